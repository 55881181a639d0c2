import CommandContract
import Testing

@Suite("Parked receipts of the contract")
struct ParkedTests {
  private static let park =
    #"{"command":"parkReceipt","client":1,"venue":"arena west","bonuses":"max","note":"red cap","#
    + #""lines":[\#(Till.twoHours),{"product":"Coffee","price":"40"},"#
    + #"{"name":"Fine","category":"other","price":"15"}]}"#

  @Test("One is put aside, listed with its lines, and sold by its number")
  func sells() throws {
    var desk = try Till.desk()
    #expect(desk.send(Self.park) == #"{"ok":true,"seq":7,"result":{"parked":1}}"#)
    let lines =
      #"[{"product":"Cyber hour","quantity":"2.00"},"#
      + #"{"product":"Coffee","quantity":"1.00","price":"40.00"},"#
      + #"{"name":"Fine","category":"other","quantity":"1.00","price":"15.00"}]"#
    let list = try desk.result(#"{"query":"list","what":"parkedReceipts"}"#)
    #expect(list.contains(#""client":1,"venue":"Arena West","note":"red cap","bonuses":"max","#))
    #expect(list.contains(#""toPay":"255.00","lines":\#(lines)}],"next":null"#))
    let sale = #"{"command":"sell","client":1,"parked":1,"lines":\#(lines)}"#
    #expect(try desk.result(sale).hasPrefix(#"{"receipt":1,"gross":"255.00","#))
    #expect(
      try desk.result(#"{"query":"list","what":"parkedReceipts"}"#) == #"{"rows":[],"next":null}"#
    )
    let gone = try desk.refusal(sale)
    #expect(
      gone.hasPrefix(#"parkedReceiptGone {"parked":1,"outcome":"sold","receipt":1,"by":"#)
    )
    #expect(try desk.refusal(#"{"command":"dropParkedReceipt","parked":1}"#) == gone)
  }

  @Test("Put aside again it gets another number, and it can be thrown away")
  func again() throws {
    var desk = try Till.desk()
    try desk.prepare(Self.park)
    let again = #"{"command":"parkReceipt","parked":1,"lines":[\#(Till.hour)]}"#
    #expect(try desk.result(again) == #"{"parked":2}"#)
    #expect(
      try desk.refusal(again)
        .hasPrefix(#"parkedReceiptGone {"parked":1,"outcome":"parkedAgain","receipt":2,"#)
    )
    #expect(try desk.result(#"{"command":"dropParkedReceipt","parked":2}"#) == "{}")
    #expect(
      try desk.refusal(#"{"command":"sell","parked":2,"lines":[\#(Till.hour)]}"#)
        .hasPrefix(#"parkedReceiptGone {"parked":2,"outcome":"dropped","receipt":null,"#)
    )
  }

  @Test("A number that no store gives is not found, and a word is no number")
  func unknown() throws {
    var desk = try Till.desk()
    #expect(
      try desk.refusal(#"{"command":"dropParkedReceipt","parked":9}"#)
        == #"notFound {"what":"parkedReceipt","typed":"9"}"#
    )
    #expect(
      try desk.refusal(#"{"command":"dropParkedReceipt","parked":"1"}"#)
        == #"malformed {"reason":"wrongType","where":"parked","#
        + #""expected":"parked receipt number","found":"string"}"#
    )
    #expect(try desk.refusal(#"{"command":"parkReceipt","lines":[]}"#) == "noLines {}")
  }
}
