import Localization
import Loyalty
import Terminal

/// Says whom a plan is about, what it will do and what it did.
struct GroupPlanWords {
  private let plan: GroupPlan
  private let context: Context

  init(_ plan: GroupPlan, _ context: Context) {
    self.plan = plan
    self.context = context
  }

  private var words: Words { context.words }
  private var count: Int { plan.clients.count }

  /// How many clients, and their names.
  var people: String {
    count == 1 ? names : words("clients.count", ["count": .number(count)]) + ": " + names
  }

  /// Names of the clients; of many, the first three and how many more.
  private var names: String {
    let names = plan.clients.prefix(3).map { context.name(of: $0) }
    guard count > names.count else { return words.list(names) }
    let first = names.joined(separator: ", ")
    return words("list.more", ["first": .text(first), "count": .number(count - names.count)])
  }

  /// The question before the clients are changed: how many, which groups.
  func question(openedBy stroke: KeyStroke?) -> Question<Void> {
    let wishes = plan.ordered(context.club)
    let sentences = wishes.map { group, isIn in
      words(
        isIn ? "clients.ask.putIn" : "clients.ask.takeOut",
        ["count": .number(count), "group": .text(group.name)]
      )
    }
    let already = wishes.filter { $0.isIn && plan.inside($0.group.id) > 0 }.map { group, _ in
      words(
        "clients.ask.already",
        ["group": .text(group.name), "inside": .number(plan.inside(group.id))]
      )
    }
    let isOneWay = Set(wishes.map(\.isIn))
    let verb =
      isOneWay == [true]
      ? "groups.pick.putIn" : isOneWay == [false] ? "groups.pick.takeOut" : "button.save"
    return Question(
      (),
      sentences + already + [names],
      buttons: [
        DialogButton(id: "apply", title: words(verb)),
        DialogButton(id: "leave", title: words("button.leaveAsIs")),
      ],
      openedBy: stroke
    )
  }

  /// What a command did: how many were put in or taken out.
  func done(_ command: Command, _ answer: Answer) -> String {
    guard count > 1 else { return one }
    switch (command, answer) {
    case (.addToGroup(_, let group), .added(let added)):
      return words(
        "groups.done.putIn",
        [
          "group": .text(name(group)), "added": .number(added),
          "already": .number(count - added),
        ]
      )
    case (.removeFromGroup(_, let group), .removed(let removed)):
      return words(
        "groups.done.takenOut",
        ["group": .text(name(group)), "removed": .number(removed)]
      )
    default: return words("clients.done.nothingChanged")
    }
  }

  /// The groups that the one client is in now.
  private var one: String {
    guard let id = plan.clients.first else { return "" }
    let set = context.club.clients.groups(of: id)
    let names = context.club.groups.inUse.filter { set.contains($0.id) }.map(\.name)
    let groups = names.isEmpty ? words("clients.groups.none") : names.joined(separator: ", ")
    return words(
      "clients.done.groups",
      ["name": .text(context.name(of: id)), "groups": .text(groups)]
    )
  }

  private func name(_ reference: GroupReference) -> String {
    (try? context.club.group(reference))?.name ?? ""
  }

  /// What Enter would do now.
  func outlook(selected: Group?) -> String {
    let wishes = plan.ordered(context.club)
    guard wishes.isEmpty else {
      let names = { (isIn: Bool) in
        wishes.filter { $0.isIn == isIn }.map(\.group.name).joined(separator: ", ")
      }
      let parts = [
        ("clients.pick.willPutIn", names(true)), ("clients.pick.willTakeOut", names(false)),
      ]
      return parts.filter { !$0.1.isEmpty }
        .map { words($0.0, ["groups": .text($0.1)]) }.joined(separator: " · ").capitalisedFirst
    }
    guard let selected else { return "" }
    let isAllIn = plan.inside(selected.id) == count
    return words(
      isAllIn ? "clients.pick.spaceTakesOut" : "clients.pick.enterPutsIn",
      ["group": .text(selected.name)]
    )
  }
}
