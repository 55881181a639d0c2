import Loyalty
package import Terminal

/// What the keys of a group's members ask for.
package enum GroupMembersIntent: Hashable, Sendable {
  case card, add, takeOut, mark, markDown, markAll, find
}

extension GroupMembersScreen {
  package static let keys = KeyTable<GroupMembersIntent, KeyState<GroupMembersScreen>> {
    Binding(
      .enter,
      does: .card,
      label: "clients.key.card",
      tooltip: "clients.key.card.hint",
      footer: 1,
      unless: { $0.whyNobody }
    )
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .add,
      label: "groups.key.addMember",
      tooltip: "groups.key.addMember.hint",
      footer: 2,
      unless: { $0.context.whyNotWrite ?? $0.whyArchived }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .takeOut,
      label: "groups.key.takeOut",
      tooltip: "groups.key.takeOut.hint",
      footer: 3,
      unless: { $0.context.whyNotWrite ?? $0.whyNobody }
    )
    Binding(
      .space,
      does: .mark,
      label: "key.mark",
      tooltip: "key.mark.hint",
      footer: 4,
      unless: { $0.whyNobody }
    )
    Binding(
      .insert,
      .control("t"),
      does: .markDown,
      label: "key.markDown",
      tooltip: "key.markDown.hint",
      unless: { $0.whyNobody }
    )
    Binding(
      "*",
      .control("e"),
      does: .markAll,
      label: "key.markAll",
      tooltip: "key.markAll.hint",
      unless: { $0.whyNobody }
    )
    Binding.find(
      does: .find,
      footer: 5,
      unless: { $0.whyEmpty }
    )
  }
}

extension KeyState<GroupMembersScreen> {
  /// Nobody is shown.
  var whyNobody: String? { screen.ids.isEmpty ? "why.nothingSelected" : nil }

  /// Nobody is in the group.
  var whyEmpty: String? {
    context.club.clientCount(in: screen.group) == 0 ? "why.nothingSelected" : nil
  }

  /// An archived group takes no new members.
  var whyArchived: String? {
    context.club.groups[screen.group]?.isArchived == true ? "why.archived" : nil
  }
}
