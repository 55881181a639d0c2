import CommandContract
import Testing

@Suite("Refunds")
struct RefundTests {
  /// Anna had 200, earned 70 and spent 150 of which the receipt is refunded: 120 are left.
  private func desk() throws -> Desk {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"accrue","client":1,"amount":"200","reason":"prize"}"#,
      #"{"command":"editProgram","program":"Start","tiers":[{"from":"0","percent":"70"}]}"#,
      #"""
      {"command":"sell","client":1,"bonuses":"150","lines":
      [{"product":1,"price":"125","quantity":"2"}]}
      """#
    )
    return desk
  }

  @Test("200 + 70 − 150 = 120, and the whole refund leads back to 200")
  func refundsAll() throws {
    var desk = try desk()
    #expect(try desk.result(#"{"query":"client","client":1}"#).contains(#""balance":"120.00""#))
    #expect(
      desk.send(#"{"command":"refund","receipt":1}"#)
        == #"{"ok":true,"seq":10,"result":{"money":"100.00","bonusesReturned":"150.00","#
        + #""accrualTaken":"70.00","balance":"200.00"}}"#
    )
    #expect(
      try desk.refusal(#"{"command":"refund","receipt":1}"#)
        == #"refundExceedsSale {"line":null,"remaining":"0.00"}"#
    )
  }

  @Test("Half of it leads to 160, the other half to 200")
  func refundsHalves() throws {
    var desk = try desk()
    let half = #"{"command":"refund","receipt":1,"lines":[{"line":1,"quantity":"1"}]}"#
    #expect(
      try desk.result(half)
        == #"{"money":"50.00","bonusesReturned":"75.00","accrualTaken":"35.00","balance":"160.00"}"#
    )
    #expect(
      try desk.result(half)
        == #"{"money":"50.00","bonusesReturned":"75.00","accrualTaken":"35.00","balance":"200.00"}"#
    )
    #expect(
      try desk.refusal(half) == #"refundExceedsSale {"line":1,"remaining":"0.00"}"#
    )
  }

  @Test("A receipt tells its lines and what of them can still go back")
  func tellsReceipt() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"""
      {"command":"sell","client":1,"venue":1,"externalNumber":"A-1","lines":
      [{"product":1,"quantity":"2.5"},{"name":"Tea","category":"bar","price":"10"}]}
      """#,
      #"{"command":"refund","externalNumber":"A-1","lines":[{"line":1,"quantity":"1.125"}]}"#
    )
    #expect(
      try desk.result(#"{"query":"receipt","externalNumber":"A-1"}"#)
        == #"{"receipt":1,"at":"2026-11-22T21:14:05+02:00","venue":"Arena West","client":1,"#
        + #""externalNumber":"A-1","gross":"260.00","discount":"0.00","bonusesSpent":"0.00","#
        + #""maximumBonuses":"0.00","toPay":"260.00","accrued":"5.20","balanceAfter":"5.20","#
        + #""tierPercent":"2.00","missingToNext":"1000.01","#
        + #""lines":[{"line":1,"name":"Cyber hour","product":"Cyber hour","category":"gameTime","#
        + #""quantity":"2.50","price":"100.00","gross":"250.00","discount":"0.00","#
        + #""bonuses":"0.00","toPay":"250.00","accrued":"5.00","refundable":"1.375"},"#
        + #"{"line":2,"name":"Tea","product":null,"category":"bar","quantity":"1.00","#
        + #""price":"10.00","gross":"10.00","discount":"0.00","bonuses":"0.00","toPay":"10.00","#
        + #""accrued":"0.20","refundable":"1.00"}],"#
        + #""explanation":[{"rule":"redemption","outcome":"notApplied","#
        + #""missing":{"what":"bonuses","by":null}},{"rule":"bonusProgram","outcome":"applied","#
        + #""amount":"5.20","program":"Start","percent":"2.00"}],"#
        + #""refunded":{"money":"112.50","bonusesReturned":"0.00","accrualTaken":"2.25"}}"#
    )
  }

  @Test(
    "A refund that cannot be is refused with its facts",
    arguments: [
      (#"[{"line":1,"quantity":"2.001"}]"#, #"refundExceedsSale {"line":1,"remaining":"2.00"}"#),
      (
        #"[{"line":1,"quantity":"1.5"},{"line":1,"quantity":"1"}]"#,
        #"refundExceedsSale {"line":1,"remaining":"2.00"}"#
      ),
      (#"[{"line":2,"quantity":"1"}]"#, #"lineNotFound {"line":2,"count":1}"#),
      (#"[{"line":0,"quantity":"1"}]"#, #"lineNotFound {"line":0,"count":1}"#),
      (
        #"[{"line":1,"quantity":"0"}]"#,
        #"quantityInvalid {"typed":"0","where":"lines[0].quantity"}"#
      ),
      ("[]", "noLines {}"),
    ]
  )
  func refuses(lines: String, refusal: String) throws {
    var desk = try desk()
    #expect(
      try desk.refusal(#"{"command":"refund","receipt":1,"lines":\#(lines)}"#) == refusal
    )
    #expect(desk.engine.seq == 9)
  }

  @Test("A till's number of two venues needs the venue, and is refunded there")
  func numberAtTwoVenues() throws {
    var desk = try desk()
    for venue in ["East", "North"] {
      _ = try desk.result(#"{"command":"createVenue","name":"\#(venue)"}"#)
      _ = try desk.result(
        #"{"command":"sell","venue":"\#(venue)","externalNumber":"B-7","#
          + #""lines":[{"name":"Tea","category":"bar","price":"10","quantity":"1"}]}"#
      )
    }
    #expect(
      try desk.refusal(#"{"command":"refund","externalNumber":"B-7"}"#)
        == #"venueNeeded {"externalNumber":"B-7","venues":["East","North"]}"#
    )
    #expect(
      try desk.result(#"{"command":"refund","externalNumber":"B-7","venue":"North"}"#)
        .contains(#""money":"10.00""#)
    )
  }

  @Test("A receipt that the store does not have cannot be refunded")
  func refusesStrangeReceipts() throws {
    var desk = try desk()
    #expect(
      try desk.refusal(#"{"command":"refund","receipt":2}"#)
        == #"notFound {"what":"receipt","typed":"2"}"#
    )
    #expect(
      try desk.refusal(#"{"command":"refund","externalNumber":"B-9"}"#)
        == #"notFound {"what":"receipt","typed":"B-9"}"#
    )
  }

  @Test("Without a client money goes back and there is no balance")
  func refundsToNobody() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"sell","lines":[\#(Till.coffee)]}"#)
    #expect(
      try desk.result(#"{"command":"refund","receipt":1}"#)
        == #"{"money":"45.50","bonusesReturned":"0.00","accrualTaken":"0.00","balance":null}"#
    )
  }
}
