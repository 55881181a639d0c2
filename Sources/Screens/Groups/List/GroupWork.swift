import Localization
import Loyalty

/// The commands about groups that are under way, and what is said once the last was carried out.
struct GroupWork: Sendable {
  private var pending: [Command] = []
  private var archived: [Group.ID] = []
  private var clientsChanging = 0
  private var former: Group.ID?

  /// Asks for a command.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - clientsChanging: For how many clients an order changes the leading group.
  ///   - former: The group that was the default one before.
  /// - Returns: The command for the shell.
  mutating func begin(
    _ command: Command,
    clientsChanging: Int = 0,
    former: Group.ID? = nil
  ) -> [Effect] {
    self.clientsChanging = clientsChanging
    self.former = former
    return begin([command])
  }

  /// Asks for several commands of one kind.
  mutating func begin(_ commands: [Command]) -> [Effect] {
    archived = []
    pending += commands
    return commands.map { .perform($0) }
  }

  /// Forgets a command that was not carried out.
  mutating func drop(_ command: Command) {
    pending.removeAll { $0 == command }
  }

  /// Notes that a command was carried out; the sentence when none is left.
  mutating func finish(_ command: Command, _ context: Context) -> String? {
    guard pending.contains(command) else { return nil }
    drop(command)
    if case .archiveGroup(.id(let id)) = command { archived.append(id) }
    return pending.isEmpty ? sentence(for: command, context) : nil
  }

  private func sentence(for command: Command, _ context: Context) -> String? {
    let words = context.words
    let name = { (id: Group.ID) in context.club.groups[id]?.name ?? id.description }
    switch command {
    case .archiveGroup:
      let names = words.list(archived.map(name), limit: 3)
      return words(
        archived.count == 1 ? "groups.done.archived" : "groups.done.archivedMany",
        ["name": .text(names)]
      )
    case .restoreGroup(.id(let id)):
      return words("groups.done.restored", ["name": .text(name(id))])
    case .orderGroups:
      guard clientsChanging > 0 else { return words("groups.done.orderSame") }
      return words("groups.done.order", ["clients": .number(clientsChanging)])
    case .editGroup(.id(let id), _):
      guard let former else { return words("groups.done.default", ["name": .text(name(id))]) }
      return words(
        "groups.done.defaultMoved",
        ["name": .text(name(id)), "former": .text(name(former))]
      )
    case .createStarterGroups(let drafts):
      let first = drafts.first?.name ?? ""
      return words(
        "groups.done.starters",
        ["names": .text(words.list(drafts.map(\.name))), "name": .text(first)]
      )
    default: return nil
    }
  }
}
