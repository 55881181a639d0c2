extension Day {
  /// Reads "2026-06-30"; throws `dateInvalid`.
  public init(iso text: some StringProtocol) throws(ValueProblem) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = DigitText.number(parts[0], digits: 4...4),
      let month = DigitText.number(parts[1], digits: 2...2),
      let day = DigitText.number(parts[2], digits: 2...2),
      let valid = Day.existing(year: year, month: month, day: day)
    else { throw .dateInvalid(String(text.prefix(100))) }
    self = valid
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
