extension Day {
  /// Reads "2026-06-30"; throws `dateInvalid`.
  public init(iso text: String) throws(ValueProblem) {
    var reader = DigitReader(text.utf8)
    guard let day = reader.day(), reader.isAtEnd else {
      throw .dateInvalid(String(text.prefix(100)))
    }
    self = day
  }

  /// The day as files write it: "2026-06-30".
  public var iso: String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      var text = DigitBuffer(buffer)
      text.put(self)
      return text.string
    }
  }
}

extension Day: CustomStringConvertible {
  /// The ISO form, for logs and failing tests.
  public var description: String { iso }
}
