import CommandContract
import Loyalty
import Testing

@Suite("Bonus accounts")
struct LedgerTests {
  @Test("Accruals and corrections answer the balance; a correction may lead into debt")
  func movesByHand() throws {
    var desk = try Till.desk()
    let lines = [
      (#"{"command":"accrue","client":1,"amount":"10.5","reason":"prize"}"#, "10.50"),
      (#"{"command":"correct","client":1,"amount":"-3","reason":"mistake"}"#, "7.50"),
      (#"{"command":"correct","client":1,"amount":"2","reason":"mistake"}"#, "9.50"),
      (#"{"command":"correct","client":1,"amount":"-20","reason":"mistake"}"#, "-10.50"),
    ]
    for (line, balance) in lines {
      #expect(try desk.result(line) == #"{"balance":"\#(balance)"}"#)
    }
    #expect(
      try desk.result(#"{"query":"client","client":1}"#).hasSuffix(
        #""total":"0.00","balance":"-10.50","usable":"0.00","pending":"0.00","debt":"10.50","#
          + #""nextExpiry":null,"receipts":0}"#
      )
    )
  }

  @Test(
    "Bonuses by hand that cannot be are refused with their facts",
    arguments: [
      (#""amount":"0","reason":"x""#, #"amountInvalid {"typed":"0.00"}"#),
      (#""amount":"-1","reason":"x""#, #"amountInvalid {"typed":"-1.00"}"#),
      (#""amount":"1.001","reason":"x""#, #"amountInvalid {"typed":"1.001","where":"amount"}"#),
      (
        #""amount":"10000000000.01","reason":"x""#,
        #"amountOutOfRange {"typed":"10000000000.01","limit":"10000000000.00","where":"amount"}"#
      ),
      (#""amount":"1","reason":"  ""#, "reasonMissing {}"),
      (
        #""amount":"1","reason":"x","expiresOn":"2026-02-30""#,
        #"dateInvalid {"typed":"2026-02-30","where":"expiresOn"}"#
      ),
    ]
  )
  func refuses(fields: String, refusal: String) throws {
    var desk = try Till.desk()
    #expect(try desk.refusal(#"{"command":"accrue","client":1,\#(fields)}"#) == refusal)
    #expect(desk.engine.seq == 6)
  }

  @Test("A history tells each entry with the balance after it, and what is left of each accrual")
  func tellsHistory() throws {
    var desk = try Till.desk(takesTime: true)
    try desk.prepare(
      #"""
      {"command":"accrue","client":1,"amount":"50","reason":"prize","expiresOn":"2026-11-30",
      "at":"2026-11-23T10:00:00+02:00"}
      """#,
      #"""
      {"command":"sell","client":1,"bonuses":"30","lines":[\#(Till.hour)],
      "at":"2026-11-23T11:00:00+02:00"}
      """#
    )
    #expect(
      try desk.result(#"{"query":"ledger","client":1,"at":"2026-12-01T00:00:00+02:00"}"#)
        == #"{"entries":[{"at":"2026-11-23T10:00:00+02:00","kind":"accrual","amount":"50.00","#
        + #""balance":"50.00","source":{"what":"byHand","reason":"prize"}},"#
        + #"{"at":"2026-11-23T11:00:00+02:00","kind":"redemption","amount":"-30.00","#
        + #""balance":"20.00","source":{"what":"receipt","receipt":1}},"#
        + #"{"at":"2026-11-23T11:00:00+02:00","kind":"accrual","amount":"1.40","#
        + #""balance":"21.40","source":{"what":"receipt","receipt":1}},"#
        + #"{"at":"2026-12-01T00:00:00+02:00","kind":"expiry","amount":"-20.00","#
        + #""balance":"1.40","source":{"what":"lot","lot":1}}],"#
        + #""lots":[{"lot":1,"amount":"50.00","remainder":"0.00","#
        + #""usableFrom":"2026-11-23T10:00:00+02:00","lastDay":"2026-11-30"},"#
        + #"{"lot":2,"amount":"1.40","remainder":"1.40","#
        + #""usableFrom":"2026-11-23T11:00:00+02:00","lastDay":null}]}"#
    )
  }

  @Test("A client is answered with program, tier, total, account and the last day of what burns")
  func tellsAccount() throws {
    var desk = try Till.desk(takesTime: true)
    try desk.prepare(
      #"{"command":"editProgram","program":"Start","delayDays":2,"expiryDays":90}"#,
      #"{"command":"sell","client":1,"lines":[\#(Till.hour)],"at":"2026-11-23T11:00:00+02:00"}"#
    )
    let head = #""program":"Start","tierPercent":"2.00","missingToNext":"900.01","total":"100.00","#
    let tail = #""debt":"0.00","nextExpiry":{"on":"2027-02-21","amount":"2.00"},"receipts":1}"#
    let client = { (at: String) in #"{"query":"client","client":1,"at":"\#(at)"}"# }
    #expect(
      try desk.result(client("2026-11-24T23:59:59+02:00"))
        .hasSuffix(head + #""balance":"2.00","usable":"0.00","pending":"2.00","# + tail)
    )
    #expect(
      try desk.result(client("2026-11-25T00:00:00+02:00"))
        .hasSuffix(head + #""balance":"2.00","usable":"2.00","pending":"0.00","# + tail)
    )
    #expect(
      try desk.result(client("2027-02-21T23:59:59+02:00")).contains(#""usable":"2.00""#)
    )
    #expect(
      try desk.result(client("2027-02-22T00:00:00+02:00"))
        .contains(#""balance":"0.00","usable":"0.00""#)
    )
  }

  @Test("A query as of before the last record is refused: the past is not kept apart")
  func refusesThePast() throws {
    var desk = try Till.desk(takesTime: true)
    #expect(
      try desk.refusal(#"{"query":"ledger","client":1,"at":"2026-11-22T21:14:04+02:00"}"#)
        == #"beforeLastRecord {"given":"2026-11-22T21:14:04+02:00","#
        + #""last":"2026-11-22T21:14:05+02:00","where":"at"}"#
    )
  }
}
