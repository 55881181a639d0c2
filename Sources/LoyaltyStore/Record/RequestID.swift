/// The name that a caller gives to one request, so that repeating it does nothing twice.
public struct RequestID: Hashable, Sendable {
  /// The name, as the caller gave it.
  public let id: String
  /// What was asked, in short: the same name with other content is a conflict.
  public let content: String

  /// Names a request by its content's bytes, which must be the same for every repeat.
  public init(_ id: String, content: some Sequence<UInt8>) {
    self.id = id
    self.content = Self.fingerprint(content)
  }

  init(id: String, fingerprint: String) {
    self.id = id
    content = fingerprint
  }

  /// FNV-1a over 64 bits, in hexadecimal digits.
  private static func fingerprint(_ content: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in content { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
