package import Loyalty

/// What makes and checks the hashes of programs' passwords: a slow function of the system.
package struct Passwords: Sendable {
  /// The most characters that a password may have.
  package static let limit = 200

  /// The hash of a password, or nil where it cannot be made.
  package let hash: @Sendable (String) -> PasswordHash?
  /// Whether a password is the one that a hash was made of.
  package let verify: @Sendable (String, PasswordHash) -> Bool

  /// Takes both functions.
  package init(
    hash: @escaping @Sendable (String) -> PasswordHash?,
    verify: @escaping @Sendable (String, PasswordHash) -> Bool
  ) {
    self.hash = hash
    self.verify = verify
  }
}
