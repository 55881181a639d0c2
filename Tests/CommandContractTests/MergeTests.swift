import CommandContract
import Loyalty
import Testing

@Suite("Merging cards")
struct MergeTests {
  private static let merge = #"{"command":"mergeClients","into":1,"from":2}"#

  private static func desk(isDryRun: Bool = false) throws -> Desk {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"registerClient","name":"Ann","phone":"0503334455","email":"ann@club.ua"}"#,
      #"{"command":"sell","client":2,"lines":[\#(Till.hour)],"externalNumber":"T1"}"#,
      #"{"command":"accrue","client":1,"amount":"5","reason":"prize"}"#
    )
    return isDryRun ? Desk(engine: desk.engine, isDryRun: true) : desk
  }

  @Test("A merge answers the balance and how many receipts moved; clients are named as ever")
  func answers() throws {
    var desk = try Self.desk()
    let line = #"{"command":"mergeClients","into":"0671112233","from":"+380503334455"}"#
    #expect(try desk.result(line) == #"{"balance":"7.00","receipts":1}"#)
  }

  @Test("The old id answers as the card that stays in every query and command")
  func oldId() throws {
    var desk = try Self.desk()
    try desk.prepare(Self.merge)
    for query in [
      #"{"query":"client","client":ID}"#, #"{"query":"ledger","client":ID}"#,
      #"{"query":"outbox","client":ID}"#,
      #"{"query":"quote","client":ID,"bonuses":"max","lines":[\#(Till.hour)]}"#,
    ] {
      let answers = try ["1", "2"].map { try desk.result(query.replacing("ID", with: $0)) }
      #expect(answers[0] == answers[1])
    }
    let card = try desk.result(#"{"query":"client","client":2}"#)
    #expect(
      card.hasPrefix(#"{"client":1,"name":"Anna","phone":"+380671112233","email":"ann@club.ua""#)
    )
    let receipt = try desk.result(#"{"query":"receipt","externalNumber":"T1"}"#)
    #expect(receipt.contains(#""client":1"#))
    #expect(
      try desk.result(#"{"command":"accrue","client":2,"amount":"1","reason":"x"}"#)
        == #"{"balance":"8.00"}"#
    )
    #expect(
      try desk.result(#"{"query":"find","text":"Ann"}"#).hasPrefix(#"{"clients":[1],"total":1"#)
    )
    #expect(try desk.refusal(#"{"query":"client","client":"0503334455"}"#).hasPrefix("notFound"))
    let again = #"{"command":"sell","client":2,"lines":[\#(Till.hour)],"externalNumber":"T1"}"#
    #expect(try desk.result(again).hasPrefix(#"{"receipt":1"#))
    #expect(desk.engine.club.receipts.count == 1)
  }

  @Test("The list of clients leaves the merged one out, page by page")
  func pages() throws {
    var desk = try Self.desk()
    for number in 3...6 {
      try desk.prepare(#"{"command":"registerClient","name":"C","phone":"05000000\#(number)0"}"#)
    }
    try desk.prepare(Self.merge, #"{"command":"mergeClients","into":6,"from":4}"#)
    var (after, seen) = ("", [String]())
    repeat {
      let page = try desk.result(#"{"query":"list","what":"clients","limit":2\#(after)}"#)
      for part in page.split(separator: #"{"client":"#).dropFirst() {
        seen.append(String(part.prefix(1)))
      }
      let next = page.split(separator: #""next":"#).last.map { $0.dropLast() } ?? "null"
      after = next == "null" ? "" : #","after":\#(next)"#
    } while !after.isEmpty
    #expect(seen == ["1", "3", "5", "6"])
  }

  @Test("Oneself, a merged card and nobody are refused with their facts")
  func refuses() throws {
    var desk = try Self.desk()
    let seq = desk.engine.seq
    for (fields, refusal) in [
      (#""into":1,"from":1"#, #"mergeWithItself {"client":1}"#),
      (#""into":1,"from":"0671112233""#, #"mergeWithItself {"client":1}"#),
      (#""into":1,"from":9"#, #"notFound {"what":"client","typed":"9"}"#),
    ] {
      #expect(try desk.refusal(#"{"command":"mergeClients",\#(fields)}"#) == refusal)
    }
    #expect(desk.engine.seq == seq)
    try desk.prepare(Self.merge)
    #expect(try desk.refusal(Self.merge) == #"clientMerged {"client":2,"into":1}"#)
  }

  @Test("A repeat of the request is answered with the first answer, whatever came between")
  func repeats() throws {
    var desk = try Self.desk()
    let line = #"{"command":"mergeClients","into":1,"from":2,"requestId":"m1"}"#
    let first = try desk.result(line)
    try desk.prepare(#"{"command":"accrue","client":1,"amount":"9","reason":"x"}"#)
    #expect(try desk.result(line) == first)
  }

  @Test("A dry run answers as the merge would and saves nothing; later lines see it")
  func dryRun() throws {
    var desk = try Self.desk(isDryRun: true)
    #expect(try desk.result(Self.merge) == #"{"balance":"7.00","receipts":1}"#)
    #expect(try desk.result(#"{"query":"client","client":2}"#).hasPrefix(#"{"client":1"#))
    #expect(desk.engine.club.clients.count == 2)
  }
}
