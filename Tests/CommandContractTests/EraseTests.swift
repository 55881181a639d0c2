import CommandContract
import Loyalty
import Testing

@Suite("Erasing a client")
struct EraseTests {
  private static let erase = #"{"command":"eraseClient","client":1}"#

  @Test("It answers nothing; later lines that name the number are refused with it")
  func refuses() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"createPromoCode","name":"WINTER","bonuses":"50"}"#,
      #"{"command":"sell","client":1,"lines":[\#(Till.hour)]}"#
    )
    #expect(try desk.result(Self.erase) == "{}")
    for line in [
      Self.erase, #"{"command":"activatePromoCode","client":1,"code":"WINTER"}"#,
      #"{"command":"sell","client":1,"lines":[\#(Till.hour)]}"#,
      #"{"query":"quote","client":1,"lines":[\#(Till.hour)],"promoCode":"WINTER"}"#,
      #"{"query":"checkPromoCode","client":1,"code":"WINTER"}"#, #"{"query":"client","client":1}"#,
    ] {
      #expect(try desk.refusal(line) == #"clientErased {"client":1}"#, "\(line)")
    }
    for line in [
      #"{"command":"activatePromoCode","client":"0671112233","code":"WINTER"}"#,
      #"{"query":"checkPromoCode","client":"0671112233","code":"WINTER"}"#,
    ] {
      #expect(try desk.refusal(line).hasPrefix("notFound"), "\(line)")
    }
    #expect(desk.engine.club.promoCodes.activationCount == 0)
  }

  @Test("Lists and finding go on without; the receipt stays, and the phone is free")
  func stays() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"sell","client":1,"lines":[\#(Till.hour)],"externalNumber":"T1"}"#,
      Self.erase
    )
    #expect(
      try desk.result(#"{"query":"find","text":"Anna"}"#).hasPrefix(#"{"clients":[],"total":0"#)
    )
    #expect(
      try !desk.result(#"{"query":"list","what":"clients"}"#).contains(#""client":1"#)
    )
    #expect(
      try desk.result(#"{"query":"receipt","externalNumber":"T1"}"#).contains(#""client":1"#)
    )
    let again = #"{"command":"registerClient","name":"Anna","phone":"0671112233"}"#
    #expect(try desk.result(again) == #"{"client":2}"#)
  }
}
