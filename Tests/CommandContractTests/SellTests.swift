import CommandContract
import Testing

@Suite("Sales and quotes")
struct SellTests {
  @Test("A sale is answered with everything that a till prints: 2 % of 100.00 is 2.00")
  func sells() throws {
    var desk = try Till.desk()
    #expect(
      desk.send(#"{"command":"sell","client":1,"lines":[\#(Till.hour)]}"#)
        == #"{"ok":true,"seq":7,"result":{"receipt":1,"gross":"100.00","discount":"0.00","#
        + #""bonusesSpent":"0.00","maximumBonuses":"0.00","toPay":"100.00","accrued":"2.00","#
        + #""balanceAfter":"2.00","tierPercent":"2.00","missingToNext":"1000.01","#
        + #""lines":[{"gross":"100.00","discount":"0.00","bonuses":"0.00","toPay":"100.00"}],"#
        + #""explanation":[{"rule":"redemption","outcome":"notApplied","#
        + #""missing":{"what":"bonuses","by":null}},{"rule":"bonusProgram","outcome":"applied","#
        + #""amount":"2.00","program":"Start","percent":"2.00"}]}}"#
    )
  }

  @Test("Without a client there is no balance, no tier and no bonus")
  func sellsToNobody() throws {
    var desk = try Till.desk()
    #expect(
      try desk.result(
        #"{"command":"sell","venue":"arena west","lines":[\#(Till.coffee),"#
          + #"{"name":"Energy bar","category":"other","quantity":"2.5","price":"10.01"}]}"#
      ) == #"{"receipt":1,"gross":"70.53","discount":"0.00","bonusesSpent":"0.00","#
        + #""maximumBonuses":"0.00","toPay":"70.53","accrued":"0.00","balanceAfter":null,"#
        + #""tierPercent":null,"missingToNext":null,"#
        + #""lines":[{"gross":"45.50","discount":"0.00","bonuses":"0.00","toPay":"45.50"},"#
        + #"{"gross":"25.03","discount":"0.00","bonuses":"0.00","toPay":"25.03"}],"#
        + #""explanation":[{"rule":"redemption","outcome":"notApplied","#
        + #""missing":{"what":"bonuses","by":null}}]}"#
    )
  }

  @Test("200 bonuses pay two hours in full, and a coffee is never payable")
  func paysHoursWithBonuses() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"accrue","client":1,"amount":"200","reason":"prize"}"#)
    let lines = "[\(Till.coffee),\(Till.twoHours)]"
    #expect(
      try desk.refusal(#"{"command":"sell","client":1,"bonuses":"10","lines":[\#(Till.coffee)]}"#)
        == #"bonusesNotPayable {"usable":"200.00","maximum":"0.00"}"#
    )
    #expect(
      try desk.refusal(#"{"command":"sell","client":1,"bonuses":"200.01","lines":\#(lines)}"#)
        == #"notEnoughBonuses {"usable":"200.00","maximum":"200.00"}"#
    )
    #expect(
      try desk.result(#"{"command":"sell","client":1,"bonuses":"max","lines":\#(lines)}"#)
        .hasPrefix(
          #"{"receipt":1,"gross":"245.50","discount":"0.00","bonusesSpent":"200.00","#
            + #""maximumBonuses":"200.00","toPay":"45.50","accrued":"0.91","balanceAfter":"0.91","#
            + #""tierPercent":"2.00","missingToNext":"1000.01","#
            + #""lines":[{"gross":"45.50","discount":"0.00","bonuses":"0.00","toPay":"45.50"},"#
            + #"{"gross":"200.00","discount":"0.00","bonuses":"200.00","toPay":"0.00"}],"#
            + #""explanation":[{"rule":"redemption","outcome":"applied","amount":"200.00"},"#
        )
    )
  }

  @Test("30 of 100 paid with bonuses accrue 2 % of 70.00: 1.40")
  func accruesOnMoney() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"accrue","client":1,"amount":"30","reason":"prize"}"#)
    let answer = try desk.result(
      #"{"command":"sell","client":1,"bonuses":"30","lines":[\#(Till.hour)]}"#
    )
    #expect(answer.contains(#""toPay":"70.00","accrued":"1.40","balanceAfter":"1.40""#))
  }

  @Test("A tier begins over its threshold: 1000.00 has 2 %, 1000.01 has 3 %")
  func followsTiers() throws {
    var desk = try Till.desk()
    let sale = { (price: String) in
      #"{"command":"sell","client":1,"lines":[{"name":"X","category":"bar","price":"\#(price)"}]}"#
    }
    try desk.prepare(sale("1000"))
    #expect(
      try desk.result(sale("0.01")).contains(#""tierPercent":"2.00","missingToNext":"0.01""#)
    )
    #expect(
      try desk.result(sale("1")).contains(#""tierPercent":"3.00","missingToNext":"2000.00""#)
    )
  }

  @Test("A discount is taken off and told with its program: 15 % of 10.50 is 1.58")
  func discounts() throws {
    var desk = try Till.desk(
      program:
        #"{"command":"createDiscountProgram","name":"Start","tiers":[{"from":"0","percent":"15"}]}"#
    )
    #expect(
      try desk.result(
        #"{"command":"sell","client":1,"lines":[{"name":"Tea","category":"bar","price":"10.50"}]}"#
      ) == #"{"receipt":1,"gross":"10.50","discount":"1.58","bonusesSpent":"0.00","#
        + #""maximumBonuses":"0.00","toPay":"8.92","accrued":"0.00","balanceAfter":"0.00","#
        + #""tierPercent":"15.00","missingToNext":null,"#
        + #""lines":[{"gross":"10.50","discount":"1.58","bonuses":"0.00","toPay":"8.92"}],"#
        + #""explanation":[{"rule":"discountProgram","outcome":"applied","amount":"1.58","#
        + #""program":"Start","percent":"15.00"},{"rule":"redemption","outcome":"notApplied","#
        + #""missing":{"what":"bonuses","by":null}}]}"#
    )
  }

  @Test("A receipt below the minimum says what is missing and by how much")
  func tellsWhatIsMissing() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"editProgram","program":"Start","minimumReceipt":"150"}"#)
    let answer = try desk.result(#"{"query":"quote","client":1,"lines":[\#(Till.hour)]}"#)
    #expect(
      answer.hasSuffix(
        #"{"rule":"bonusProgram","outcome":"notApplied","missing":{"what":"minimumReceipt","#
          + #""by":"50.00"},"program":"Start","percent":"2.00"}]}"#
      )
    )
  }

  @Test("A quote is the sale without a receipt, and saves nothing")
  func quotes() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"accrue","client":1,"amount":"50","reason":"prize"}"#)
    let fields = #""client":1,"bonuses":"max","lines":[\#(Till.coffee),\#(Till.hour)]"#
    let quote = try desk.result(#"{"query":"quote",\#(fields)}"#)
    #expect(try desk.result(#"{"query":"quote",\#(fields)}"#) == quote)
    #expect(desk.engine.seq == 7)
    let sale = try desk.result(#"{"command":"sell",\#(fields)}"#)
    #expect(quote.hasPrefix(#"{"receipt":null,"#))
    #expect(quote.replacing(#""receipt":null"#, with: #""receipt":1"#) == sale)
  }

  @Test("A quote is refused for what the sale is refused for")
  func refusesQuotes() throws {
    var desk = try Till.desk()
    #expect(
      try desk.refusal(#"{"query":"quote","client":1,"bonuses":"1","lines":[\#(Till.hour)]}"#)
        == #"notEnoughBonuses {"usable":"0.00","maximum":"0.00"}"#
    )
  }
}
