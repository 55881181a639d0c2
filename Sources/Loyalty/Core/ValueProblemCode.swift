extension ValueProblem {
  /// The stable name that tills and scripts rely on (commands.md).
  public var code: String {
    switch self {
    case .amountInvalid: "amountInvalid"
    case .amountOutOfRange: "amountOutOfRange"
    case .percentInvalid: "percentInvalid"
    case .quantityInvalid: "quantityInvalid"
    case .phoneInvalid: "phoneInvalid"
    case .dateInvalid: "dateInvalid"
    case .momentInvalid: "momentInvalid"
    case .emailInvalid: "emailInvalid"
    case .nameEmpty: "nameEmpty"
    case .nameTooLong: "nameTooLong"
    case .nameUnreadable: "nameUnreadable"
    }
  }
}
