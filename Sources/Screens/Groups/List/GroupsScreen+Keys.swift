import Loyalty
package import Terminal

/// What the keys of the list of groups ask for.
package enum GroupsIntent: Hashable, Sendable {
  case create, members, edit, archive, mark, markDown, markAll, find, sort, showArchive
  case moveUp, moveDown, saveOrder
}

extension GroupsScreen {
  package static let keys = KeyTable<GroupsIntent, KeyState<GroupsScreen>> {
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .create,
      label: "groups.key.new",
      tooltip: "groups.key.new.hint",
      footer: 1,
      unless: { $0.whyNotWrite }
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
      .function(4),
      "e",
      does: .edit,
      label: "key.edit",
      tooltip: "groups.key.edit.hint",
      footer: 3,
      unless: { $0.whyNotWrite ?? $0.whyNothing }
    )
    Binding(
      .space,
      does: .mark,
      label: "key.mark",
      tooltip: "key.mark.hint",
      footer: 4,
      unless: { $0.whyNothing }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .archive,
      label: "groups.key.archive",
      tooltip: "groups.key.archive.hint",
      footer: 5,
      unless: { $0.whyNotWrite ?? $0.whyNothing ?? $0.whyOrderUnsaved }
    )
    marking
    moving
    looking
  }

  private static let marking = KeyTable<GroupsIntent, KeyState<GroupsScreen>> {
    Binding(
      .insert,
      .control("t"),
      does: .markDown,
      label: "key.markDown",
      tooltip: "key.markDown.hint",
      unless: { $0.whyNothing }
    )
    Binding(
      "*",
      .control("e"),
      does: .markAll,
      label: "key.markAll",
      tooltip: "key.markAll.hint",
      unless: { $0.whyNothing }
    )
  }

  private static let moving = KeyTable<GroupsIntent, KeyState<GroupsScreen>> {
    Binding(
      "+",
      silent: ["="],
      does: .moveUp,
      label: "key.moveUp",
      tooltip: "key.moveUp.hint",
      unless: { $0.whyNotMove(by: -1) }
    )
    Binding(
      "-",
      does: .moveDown,
      label: "key.moveDown",
      tooltip: "key.moveDown.hint",
      unless: { $0.whyNotMove(by: 1) }
    )
    Binding(
      .control("s"),
      does: .saveOrder,
      label: "groups.key.saveOrder",
      tooltip: "groups.key.saveOrder.hint",
      footer: 0,
      unless: { $0.screen.order == nil ? "why.nothingToSave" : nil }
    )
  }

  private static let looking = KeyTable<GroupsIntent, KeyState<GroupsScreen>> {
    Binding(
      .function(6),
      "s",
      does: .sort,
      label: "key.sort",
      tooltip: "key.sort.hint",
      footer: 6,
      unless: { $0.whyNothing ?? $0.whyOrderUnsaved }
    )
    Binding.find(
      does: .find,
      footer: 7,
      unless: { $0.whyNothing }
    )
    Binding(
      "f",
      does: .showArchive,
      label: "groups.key.showArchive",
      tooltip: "groups.key.showArchive.hint",
      footer: 8,
      unless: { $0.context.club.groups.archived.isEmpty ? "groups.why.noArchive" : nil }
    )
  }
}

extension KeyState<GroupsScreen> {
  /// Nothing can be written.
  var whyNotWrite: String? { context.whyNotWrite }

  /// There is no group to act on.
  var whyNothing: String? {
    context.club.groups.order.isEmpty ? "why.nothingSelected" : nil
  }

  /// Another order waits to be saved.
  var whyOrderUnsaved: String? { screen.order == nil ? nil : "groups.why.orderFirst" }

  /// The row cannot go that way.
  func whyNotMove(by places: Int) -> String? {
    if let reason = whyNotWrite ?? whyNothing { return reason }
    guard screen.list.table.order == nil, screen.list.find.text.isEmpty else {
      return "why.orderedOtherwise"
    }
    guard let id = screen.selected(context)?.id else { return "why.nothingSelected" }
    let ids = screen.order?.ids ?? context.club.groups.order
    if places < 0, ids.first == id { return "why.firstRow" }
    if places > 0, ids.last == id { return "why.lastRow" }
    return nil
  }
}

extension Context {
  /// Why nothing can be written, as a catalogue key.
  var whyNotWrite: String? {
    if case .readOnly = saving { "why.readOnly" } else { nil }
  }
}
