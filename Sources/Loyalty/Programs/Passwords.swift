/// What makes and checks the hashes of programs' passwords (rules.md §4.1): a slow, memory-hard
/// function of the system, handed in by whoever runs the club.
///
/// Screens and the command line use the same pair; one call costs some 10 ms on purpose.
public struct Passwords: Sendable {
  /// The most characters that a password may have.
  public static let limit = 200

  /// The hash of a password, or nil where it cannot be made.
  public let hash: @Sendable (String) -> PasswordHash?
  /// Whether a password is the one that a hash was made of.
  public let verify: @Sendable (String, PasswordHash) -> Bool

  /// Takes both functions.
  public init(
    hash: @escaping @Sendable (String) -> PasswordHash?,
    verify: @escaping @Sendable (String, PasswordHash) -> Bool
  ) {
    self.hash = hash
    self.verify = verify
  }
}
