import Localization
package import Loyalty
package import Terminal

/// What the keys of putting clients into groups ask for.
package enum ClientGroupsIntent: Hashable, Sendable {
  case apply, mark, create, close
}

/// Puts clients into groups and takes them out: all groups with who of the clients is in them.
///
/// Typing finds a group, or names a new one. Enter does what was marked, else puts the clients into
/// the selected group; for more than one client it asks first.
package struct ClientGroupsScreen: KeyedScreen {
  /// What is wished, for whom.
  package internal(set) var plan: GroupPlan
  /// The find line and the selection.
  var list = ListState<Group.ID>(startsFinding: true, starMarks: false)
  /// The question before many clients are changed.
  var question: Question<Void>?
  /// The commands that are still to be carried out, the one under way first.
  private var queue: [Command] = []
  /// What was done so far, in words.
  private var done: [String] = []

  /// Opens the groups for clients.
  package init(_ clients: [Client.ID], _ context: Context) {
    plan = GroupPlan(clients, context.club)
  }

  package var helpTopic: String { "groups" }
  package var isTyping: Bool { question == nil }
  package var isAsking: Bool { question != nil }
  package var hasUnsavedWork: Bool { !queue.isEmpty }
  package func trail(_ context: Context) -> [String] { [context.words("groups.pick.title")] }
  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  package static let keys = KeyTable<ClientGroupsIntent, KeyState<ClientGroupsScreen>> {
    Binding(
      .enter,
      .control("s"),
      does: .apply,
      label: "clients.key.apply",
      tooltip: "clients.key.apply.hint",
      footer: 1
    )
    Binding(
      .space,
      .insert,
      .control("t"),
      alsoInText: [.space],
      does: .mark,
      label: "key.mark",
      tooltip: "clients.key.markGroup.hint",
      footer: 2,
      unless: { $0.screen.selected($0.context) == nil ? "why.nothingSelected" : nil }
    )
    Binding(
      .function(7),
      .control("n"),
      does: .create,
      label: "groups.key.new",
      tooltip: "clients.key.newGroup.hint",
      footer: 3
    )
    Binding(.escape, does: .close, label: "key.close", tooltip: "key.clearFind.hint", footer: 4)
  }

  // MARK: Rows

  /// The groups that what was typed leaves, in any layout of the keyboard.
  func groups(_ context: Context) -> [Group] {
    let all = context.club.groups.inUse
    let typed = list.find.text
    guard !typed.isBlank else { return all }
    let layouts: [(KeyboardLayout, KeyboardLayout)] = [
      (.us, .russian), (.us, .ukrainian), (.russian, .us), (.ukrainian, .us),
    ]
    let readings = [typed] + layouts.map { $0.0.retyped(typed, on: $0.1) }
    for reading in readings {
      let letters = FoldedText.folded(reading)
      let found = all.filter { FoldedText.folded($0.name).contains(letters) }
      if !found.isEmpty { return found }
    }
    return []
  }

  func rows(_ context: Context) -> TableRows<Group.ID> {
    TableRows(groups(context).map(\.id), hasActionRow: newName(context) != nil)
  }

  /// The name of the group that the row below offers to create.
  func newName(_ context: Context) -> String? {
    let typed = list.find.text
    guard !typed.isBlank, context.club.groups.named(typed) == nil else { return nil }
    return typed
  }

  func selected(_ context: Context) -> Group.ID? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    guard queue.isEmpty else { return [] }
    switch stroke.key {
    case .space where list.find.text.isEmpty: return nil
    case .enter: return apply(stroke, context)
    case .up, .down, .pageUp, .pageDown, .home, .end, .left, .right, .backspace, .delete,
      .character, .paste, .control("w"), .control("u"):
      return give(stroke.key, context)
    default: return nil
    }
  }

  private mutating func give(_ key: Key, _ context: Context) -> [Effect] {
    switch list.handle(key, in: rows(context), page: 10) {
    case .searchChanged:
      list.found(rows(context))
      return []
    case .back: return [.back(nil)]
    case .ignored, .handled, .open, .action: return []
    }
  }

  package mutating func run(
    _ intent: ClientGroupsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .apply: return apply(KeyStroke(.control("s"), at: time), context)
    case .mark:
      if let group = selected(context) { plan.toggle(group) }
      return []
    case .create: return create(context)
    case .close: return give(.escape, context)
    }
  }

  /// Does what was marked, else puts the clients into the selected group.
  private mutating func apply(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard !plan.wishes.isEmpty else {
      guard let group = selected(context) else { return create(context) }
      plan.wish(group, true)
      guard !plan.wishes.isEmpty else {
        return [
          .tell(
            Notice(
              .reason,
              context.words(
                "clients.allInside",
                ["group": .text(context.club.groups[group]?.name ?? "")]
              )
            )
          )
        ]
      }
      return begin(stroke, context)
    }
    return begin(stroke, context)
  }

  private mutating func begin(_ stroke: KeyStroke?, _ context: Context) -> [Effect] {
    guard plan.clients.count > 1 else { return start(context) }
    question = GroupPlanWords(plan, context).question(openedBy: stroke)
    return []
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let button = question?.press(stroke) else { return [] }
    question = nil
    return button == "apply" ? start(context) : []
  }

  private mutating func create(_ context: Context) -> [Effect] {
    guard let name = newName(context) else {
      return [.tell(Notice(.reason, context.words("clients.nameNewGroup")))]
    }
    let command = Command.createGroup(GroupDraft(name: name))
    queue = [command]
    return [.perform(command)]
  }

  private mutating func start(_ context: Context) -> [Effect] {
    queue = plan.commands(context.club)
    done = []
    return next(context)
  }

  /// Carries out the next command; after the last one the screen closes and says what was done.
  private mutating func next(_ context: Context) -> [Effect] {
    if let command = queue.first { return [.perform(command)] }
    return [.back(nil), .tell(Notice(.done, done.joined(separator: " · ")))]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, let answer) where command == queue.first:
      queue.removeFirst()
      if case .groups(let ids) = answer { return created(ids, context) }
      done.append(GroupPlanWords(plan, context).done(command, answer))
      return next(context)
    case .refused(let command, let refusal) where command == queue.first:
      return stop(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))
    case .notSaved(let command, let sentence) where command == queue.first:
      return stop(Notice(.trouble, sentence))
    case .clubChanged:
      if queue.isEmpty { plan.count(context.club) }
      list.table.follow(rows(context))
      return []
    default: return []
    }
  }

  private mutating func stop(_ notice: Notice) -> [Effect] {
    queue = []
    return [.tell(notice)]
  }

  /// A new group was named: the clients go into it at once, together with what was marked.
  private mutating func created(_ ids: [Group.ID], _ context: Context) -> [Effect] {
    list.find.clear()
    guard let id = ids.first else { return [] }
    list.table.select(id: id, in: rows(context))
    plan.wish(id, true)
    return begin(nil, context)
  }
}
