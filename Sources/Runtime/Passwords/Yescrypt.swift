import CCrypt
package import Loyalty

/// Hashes and checks the passwords of programs (rules.md §4.1) by yescrypt, the memory-hard
/// function of the system's libcrypt.
///
/// It stands in every Debian beside the C library, so that no package is added for it. One hash or
/// check costs some 10 ms and 4 MB, on purpose.
package enum Yescrypt {
  /// Why a password was not hashed.
  package enum Problem: Error, Hashable, Sendable {
    /// Nothing was given.
    case empty
    /// It is longer than libcrypt takes, in bytes.
    case tooLong(Int)
    /// It holds a zero byte, at which C ends a text.
    case zeroByte
    /// libcrypt failed with the system's error number.
    case system(Int32)
  }

  /// The most bytes of UTF-8 that a password may have.
  package static let limit = 511

  /// The hash of a password under a salt of its own.
  package static func hash(_ password: String) throws(Problem) -> PasswordHash {
    var setting = [CChar](repeating: 0, count: Int(frontdesk_crypt_size))
    let failure = frontdesk_crypt_setting(&setting)
    guard failure == 0 else { throw .system(failure) }
    return PasswordHash(try hash(password, setting: setting))
  }

  /// Whether a password is the one that was hashed; false for what cannot be one.
  package static func matches(_ password: String, _ hash: PasswordHash) -> Bool {
    let setting = hash.text.utf8CString
    guard let again = try? self.hash(password, setting: Array(setting)) else { return false }
    return isSame(Array(again.utf8), Array(hash.text.utf8))
  }

  private static func hash(
    _ password: String,
    setting: [CChar]
  ) throws(Problem) -> String {
    let bytes = password.utf8
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limit else { throw .tooLong(bytes.count) }
    guard !bytes.contains(0) else { throw .zeroByte }
    var out = [CChar](repeating: 0, count: Int(frontdesk_crypt_size))
    let failure = frontdesk_crypt_hash(password, setting, &out)
    guard failure == 0 else { throw .system(failure) }
    let text = out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Compares without telling by its time how much is equal.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension Passwords {
  /// The system's yescrypt.
  package static let system = Passwords(
    hash: { try? Yescrypt.hash($0) },
    verify: Yescrypt.matches
  )
}
