import Loyalty

/// The command that a screen's question led to, and what is told once it was carried out.
struct AskedCommand: Sendable {
  private var command: Command?
  private var waiting: [Command] = []
  private var done = ""

  /// Asks for a command.
  mutating func begin(_ command: Command, done: String) -> [Effect] {
    begin([command], done: done)
  }

  /// Asks for commands one after another; the first that is refused ends them.
  mutating func begin(_ commands: [Command], done: String) -> [Effect] {
    self.done = done
    waiting = commands
    return next()
  }

  private mutating func next() -> [Effect] {
    command = waiting.isEmpty ? nil : waiting.removeFirst()
    return command.map { [.perform($0)] } ?? []
  }

  /// Tells what came of it; nil where the news are about something else.
  mutating func receive(_ news: News, _ context: Context) -> [Effect]? {
    let notice: Notice
    switch news {
    case .performed(let command, _) where command == self.command:
      guard waiting.isEmpty else { return next() }
      notice = Notice(.done, done)
    case .refused(let command, let refusal) where command == self.command:
      notice = Notice(.trouble, context.sentence(for: refusal), about: refusal.code)
    case .notSaved(let command, let sentence) where command == self.command:
      notice = Notice(.trouble, sentence)
    default: return nil
    }
    (command, waiting) = (nil, [])
    return [.tell(notice)]
  }
}
