import Localization
import Loyalty
package import Terminal

/// The groups in use, in the manager's order (screens.md, wireframe 2).
///
/// One screen for Clients → User groups and Marketing → Groups: line 1 shows the way that was walked.
package struct GroupsScreen: KeyedScreen {
  /// The section that led here.
  package enum Way: Hashable, Sendable {
    case marketing, clients
  }

  /// The section that led here.
  package let way: Way
  /// The find line, the rows, the marks.
  var list = ListState<Group.ID>(startsFinding: false, starMarks: false)
  /// The order being changed, while it is not saved.
  var order: GroupOrderDraft?
  /// The question that is open.
  var question: Question<GroupQuestion>?
  /// The list of orders, or of groups for the default mark, while it is open.
  var choosing: GroupChoosing?
  /// The commands under way, and what to say when the last of them was carried out.
  var work = GroupWork()

  package init(way: Way = .marketing) {
    self.way = way
  }

  package var helpTopic: String { "groups" }
  package var isAsking: Bool { question != nil || choosing != nil }
  package var isTyping: Bool { choosing != nil || (list.isFinding && question == nil) }
  package var hasUnsavedWork: Bool { order != nil }

  package func trail(_ context: Context) -> [String] {
    let words = context.words
    switch way {
    case .marketing: return [words("menu.section.marketing"), words("groups.title")]
    case .clients: return [words("menu.section.clients"), words("menu.item.userGroups")]
    }
  }

  /// The rows that are shown: filtered by the find line, in the order that was chosen.
  func rows(_ context: Context) -> GroupRows {
    GroupRows(
      context.club,
      ids: order?.ids ?? context.club.groups.order,
      typed: list.find.text,
      sortedBy: list.table.order
    )
  }

  /// The group under the cursor.
  func selected(_ context: Context) -> Group? {
    var table = list.table
    table.follow(rows(context).table)
    return table.selectedID.flatMap { context.club.groups[$0] }
  }

  /// The marked groups, or else the selected one, in the manager's order.
  func chosen(_ context: Context) -> [Group] {
    let marked = context.club.groups.inUse.filter { list.table.marks.contains($0.id) }
    return marked.isEmpty ? selected(context).map { [$0] } ?? [] : marked
  }

  /// Whether there is no group at all, so that the three starter groups are offered.
  func offersStarters(_ context: Context) -> Bool {
    context.club.groups.order.isEmpty && context.club.groups.archived.isEmpty
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    guard order == nil else { return Status(words("state.orderUnsaved")) }
    let total = context.club.groups.order.count
    var parts: [String] = []
    if list.find.text.isEmpty {
      parts.append(words("groups.count", ["count": .number(total)]))
    } else {
      let rows = rows(context)
      let found = WordValue.number(rows.ids.count)
      parts.append(words("clients.found", ["found": found, "total": .number(total)]))
      if case .layout(_, _, let meant) = rows.repair {
        parts.append(words("clients.found.byLayout", ["meant": .text(meant)]))
      }
    }
    if !list.table.marks.isEmpty {
      parts.append(words("frame.marked", ["count": .number(list.table.marks.count)]))
    }
    let archived = context.club.groups.archived.count
    if archived > 0 { parts.append(words("groups.count.archived", ["count": .number(archived)])) }
    if let order = list.table.order { parts.append(words("groups.sortedBy." + order.column)) }
    return Status(parts.joined(separator: " · "))
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if let question { return question.hints(context) }
    if choosing != nil { return GroupChoosing.hints(context) }
    let words = context.words
    if rows(context).unanswered != nil {
      return [
        Footer.Item(key: words("keyname.enter"), label: words("groups.key.new")),
        Footer.Item(key: words("keyname.escape"), label: words("key.clearFind")),
      ]
    }
    guard offersStarters(context), context.whyReadOnly == nil else { return nil }
    return [
      Footer.Item(key: words("keyname.enter"), label: words("groups.key.starters")),
      Footer.Item(key: "F7", label: words("groups.key.new")),
    ]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, _):
      let done = work.finish(command, context)
      if case .orderGroups = command { order = nil }
      follow(context)
      return done.map { [.tell(Notice(.done, $0))] } ?? []
    case .refused(let command, let refusal):
      work.drop(command)
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence):
      work.drop(command)
      return [.tell(Notice(.trouble, sentence))]
    case .clubChanged:
      order?.follow(context.club.groups)
      follow(context)
      return []
    case .returned(.group(let id)?):
      list.find.clear()
      list.table.order = nil
      list.table.select(id: id, in: rows(context).table, page: page(context))
      return []
    case .messagesMoved, .returned, .notFounded, .notExported, .progressed, .finished: return []
    }
  }

  /// Keeps selection and marks on records that are still there.
  mutating func follow(_ context: Context) {
    list.table.marks.formIntersection(context.club.groups.order)
    list.table.follow(rows(context).table)
  }

  /// Rows of the table that the screen shows at once.
  func page(_ context: Context) -> Int {
    max(3, ScreenFrame.bodyRect(in: context.size).rows - 10)
  }
}
