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

  /// Names a record by its number and the checksum as it stands on a sheet; nil for a text that is
  /// none: eight hexadecimal digits.
  public init?(seq: UInt64, checksumText text: String) {
    guard text.utf8.count == 8, text.utf8.allSatisfy(Self.isHex),
      let checksum = UInt32(text, radix: 16)
    else { return nil }
    self.init(seq: seq, checksum: checksum)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// The checksum as it stands in the journal: eight hexadecimal digits.
  public var checksumText: String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
