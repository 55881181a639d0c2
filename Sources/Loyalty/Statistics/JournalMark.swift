/// A record of the journal, as printed sheets name it: whoever keeps the sheet can look whether the
/// journal is still the same.
public struct JournalMark: Hashable, Sendable {
  /// The record's number.
  public let seq: UInt64
  /// The checksum of its line.
  public let checksum: UInt32

  /// Names a record.
  public init(seq: UInt64, checksum: UInt32) {
    self.seq = seq
    self.checksum = checksum
  }

  /// The checksum as it stands in the journal: eight hexadecimal digits.
  public var checksumText: String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
