import Localization
import Loyalty
package import Terminal

/// What the keys of the archive of groups ask for.
package enum GroupArchiveIntent: Hashable, Sendable {
  case restore, members, find, inUse
}

/// The archived groups, the last archived first, to look at and to bring back.
package struct GroupArchiveScreen: KeyedScreen {
  /// The section that led to the groups.
  let way: GroupsScreen.Way
  /// The find line and the rows.
  var list = ListState<Group.ID>(startsFinding: false, starMarks: false)
  /// Whether to bring a group back, while it is asked.
  var question: Question<GroupQuestion>?
  private var work = GroupWork()

  init(way: GroupsScreen.Way) {
    self.way = way
  }

  package static let keys = KeyTable<GroupArchiveIntent, KeyState<GroupArchiveScreen>> {
    Binding(
      .function(8),
      "d",
      .delete,
      does: .restore,
      label: "groups.key.restore",
      tooltip: "groups.key.restore.hint",
      footer: 1,
      unless: { $0.context.whyNotWrite ?? $0.whyNothing }
    )
    Binding(
      .enter,
      does: .members,
      label: "groups.key.members",
      tooltip: "groups.key.members.hint",
      footer: 2,
      unless: { $0.whyNothing }
    )
    Binding(
      "f",
      does: .inUse,
      label: "groups.key.showInUse",
      tooltip: "groups.key.showInUse.hint",
      footer: 3
    )
    Binding.find(
      does: .find,
      footer: 4,
      unless: { $0.whyNothing }
    )
  }

  package var helpTopic: String { "groups" }
  package var isAsking: Bool { question != nil }
  package var isTyping: Bool { list.isFinding && question == nil }

  package func trail(_ context: Context) -> [String] { [context.words("groups.archive.title")] }

  package func status(_ context: Context) -> Status {
    Status(
      context.words("groups.count", ["count": .number(context.club.groups.archived.count)])
    )
  }

  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  func rows(_ context: Context) -> GroupRows {
    GroupRows(
      context.club,
      ids: context.club.groups.archived,
      typed: list.find.text,
      sortedBy: nil
    )
  }

  private func tableRows(_ context: Context) -> TableRows<Group.ID> {
    rows(context).withoutActionRow.table
  }

  func selected(_ context: Context) -> Group? {
    var table = list.table
    table.follow(tableRows(context))
    return table.selectedID.flatMap { context.club.groups[$0] }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    guard list.takes(stroke.key) else { return nil }
    switch list.handle(stroke.key, in: tableRows(context)) {
    case .ignored: return nil
    case .open(let id): return [.open(GroupMembersScreen(of: id, context))]
    case .searchChanged: list.found(tableRows(context))
    case .back: list.isFinding = false
    case .handled, .action: break
    }
    return []
  }

  package mutating func run(
    _ intent: GroupArchiveIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .find: list.startFinding()
    case .inUse: return [.back(nil)]
    case .members:
      return selected(context).map { [.open(GroupMembersScreen(of: $0.id, context))] } ?? []
    case .restore: question = selected(context).map { GroupQuestions(context).restore($0) }
    }
    return []
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let tag = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    guard case .restore(let id) = tag, button == "restore" else { return [] }
    return work.begin(.restoreGroup(.id(id)))
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    list.table.follow(tableRows(context))
    switch news {
    case .performed(let command, _):
      let done = work.finish(command, context)
      let tell = done.map { [Effect.tell(Notice(.done, $0))] } ?? []
      guard case .restoreGroup(.id(let id)) = command, context.club.groups.archived.isEmpty else {
        return tell
      }
      return [.back(.group(id))] + tell
    case .refused(let command, let refusal):
      work.drop(command)
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence):
      work.drop(command)
      return [.tell(Notice(.trouble, sentence))]
    case .clubChanged, .messagesMoved, .returned, .notFounded, .notExported, .progressed, .finished:
      return []
    }
  }

  // MARK: Picture

  package func view(_ context: Context) -> View {
    let rows = rows(context)
    let empty =
      rows.unanswered == nil ? "groups.archive.empty" : "groups.archive.nothingFound"
    var table = GroupTable(context, isInUse: false).view(rows.withoutActionRow, list)
    table.empty = [context.words(empty)]
    let find: View =
      list.isFinding || !list.find.text.isEmpty
      ? .findLine(
        FindLineView(context.words("key.find"), list.find, isFocused: isTyping)
      ) : .blank
    var parts = [
      StackPart(find, .fixed(1)), StackPart(.table(table), .filling(atLeast: 4)),
    ]
    if let group = selected(context) {
      parts += [
        .gap(), StackPart(GroupAbout(context).view(group), .fixed(GroupAbout.rows)), .gap(),
      ]
    }
    let note = TextView(lines: [context.words("groups.archive.about")], style: .muted)
    let view = View.stack(parts + [StackPart(.text(note)), .gap()])
    return question.map { $0.over(view) } ?? view
  }
}

extension KeyState<GroupArchiveScreen> {
  /// There is no archived group.
  var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }
}
