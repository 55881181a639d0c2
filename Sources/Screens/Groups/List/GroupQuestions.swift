import Localization
import Loyalty
import Terminal

/// What a question about groups is about.
enum GroupQuestion: Hashable, Sendable {
  /// Whether to archive these.
  case archive([Group.ID])
  /// The group cannot be archived: it is the default one.
  case isDefault(Group.ID)
  /// Whether to bring a group back.
  case restore(Group.ID)
  /// Whether to save the order before leaving.
  case unsavedOrder
}

/// Makes the questions about groups (screens.md, wireframe 12): each names people, references and
/// the way out.
struct GroupQuestions {
  private let context: Context
  private var words: Words { context.words }
  private var club: Club { context.club }

  init(_ context: Context) {
    self.context = context
  }

  /// Asks whether to archive; says why not when the default group is among them.
  func archive(_ groups: [Group]) -> Question<GroupQuestion> {
    if let blocked = groups.first(where: { !club.uses(of: $0.id).isEmpty }) {
      return inUse(blocked, among: groups)
    }
    let paragraphs =
      groups.count == 1
      ? groups.flatMap { [title([$0]), people(of: $0), words("groups.ask.archiveBack")] }
      : [title(groups), people(of: groups), words("groups.ask.archiveBack")]
    return Question(
      .archive(groups.map(\.id)),
      paragraphs,
      buttons: [button("archive", "button.archive"), button("keep", "button.leaveAsIs")],
      openedBy: nil
    )
  }

  private func inUse(_ group: Group, among groups: [Group]) -> Question<GroupQuestion> {
    let refusal = Refusal.groupInUse(group: group.name, by: club.uses(of: group.id))
    let hasOthers = club.groups.order.count > 1
    let other = hasOthers ? [button("other", "groups.button.otherDefault")] : []
    return Question(
      .isDefault(group.id),
      [title(groups), people(of: group), context.sentence(for: refusal)],
      buttons: other + [button("keep", "button.leaveAsIs")],
      openedBy: nil
    )
  }

  /// Asks whether to bring a group back.
  func restore(_ group: Group) -> Question<GroupQuestion> {
    let leads = group.loyalty != .none
    let clients = club.clientCount(in: group.id)
    let people = words(
      leads ? "groups.ask.restoreLeading" : "groups.ask.restoreClients",
      ["clients": .number(clients)]
    )
    return Question(
      .restore(group.id),
      [words("groups.ask.restore", ["name": .text(group.name)]), people],
      buttons: [button("restore", "button.restore"), button("keep", "button.leaveAsIs")],
      openedBy: nil
    )
  }

  /// Asks what to do with an order that is not saved.
  func unsavedOrder(openedBy stroke: KeyStroke) -> Question<GroupQuestion> {
    Question(
      .unsavedOrder,
      [words("groups.ask.order")],
      buttons: [
        button("save", "button.save"),
        DialogButton(id: "discard", title: words("button.discard"), key: .function(8)),
        button("stay", "button.stay"),
      ],
      openedBy: stroke
    )
  }

  private func button(_ id: String, _ key: String) -> DialogButton {
    DialogButton(id: id, title: words(key))
  }

  private func title(_ groups: [Group]) -> String {
    guard let group = groups.first, groups.count == 1 else {
      let names = words.list(groups.map(\.name), limit: 5)
      return words("groups.ask.archiveMany", ["names": .text(names)])
    }
    return words("groups.ask.archive", ["name": .text(group.name)])
  }

  /// How many clients there are, and who leads them afterwards.
  private func people(of group: Group) -> String {
    let clients = club.clientCount(in: group.id)
    guard clients > 0 else { return words("groups.ask.archiveEmpty") }
    let key = group.loyalty == .none ? "groups.members.count" : "groups.ask.archiveClients"
    var sentences = [words(key, ["clients": .number(clients), "count": .number(clients)])]
    let leading = next(without: group)
    for (next, count) in leading.prefix(Self.named) {
      let values: [String: WordValue] = ["name": .text(next.name), "count": .number(count)]
      sentences.append(words("groups.ask.archiveLeading", values))
    }
    let rest = leading.dropFirst(Self.named).reduce(0) { $0 + $1.clients }
    if rest > 0 {
      sentences.append(words("groups.ask.archiveOthersLead", ["count": .number(rest)]))
    }
    let alone = club.clientsLed(by: group.id) - leading.reduce(0) { $0 + $1.clients }
    if alone > 0 {
      sentences.append(words("groups.ask.archiveNoLeading", ["count": .number(alone)]))
    }
    return sentences.map { $0 + "." }.joined(separator: " ")
  }

  /// The groups that lead the clients afterwards, those of most clients first.
  private func next(without group: Group) -> [(group: Group, clients: Int)] {
    club.leadingGroups(without: group.id)
      .compactMap { next in next.group.map { (group: $0, clients: next.clients) } }
      .sorted { ($1.clients, place(of: $0.group)) < ($0.clients, place(of: $1.group)) }
  }

  private func place(of group: Group) -> Int { club.groups.position(of: group.id) ?? 0 }

  private func people(of groups: [Group]) -> String {
    let gone = Set(groups.map(\.id))
    let order = club.groups.order.filter { !gone.contains($0) }
    let changing = club.clientsWhoseLeadingGroupChanges(under: order)
    return words(
      changing == 0 ? "groups.ask.orderSame" : "groups.ask.orderLeading",
      ["clients": .number(changing)]
    )
  }

  /// How many of the next leading groups are named.
  private static let named = 3
}
