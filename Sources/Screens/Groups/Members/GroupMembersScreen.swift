import Localization
import Loyalty
package import Terminal

/// The clients of one group: find among them, add one, take some out, open a card.
package struct GroupMembersScreen: KeyedScreen {
  /// The group.
  let group: Group.ID
  /// The find line, the rows, the marks.
  var list = ListState<Client.ID>(startsFinding: false)
  /// The members that are shown, the last registered first, or the best match first.
  private(set) var ids: [Client.ID] = []
  /// Whether to take clients out, while it is asked.
  var question: Question<[Client.ID]>?
  /// The command under way.
  private var pending: Command?

  /// Opens the list of a group's members.
  init(of group: Group.ID, _ context: Context) {
    self.group = group
    find(context)
  }

  package var helpTopic: String { "groups" }
  package var isAsking: Bool { question != nil }
  package var isTyping: Bool { list.isFinding && question == nil }

  package func trail(_ context: Context) -> [String] {
    let count = context.club.clientCount(in: group)
    return [
      name(context),
      context.words("groups.members.titleCount", ["count": .number(count)]),
    ]
  }

  func name(_ context: Context) -> String { context.club.groups[group]?.name ?? "" }

  var rows: TableRows<Client.ID> { TableRows(ids) }

  /// The marked members, or else the selected one, in the list's order.
  var chosen: [Client.ID] {
    let marks = list.table.marks
    guard marks.isEmpty else { return marks.sorted(by: >) }
    var table = list.table
    table.follow(rows)
    return table.selectedID.map { [$0] } ?? []
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    let total = context.club.clientCount(in: group)
    let text =
      list.find.text.isEmpty
      ? words("groups.members.count", ["count": .number(total)])
      : words("clients.found", ["found": .number(ids.count), "total": .number(total)])
    guard !list.table.marks.isEmpty else { return Status(text) }
    let marked = words("frame.marked", ["count": .number(list.table.marks.count)])
    return Status(text + " · " + marked)
  }

  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  // MARK: Rows

  /// Looks for the members anew.
  ///
  /// Cost: a look at each client.
  private mutating func find(_ context: Context) {
    let clients = context.club.clients
    if list.find.text.isEmpty {
      ids = clients.clients(in: group).reversed()
    } else {
      let found = clients.find(list.find.text, limit: clients.count)
      ids = found.ids.filter { clients.groups(of: $0).contains(group) }
    }
    list.table.follow(rows)
  }

  /// Rows of the table that the screen shows at once.
  func page(_ context: Context) -> Int {
    max(3, ScreenFrame.bodyRect(in: context.size).rows - 3)
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke) }
    guard list.takes(stroke.key) else { return nil }
    switch list.handle(stroke.key, in: rows, page: page(context)) {
    case .ignored: return nil
    case .open(let id): return openCard(id)
    case .searchChanged:
      find(context)
      list.found(rows)
    case .back: list.isFinding = false
    case .handled, .action: break
    }
    return []
  }

  package mutating func run(
    _ intent: GroupMembersIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    list.table.follow(rows)
    switch intent {
    case .card: return list.table.selectedID.map { openCard($0) } ?? []
    case .add: return [.open(ClientsScreen(choosing: true))]
    case .takeOut: askToTakeOut(context)
    case .mark: _ = list.table.handle(.space, in: rows, page: page(context))
    case .markDown: _ = list.table.handle(.insert, in: rows, page: page(context))
    case .markAll: _ = list.table.handle("*", in: rows, page: page(context))
    case .find: list.startFinding()
    }
    return []
  }

  private func openCard(_ id: Client.ID) -> [Effect] {
    [.open(ClientCardScreen(id: id))]
  }

  private mutating func askToTakeOut(_ context: Context) {
    let clients = chosen
    guard let first = clients.first else { return }
    let words = context.words
    let who =
      clients.count == 1
      ? context.card(first)?.name ?? "№ " + first.description
      : words("groups.pick.clients", ["count": .number(clients.count)])
    question = Question(
      clients,
      [
        words("groups.ask.takeOut", ["group": .text(name(context)), "who": .text(who)]),
        words("groups.ask.takeOutStays"),
      ],
      buttons: [
        DialogButton(id: "takeOut", title: words("groups.pick.takeOut")),
        DialogButton(id: "keep", title: words("button.leaveAsIs")),
      ],
      openedBy: nil
    )
  }

  private mutating func answer(_ stroke: KeyStroke) -> [Effect] {
    guard let clients = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    guard button == "takeOut" else { return [] }
    return perform(.removeFromGroup(clients.map { .id($0) }, .id(group)))
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    pending = command
    return [.perform(command)]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, let answer):
      guard command == pending else { return [] }
      pending = nil
      return done(answer, context).map { [.tell(Notice(.done, $0))] } ?? []
    case .refused(_, let refusal):
      pending = nil
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(_, let sentence):
      pending = nil
      return [.tell(Notice(.trouble, sentence))]
    case .clubChanged(let change):
      follow(change.events, context)
      return []
    case .returned(let choice):
      guard case .client(let id)? = choice else { return [] }
      list.find.clear()
      find(context)
      guard !ids.contains(id) else {
        list.table.select(id: id, in: rows, page: page(context))
        return [.tell(Notice(.note, context.words("groups.members.already")))]
      }
      return perform(.addToGroup([.id(id)], .id(group)))
    case .messagesMoved, .notFounded, .notExported, .progressed, .finished: return []
    }
  }

  /// Follows what was done here or by another desk; a member put in from here is selected.
  private mutating func follow(_ events: [Event], _ context: Context) {
    find(context)
    list.table.marks = list.table.marks.filter {
      context.club.clients.groups(of: $0).contains(group)
    }
    guard pending != nil else { return }
    for case .clientsAddedToGroup(group, let ids) in events {
      guard let id = ids.first else { continue }
      list.table.select(id: id, in: rows, page: page(context))
    }
  }

  private func done(_ answer: Answer, _ context: Context) -> String? {
    let group = WordValue.text(name(context))
    switch answer {
    case .added(let count):
      return context.words("groups.done.added", ["group": group, "added": .number(count)])
    case .removed(let count):
      return context.words("groups.done.takenOut", ["group": group, "removed": .number(count)])
    default: return nil
    }
  }
}
