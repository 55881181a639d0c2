/// Wrong passwords of a program that were given at a desk until the dialog closed (rules.md §4.1).
///
/// Nothing of the club changes by it; the journal keeps who tried, and the journal of actions shows
/// it.
public struct WrongPasswords: Hashable, Sendable {
  /// The program whose password was asked.
  public let program: Program.ID
  /// Who was buying.
  public let client: Client.ID
  /// How many passwords were wrong.
  public let tries: Int

  /// How many wrong passwords close the dialog.
  public static let triesAllowed = 3
  /// The most tries that one report may tell of.
  public static let triesLimit = 1_000

  /// Takes who tried what how often.
  public init(program: Program.ID, client: Client.ID, tries: Int) {
    self.program = program
    self.client = client
    self.tries = tries
  }
}

extension Club {
  /// Writes down that wrong passwords of a program were given.
  func reportWrongPasswords(
    of typed: String,
    by reference: ClientReference,
    tries: Int
  ) throws(Refusal) -> [Event] {
    guard (1...WrongPasswords.triesLimit).contains(tries) else {
      throw .amountInvalid(typed: String(tries))
    }
    let program = try program(typed)
    let client = try client(reference)
    return [.wrongPasswordsGiven(WrongPasswords(program: program.id, client: client, tries: tries))]
  }
}
