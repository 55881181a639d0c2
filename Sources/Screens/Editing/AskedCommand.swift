import Loyalty

/// The command that a screen's question led to, and what is told once it was carried out.
struct AskedCommand: Sendable {
  private var command: Command?
  private var done = ""

  /// Asks for a command.
  mutating func begin(_ command: Command, done: String) -> [Effect] {
    self.command = command
    self.done = done
    return [.perform(command)]
  }

  /// Tells what came of it; nil where the news are about something else.
  mutating func receive(_ news: News, _ context: Context) -> [Effect]? {
    let notice: Notice
    switch news {
    case .performed(let command, _) where command == self.command: notice = Notice(.done, done)
    case .refused(let command, let refusal) where command == self.command:
      notice = Notice(.trouble, context.sentence(for: refusal), about: refusal.code)
    case .notSaved(let command, let sentence) where command == self.command:
      notice = Notice(.trouble, sentence)
    default: return nil
    }
    command = nil
    return [.tell(notice)]
  }
}
