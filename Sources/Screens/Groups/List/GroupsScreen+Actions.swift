import Localization
import Loyalty
import Terminal

extension GroupsScreen {
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    if choosing != nil { return choose(stroke, context) }
    follow(context)
    switch stroke.key {
    case .enter where offersStarters(context): return createStarters(context)
    case .function(10) where order != nil: return askToSaveOrder(stroke, context)
    case .escape where !list.isFinding && order != nil: return dropOrder(context)
    case .escape where !list.isFinding && list.find.text.isEmpty: return nil
    default: break
    }
    return list.isFinding ? find(stroke, context) : move(stroke, context)
  }

  /// A key in the find line.
  private mutating func find(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch list.handle(stroke.key, in: rows(context).table, page: page(context)) {
    case .ignored: return nil
    case .handled: return []
    case .searchChanged:
      list.found(rows(context).table)
      return []
    case .open(let id): return [.open(GroupMembersScreen(of: id, context))]
    case .action: return createNamed(context)
    case .back:
      list.isFinding = false
      return []
    }
  }

  /// A key in the rows that only moves; everything else stands in the key table.
  private mutating func move(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end: break
    case .tab, .backTab, .backspace, .escape: break
    default:
      guard order != nil, KeyboardPosition.command(for: stroke.key) == "q" else { return nil }
      return askToSaveOrder(stroke, context)
    }
    guard !context.club.groups.order.isEmpty else { return nil }
    switch list.handle(stroke.key, in: rows(context).table, page: page(context)) {
    case .ignored, .back: return nil
    case .searchChanged: follow(context)
    case .handled, .open, .action: break
    }
    return []
  }

  package mutating func run(
    _ intent: GroupsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    follow(context)
    switch intent {
    case .create: return [.open(NewGroupScreen(named: "", context))]
    case .members:
      guard let group = selected(context) else { return createNamed(context) }
      return [.open(GroupMembersScreen(of: group.id, context))]
    case .edit:
      guard let group = selected(context) else { return [] }
      return [.open(EditGroupScreen(group, context))]
    case .archive: askToArchive(chosen(context), context)
    case .mark: press(.space, context)
    case .markDown: press(.insert, context)
    case .markAll: press("*", context)
    case .find: list.startFinding()
    case .sort: choosing = GroupChoosing(orderNow: list.table.order, context)
    case .showArchive: return [.open(GroupArchiveScreen(way: way))]
    case .moveUp: shift(by: -1, context)
    case .moveDown: shift(by: 1, context)
    case .saveOrder: return saveOrder(context)
    }
    return []
  }

  private mutating func press(_ key: Key, _ context: Context) {
    _ = list.table.handle(key, in: rows(context).table, page: page(context))
  }

  private func createNamed(_ context: Context) -> [Effect] {
    [.open(NewGroupScreen(named: rows(context).unanswered ?? "", context))]
  }

  private mutating func createStarters(_ context: Context) -> [Effect] {
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.words(reason)))]
    }
    return work.begin(.createStarterGroups(StarterGroups.drafts(context.words)))
  }

  // MARK: Order

  private mutating func shift(by places: Int, _ context: Context) {
    guard let id = selected(context)?.id else { return }
    var draft = order ?? GroupOrderDraft(context.club.groups)
    draft.move(id, by: places)
    order = draft.isChanged(from: context.club.groups) ? draft : nil
    list.table.select(id: id, in: rows(context).table, page: page(context))
  }

  mutating func saveOrder(_ context: Context) -> [Effect] {
    guard let order else { return [] }
    let changing = context.club.clientsWhoseLeadingGroupChanges(under: order.ids)
    return work.begin(order.command, clientsChanging: changing)
  }

  private mutating func dropOrder(_ context: Context) -> [Effect] {
    order = nil
    follow(context)
    return [.tell(Notice(.done, context.words("groups.done.orderDropped")))]
  }

  private mutating func askToSaveOrder(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    question = GroupQuestions(context).unsavedOrder(openedBy: stroke)
    return []
  }

  // MARK: Archive

  private mutating func askToArchive(_ groups: [Group], _ context: Context) {
    guard !groups.isEmpty else { return }
    question = GroupQuestions(context).archive(groups)
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let question, let button = advance(stroke) else { return [] }
    self.question = nil
    switch (question.tag, button) {
    case (.archive(let ids), "archive"):
      list.table.marks = []
      return work.begin(ids.map { .archiveGroup(.id($0)) })
    case (.isDefault(let id), "other"):
      choosing = GroupChoosing(defaultInsteadOf: id, context)
      return []
    case (.unsavedOrder, "save"): return saveOrder(context)
    case (.unsavedOrder, "discard"):
      order = nil
      return [.back(nil)]
    default: return []
    }
  }

  private mutating func advance(_ stroke: KeyStroke) -> String? {
    question?.press(stroke)
  }

  private mutating func choose(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let choice = choosing?.press(stroke) else { return [] }
    choosing = nil
    switch choice {
    case .closed: return []
    case .order(let column):
      if let column { list.table.reorder(by: column) } else { list.table.order = nil }
      follow(context)
      return []
    case .defaultGroup(let id):
      let former = context.club.groups.defaultGroup
      return work.begin(.editGroup(.id(id), GroupEdit(isDefault: true)), former: former)
    }
  }
}
