import CommandContract
import Loyalty
import Testing

@Suite("Programs")
struct ProgramTests {
  @Test("Every field of a bonus program comes back in the list of programs")
  func keepsBonusProgram() throws {
    var desk = try Desk()
    #expect(
      desk.send(
        #"""
        {"command":"createBonusProgram","name":"Gold","bound":"from","description":"for friends",
        "tiers":[{"from":"0","percent":"2"},{"from":"1000","percent":"3.25"}],"password":"abc",
        "window":{"days":90},"categories":["bar","gameTime"],"payableCategories":["bar"],
        "redemptionLimit":"50","minimumReceipt":"99.99","delayDays":1,"expiryDays":365,
        "rounding":"whole","welcomeBonus":"20","birthdayBonus":{"amount":"100","daysBefore":3,
        "daysAfter":7},"referralBonus":{"referrer":"50","friend":"25.5"},
        "accruesWhenPartlyPaidWithBonuses":false}
        """#
      ) == #"{"ok":true,"seq":1,"result":{"program":"Gold"}}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"programs"}"#)
        == #"{"rows":[{"program":"Gold","id":1,"loyalty":"bonus","#
        + #""tiers":[{"from":"0.00","percent":"2.00"},{"from":"1000.00","percent":"3.25"}],"#
        + #""bound":"from","description":"for friends","hasPassword":true,"window":{"days":90},"#
        + #""categories":["gameTime","bar"],"minimumReceipt":"99.99","#
        + #""payableCategories":["bar"],"redemptionLimit":"50.00","delayDays":1,"#
        + #""expiryDays":365,"rounding":"whole","welcomeBonus":"20.00","#
        + #""birthdayBonus":{"amount":"100.00","daysBefore":3,"daysAfter":7},"#
        + #""referralBonus":{"referrer":"50.00","friend":"25.50"},"#
        + #""accruesWhenPartlyPaidWithBonuses":false,"cap":null,"schedule":null,"groups":[],"#
        + #""isArchived":false,"createdAt":"2026-11-22T21:14:05+02:00"}],"next":null}"#
    )
  }

  @Test("Every field of a discount program comes back in the list of programs")
  func keepsDiscountProgram() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createCategory","name":"VR"}"#,
      #"""
      {"command":"createDiscountProgram","name":"Night","tiers":[{"from":"0","percent":"10"}],
      "window":"calendarYear","categories":["vr"],"cap":"50",
      "schedule":{"days":["sat","mon"],"from":"22:00","until":"06:00"}}
      """#
    )
    let row = try desk.result(#"{"query":"list","what":"programs"}"#)
    #expect(row.contains(#""loyalty":"discount","tiers":[{"from":"0.00","percent":"10.00"}],"#))
    #expect(row.contains(#""bound":"over","description":null,"hasPassword":false,"#))
    #expect(row.contains(#""window":"calendarYear","categories":["VR"],"minimumReceipt":"0.00","#))
    #expect(row.contains(#""payableCategories":null,"redemptionLimit":null,"delayDays":null,"#))
    #expect(
      row.contains(
        #""cap":"50.00","schedule":{"days":["mon","sat"],"from":"22:00","until":"06:00"},"#
      )
    )
  }

  @Test("An edit changes what is named: one term, the bound alone, the tiers alone; null clears")
  func edits() throws {
    var desk = try Desk()
    try desk.prepare(
      #"""
      {"command":"createBonusProgram","name":"Gold","tiers":[{"from":"0","percent":"2"}],
      "expiryDays":30,"welcomeBonus":"5","window":{"days":90},"categories":["bar"]}
      """#,
      #"{"command":"editProgram","program":"gold","redemptionLimit":"70"}"#,
      #"{"command":"editProgram","program":1,"bound":"from"}"#,
      #"{"command":"editProgram","program":1,"tiers":[{"from":"0","percent":"4"}],"expiryDays":null}"#,
      #"{"command":"editProgram","program":1,"window":null,"categories":null,"name":"Gold 2"}"#
    )
    let program = try #require(desk.engine.club.programs.named("Gold 2"))
    #expect(program.tiers.bound == .from)
    #expect(program.tiers.tiers.map(\.percent.basisPoints) == [400])
    #expect(program.window == .allTime)
    #expect(program.categories == .all)
    #expect(program.bonusTerms.redemptionLimit.basisPoints == 7_000)
    #expect(program.bonusTerms.expiryDays == nil)
    #expect(program.bonusTerms.welcomeBonus.minorUnits == 500)
  }

  @Test("A program that a group carries is not archived; without a group it is, and comes back")
  func archives() throws {
    var desk = try Till.desk()
    let archive = #"{"command":"archiveProgram","program":"Start"}"#
    #expect(
      try desk.refusal(archive) == #"programInUse {"program":"Start","by":["Regulars"]}"#
    )
    #expect(
      try desk.result(#"{"query":"group","group":"Regulars"}"#).contains(#""program":"Start","#)
    )
    try desk.prepare(#"{"command":"editGroup","group":1,"program":null}"#, archive)
    #expect(try desk.result(#"{"query":"list","what":"programs"}"#) == #"{"rows":[],"next":null}"#)
    #expect(
      try desk.result(#"{"query":"list","what":"programs","archived":true}"#)
        .contains(#""isArchived":true"#)
    )
    try desk.prepare(#"{"command":"editProgram","program":"Start","isArchived":false}"#)
  }

  private static let tiers = [
    (#""tiers":[]"#, #"tiersInvalid {"rule":"none","where":"tiers"}"#),
    (
      #""tiers":[{"from":"1","percent":"2"}]"#,
      #"tiersInvalid {"rule":"firstNotZero","from":"1.00","where":"tiers"}"#
    ),
    (
      #""tiers":[{"from":"0","percent":"2"},{"from":"9","percent":"3"},{"from":"8","percent":"4"}]"#,
      #"tiersInvalid {"rule":"notAscending","tier":3,"from":"8.00","where":"tiers"}"#
    ),
    (
      #""tiers":[{"from":"0","percent":"2"},{"from":"9","percent":"3"},{"from":"9.00","percent":"4"}]"#,
      #"tiersInvalid {"rule":"notAscending","tier":3,"from":"9.00","where":"tiers"}"#
    ),
    (
      #""tiers":[{"from":"0","percent":"100.01"}]"#,
      #"percentInvalid {"typed":"100.01","where":"tiers[0].percent"}"#
    ),
    (
      #""tiers":[{"from":"0","percent":"-1"}]"#,
      #"percentInvalid {"typed":"-1","where":"tiers[0].percent"}"#
    ),
    (
      #""tiers":[{"from":"0"}]"#,
      #"malformed {"reason":"missingField","where":"tiers[0].percent","#
        + #""expected":"percent such as \"2.5\", from 0 to 100"}"#
    ),
  ]

  private static let fields = [
    (
      #""bound":"above""#,
      #"malformed {"reason":"unknownValue","where":"bound","value":"above","known":["over","from"]}"#
    ),
    (
      #""window":{"days":0}"#,
      #"malformed {"reason":"outOfRange","where":"window.days","value":"0","from":1,"to":3660}"#
    ),
    (
      #""window":"year""#,
      #"malformed {"reason":"unknownValue","where":"window","value":"year","known":["calendarYear"]}"#
    ),
    (#""categories":["vip"]"#, #"notFound {"what":"category","typed":"vip"}"#),
    (#""minimumReceipt":"-1""#, #"amountInvalid {"typed":"-1.00"}"#),
    (#""name":"Start""#, #"nameTaken {"name":"Start","existing":"Start","isArchived":false}"#),
  ]

  @Test("A program that cannot be is refused with its facts", arguments: tiers + fields)
  func refuses(fields: String, refusal: String) throws {
    var desk = try Till.desk()
    let tiers = fields.contains("tiers") ? "" : #""tiers":[{"from":"0","percent":"1"}],"#
    let name = fields.contains("name") ? "" : #""name":"A","#
    for command in ["createBonusProgram", "createDiscountProgram"] {
      #expect(
        try desk.refusal(#"{"command":"\#(command)",\#(name)\#(tiers)\#(fields)}"#) == refusal
      )
    }
    #expect(desk.engine.seq == 6)
  }

  @Test(
    "A schedule that cannot be is malformed, with the place",
    arguments: [
      (
        #"{"days":[]}"#,
        #"{"reason":"outOfRange","where":"schedule.days","value":"0 days","from":1,"to":7}"#
      ),
      (
        #"{"days":["fri","day"]}"#,
        #"{"reason":"unknownValue","where":"schedule.days[1]","value":"day","#
          + #""known":["mon","tue","wed","thu","fri","sat","sun"]}"#
      ),
      (
        #"{"from":"22:00"}"#,
        #"{"reason":"missingField","where":"schedule.until","expected":"time from \"00:00\" to \"23:59\""}"#
      ),
      (
        #"{"from":"22:00","until":"24:00"}"#,
        #"{"reason":"wrongType","where":"schedule.until","expected":"time from \"00:00\" to \"23:59\"","found":"string"}"#
      ),
    ]
  )
  func refusesSchedule(schedule: String, facts: String) throws {
    var desk = try Till.desk()
    let line =
      #"{"command":"createDiscountProgram","name":"A","tiers":[],"schedule":\#(schedule)}"#
    #expect(try desk.refusal(line) == "malformed " + facts)
  }

  @Test("Terms of the other kind are refused")
  func refusesOtherTerms() throws {
    var desk = try Till.desk()
    for field in [#""cap":"50""#, #""schedule":{"days":["mon"]}"#] {
      #expect(
        try desk.refusal(#"{"command":"editProgram","program":"Start",\#(field)}"#)
          == #"programOfOtherType {"program":"Start"}"#
      )
    }
    #expect(
      try desk.refusal(
        #"{"command":"createGroup","name":"B","loyalty":"discount","program":"Start"}"#
      ) == #"programOfOtherType {"program":"Start"}"#
    )
  }
}
