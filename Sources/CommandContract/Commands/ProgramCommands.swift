import Loyalty

/// The commands about bonus and discount programs.
enum ProgramCommands {
  static let all = [
    createBonusProgram, createDiscountProgram, editProgram, archiveProgram, reportWrongPasswords,
  ]

  private static let created = [ResultMember("program", "name")]
  private static let head = [ProgramFields.name.required, ProgramFields.tiers.required]

  private static let createBonusProgram = Entry<Command>(
    "createBonusProgram",
    "Creates a bonus program: percent of the purchase by the client's total.",
    fields: head + ProgramFields.ofBoth + ProgramFields.ofBonus,
    result: created
  ) { values throws(LineRefusal) in
    let terms = try values.bonusEdit().applied(to: BonusTerms())
    let payable = try values.optional(ProgramFields.payableCategories)
    return .createProgram(try values.programDraft(.bonus(terms), payable: payable))
  }

  private static let createDiscountProgram = Entry<Command>(
    "createDiscountProgram",
    "Creates a discount program: percent off the purchase by the client's total.",
    fields: head + ProgramFields.ofBoth + ProgramFields.ofDiscount,
    result: created
  ) { values throws(LineRefusal) in
    let terms = try values.discountEdit().applied(to: DiscountTerms())
    return .createProgram(try values.programDraft(.discount(terms)))
  }

  private static let editProgram = Entry<Command>(
    "editProgram",
    "Changes a program; what is left out stays, null clears, what was accrued stays as it is.",
    fields: [
      ProgramFields.program.required, ProgramFields.name.optional, ProgramFields.tiers.optional,
    ] + ProgramFields.ofBoth + ProgramFields.ofBonus + ProgramFields.ofDiscount
      + [ProgramFields.isArchived.optional]
  ) { values throws(LineRefusal) in
    var edit = ProgramEdit()
    edit.name = try values.optional(ProgramFields.name)
    edit.description = try values.edit(ProgramFields.description)
    edit.password = try values.hashedPassword(ProgramFields.password)
    edit.tierList = try values.optional(ProgramFields.tiers)
    edit.bound = try values.optional(ProgramFields.bound)
    if values.has(ProgramFields.window) {
      edit.window = try values.optional(ProgramFields.window) ?? .allTime
    }
    edit.categories = try values.edit(ProgramFields.categories)
    edit.minimumReceipt = try values.optional(ProgramFields.minimumReceipt)
    edit.payableCategories = try values.optional(ProgramFields.payableCategories)
    edit.bonus = try values.bonusEdit()
    edit.discount = try values.discountEdit()
    edit.isArchived = try values.optional(ProgramFields.isArchived)
    return .editProgram(try values.required(ProgramFields.program), edit)
  }

  private static let archiveProgram = Entry<Command>(
    "archiveProgram",
    "Puts a program away that no group in use carries.",
    fields: [ProgramFields.program.required]
  ) { values throws(LineRefusal) in
    var edit = ProgramEdit()
    edit.isArchived = true
    return .editProgram(try values.required(ProgramFields.program), edit)
  }

  private static let reportWrongPasswords = Entry<Command>(
    "reportWrongPasswords",
    "Writes down that wrong passwords of a program were given; nothing else changes.",
    fields: [
      ProgramFields.program.required, ProgramFields.client.required,
      ProgramFields.tries.required,
    ]
  ) { values throws(LineRefusal) in
    .reportWrongPasswords(
      program: try values.required(ProgramFields.program),
      client: try values.required(ProgramFields.client),
      tries: try values.required(ProgramFields.tries)
    )
  }
}
