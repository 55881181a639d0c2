import Loyalty

/// The fields of putting clients into a group and taking them out.
private enum MembershipFields {
  static let clients = Field(
    "clients",
    Shape<[ClientReference]>.list(of: .client),
    "the clients"
  )
  static let group = Field("group", .group, "the group")
}

/// The commands that put clients into groups and take them out.
enum MembershipCommands {
  static let all = [addToGroup, removeFromGroup]

  private static let addToGroup = Entry<Command>(
    "addToGroup",
    "Puts clients into a group; those who are in it stay.",
    fields: [MembershipFields.clients.required, MembershipFields.group.required],
    result: [ResultMember("added", "number")]
  ) { values throws(LineRefusal) in
    .addToGroup(
      try values.required(MembershipFields.clients),
      try values.required(MembershipFields.group)
    )
  }

  private static let removeFromGroup = Entry<Command>(
    "removeFromGroup",
    "Takes clients out of a group; those who are not in it stay.",
    fields: [MembershipFields.clients.required, MembershipFields.group.required],
    result: [ResultMember("removed", "number")]
  ) { values throws(LineRefusal) in
    .removeFromGroup(
      try values.required(MembershipFields.clients),
      try values.required(MembershipFields.group)
    )
  }
}
