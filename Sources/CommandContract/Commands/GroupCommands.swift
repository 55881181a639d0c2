import Loyalty

/// The fields of groups.
private enum GroupFields {
  static let group = Field("group", .group, "which group")
  static let name = Field("name", .text, "the name; names that differ in case, - and _ are one")
  static let description = Field("description", .text, "what the group is for", nullable: true)
  static let loyalty = Field("loyalty", Shape<LoyaltyType>.choice, "the loyalty program type")
  static let program = Field("program", .textOrNumber, "the program of that type", nullable: true)
  static let isDefault = Field("isDefault", .bool, "whether new clients are put into it")
  static let welcomeSms = Field("welcomeSms", .sms, "the SMS after registration")
  static let afterOrderSms = Field("afterOrderSms", .sms, "the SMS after an order")
  static let position = Field("position", .whole, "the place in the order, from 1")
  static let groups = Field(
    "groups",
    Shape<[GroupReference]>.list(of: .group),
    "all groups in use, in the order wanted"
  )

  static let optional = [
    description.optional, loyalty.optional, program.optional, isDefault.optional,
    welcomeSms.optional, afterOrderSms.optional, position.optional,
  ]
}

/// The commands about groups.
enum GroupCommands {
  static let all = [createGroup, editGroup, orderGroups, archiveGroup, restoreGroup]

  private static let createGroup = Entry<Command>(
    "createGroup",
    "Creates a group, as the last in the order unless a position is given.",
    fields: [GroupFields.name.required] + GroupFields.optional,
    later: ["rule"],
    result: [ResultMember("group", "name")]
  ) { values throws(LineRefusal) in
    .createGroup(
      GroupDraft(
        name: try values.required(GroupFields.name),
        description: try values.optional(GroupFields.description),
        loyalty: try values.optional(GroupFields.loyalty) ?? LoyaltyType.none,
        program: try values.optional(GroupFields.program),
        isDefault: try values.optional(GroupFields.isDefault) ?? false,
        welcomeSms: try values.optional(GroupFields.welcomeSms) ?? .off,
        afterOrderSms: try values.optional(GroupFields.afterOrderSms) ?? .off,
        position: try values.optional(GroupFields.position)
      )
    )
  }

  private static let editGroup = Entry<Command>(
    "editGroup",
    "Changes facts of a group; what is left out stays, null clears.",
    fields: [GroupFields.group.required, GroupFields.name.optional] + GroupFields.optional,
    later: ["rule"]
  ) { values throws(LineRefusal) in
    .editGroup(
      try values.required(GroupFields.group),
      GroupEdit(
        name: try values.optional(GroupFields.name),
        description: try values.edit(GroupFields.description),
        loyalty: try values.optional(GroupFields.loyalty),
        program: try values.edit(GroupFields.program),
        isDefault: try values.optional(GroupFields.isDefault),
        welcomeSms: try values.optional(GroupFields.welcomeSms),
        afterOrderSms: try values.optional(GroupFields.afterOrderSms),
        position: try values.optional(GroupFields.position)
      )
    )
  }

  private static let orderGroups = Entry<Command>(
    "orderGroups",
    "Puts all groups in use into another order.",
    fields: [GroupFields.groups.required]
  ) { values throws(LineRefusal) in
    .orderGroups(try values.required(GroupFields.groups))
  }

  private static let archiveGroup = Entry<Command>(
    "archiveGroup",
    "Puts a group away; its clients stay in it and it leads nobody.",
    fields: [GroupFields.group.required]
  ) { values throws(LineRefusal) in
    .archiveGroup(try values.required(GroupFields.group))
  }

  private static let restoreGroup = Entry<Command>(
    "restoreGroup",
    "Brings an archived group back, as the last in the order.",
    fields: [GroupFields.group.required]
  ) { values throws(LineRefusal) in
    .restoreGroup(try values.required(GroupFields.group))
  }
}
