import Foundation
import JSONText
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("The reader of cards beside Foundation's decoder")
struct FoundationAgreesTests {
  /// What Foundation is asked to read of a card.
  private struct Card: Decodable {
    var id: UInt32
    var name: String
    var phone: String
    var email: String?
    var city: String?
    var note: String?
    var referrer: UInt32?
    var pushTokens: [String]?
    var tags: [String]?
    var groups: [UInt32]?
  }

  private static func line(_ client: Client) -> [UInt8] {
    Array(BaseFile.line(of: client).dropLast())
  }

  private static func text(_ random: inout SplitMix) -> String {
    let pieces = ["a", "Ї", "\u{0301}", "é", "e\u{0301}", "\"", "\\", "\n", "\u{1}", "👩‍👧", "/", " "]
    return (0...random.next() % 12).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
      .joined()
  }

  @Test("Both read the same from every card that is written")
  func agrees() throws {
    var random = SplitMix(seed: 20_261_122)
    for number in UInt32(1)...2_000 {
      var client = try Fixture.client(number, groups: [Group.ID(number % 7 + 1)])
      client.name = Self.text(&random)
      client.note = random.next().isMultiple(of: 2) ? Self.text(&random) : nil
      client.tags = [Self.text(&random), Self.text(&random)]
      let line = Self.line(client)
      let card = try JSONDecoder().decode(Card.self, from: Data(line))
      var reader = JSONReader(line)
      #expect(try ClientCoding.read(&reader) == client)
      #expect(card.id == number && card.phone == client.phone.e164 && card.email == client.email)
      #expect(Array(card.name.unicodeScalars) == Array(client.name.unicodeScalars))
      #expect(card.note.map { Array($0.utf8) } == client.note.map { Array($0.utf8) })
      #expect(card.city == client.city && card.referrer == client.referrer?.number)
      #expect(card.tags == client.tags && card.groups == client.groups.ids.map(\.number))
    }
  }

  /// The line of a card with one text in it replaced.
  private static func changed(_ ours: String, _ other: [UInt8]) throws -> [UInt8] {
    let line = Self.line(try Fixture.client(2))
    let text = try #require(Data(line).range(of: Data(ours.utf8)))
    return line[..<text.lowerBound] + other + line[text.upperBound...]
  }

  @Test(
    "What is not strict JSON is refused, whatever Foundation makes of it",
    arguments: [
      (#""id":2,"#, #""id":2,"id":2,"#), (#""id":2,"#, #""id":2.0,"#), (#""id":2,"#, #""id":2e0,"#),
      (#""id":2,"#, #""id":02,"#), (#""id":2,"#, #""id":+2,"#), (#""id":2,"#, #""id":"2","#),
      (#"["t1","t2"]"#, #"["t1","t2",]"#), (#"{"id""#, "\u{FEFF}{\"id\""),
      (#"{"id""#, #"[[[[{"id""#), (#""name":""#, #""name":"\ud800"#),
      (#""name":""#, #""name":"\udc00\ud800"#), (#""name":""#, "\"name\":\"\u{1}"),
      (#""name":""#, #""name":"\x41"#), (#""name":"#, #""nom\u0061de":"#),
      (#""name":"#, #"'name':"#), (#""name":"#, #"/* */"nome":"#),
    ]
  )
  func strict(ours: String, other: String) throws {
    let usual = ours == #"["t1","t2"]"# ? try Fixture.client(5) : try Fixture.client(2)
    let line = Self.line(usual)
    let place = try #require(Data(line).range(of: Data(ours.utf8)))
    let bytes = line[..<place.lowerBound] + Array(other.utf8) + line[place.upperBound...]
    try Self.expectRefused(Array(bytes))
  }

  @Test(
    "Bytes that are no UTF-8 are refused in any text",
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ]
  )
  func encoding(bytes: [Int]) throws {
    let other = Array(#""name":""#.utf8) + bytes.map { UInt8($0) }
    try Self.expectRefused(try Self.changed(#""name":""#, other))
  }

  /// Neither the strict reader nor the bulk reader takes it.
  private static func expectRefused(_ line: [UInt8]) throws {
    #expect(throws: JSONProblem.self) {
      var reader = JSONReader(line)
      let client = try ClientCoding.read(&reader)
      try reader.finish()
      _ = client
    }
    var batch = CardBatch()
    var scanner = CardScanner(line, in: 0..<line.count, base: 0)
    #expect(scanner.scan(into: &batch, tail: .checksum) == nil)
  }
}
