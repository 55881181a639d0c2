import Localization
import Loyalty
import Terminal

/// A password that was given for a sale: right as long as the program keeps it.
struct GivenPassword: Hashable, Sendable {
  let program: Program.ID
  let hash: PasswordHash
}

extension SaleScreen {
  /// The client's program while its password is still to be given.
  func lockedProgram(_ context: Context) -> Program? {
    guard let program = client.flatMap({ context.club.program(of: $0) }),
      let hash = program.password,
      given != GivenPassword(program: program.id, hash: hash)
    else { return nil }
    return program
  }

  /// Takes over whether the program is open: the password given counts while it is still the
  /// program's, whoever changed it.
  mutating func followPassword(_ context: Context) {
    isLocked = lockedProgram(context) != nil
    isPasswordGiven = given != nil && !isLocked
    if isLocked, part == .bonuses { part = .add }
    if let prompt, lockedProgram(context)?.id != prompt.program { self.prompt = nil }
  }

  /// Asks for the password.
  mutating func askPassword(isPaying: Bool = false, _ context: Context) {
    prompt = lockedProgram(context).map { PasswordPrompt($0.id, isPaying: isPaying, context) }
  }

  /// Takes a key of the password dialog.
  mutating func answerPrompt(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let asked = prompt, let outcome = prompt?.press(stroke, context) else { return [] }
    switch outcome {
    case .open: return []
    case .given:
      prompt = nil
      given = context.club.programs[asked.program]?.password.map {
        GivenPassword(program: asked.program, hash: $0)
      }
      quote(context)
      let name = WordValue.text(context.club.programs[asked.program]?.name ?? "")
      let told = Effect.tell(Notice(.done, context.words("sale.password.right", ["name": name])))
      return [told] + (asked.isPaying ? pay(stroke, context) : [])
    case .closed(let wrong):
      prompt = nil
      goesWithout = true
      return report(wrong, of: asked.program, context)
        + (asked.isPaying ? pay(stroke, context) : [])
    case .failed(let wrong):
      prompt = nil
      goesWithout = true
      return report(wrong, of: asked.program, context)
    }
  }

  /// Wrong passwords are written down, whether the last of them closed the dialog or somebody did.
  private mutating func report(
    _ wrong: Int,
    of program: Program.ID,
    _ context: Context
  ) -> [Effect] {
    guard wrong > 0, let client else { return [] }
    let command = Command.reportWrongPasswords(
      program: context.club.programs.reference(program),
      client: .id(client),
      tries: wrong
    )
    reported = command
    return [.perform(command)]
  }

  /// Says what became of the report of wrong passwords.
  func told(ofReport command: Command, _ context: Context, problem: String? = nil) -> [Effect] {
    guard case .reportWrongPasswords(let typed, _, let tries) = command,
      tries >= WrongPasswords.triesAllowed || problem != nil
    else { return [] }
    let program = context.club.programs.find(typed)
    let values: [String: WordValue] = [
      "name": .text(program?.name ?? typed), "count": .number(tries),
    ]
    let failed = context.words("sale.password.failed", values)
    let text = problem.map { failed + ". " + $0 } ?? failed
    return [.tell(Notice(.trouble, text, about: "wrongPassword"))]
  }

  /// Says that another desk changed the password that was given for this sale.
  func toldOfOtherPassword(_ context: Context) -> [Effect] {
    guard let program = lockedProgram(context), program.id == given?.program else { return [] }
    let name = WordValue.text(program.name)
    return [.tell(Notice(.note, context.words("sale.password.changed", ["name": name])))]
  }
}
