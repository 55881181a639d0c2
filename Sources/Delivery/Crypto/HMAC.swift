/// A code by which the holder of a key knows that bytes are unchanged: HMAC-SHA256 (RFC 2104).
package enum HMAC {
  /// The code of bytes under a key.
  package static func code(of bytes: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
    var key = key.count > SHA256.blockLength ? SHA256.digest(of: key) : key
    key += [UInt8](repeating: 0, count: SHA256.blockLength - key.count)
    var inner = SHA256()
    inner.update(key.map { $0 ^ 0x36 })
    inner.update(bytes)
    var outer = SHA256()
    outer.update(key.map { $0 ^ 0x5c })
    outer.update(inner.finish())
    return outer.finish()
  }

  /// Whether two codes are the same, in a time that tells nothing of where they differ.
  package static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
