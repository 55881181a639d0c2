import CommandContract
import JSONText
import Testing

@Suite("The query report")
struct ReportTests {
  private func desk() throws -> Desk {
    var desk = try Till.desk(takesTime: true)
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP","at":"2026-12-01T10:00:00Z"}"#,
      #"{"command":"addToGroup","clients":[1],"group":"VIP","at":"2026-12-01T10:00:00Z"}"#,
      #"{"command":"sell","client":1,"venue":"Arena West","lines":[\#(Till.twoHours)],"at":"2026-12-05T10:00:00Z"}"#,
      #"{"command":"sell","lines":[\#(Till.hour)],"at":"2026-12-06T10:00:00Z"}"#,
      #"{"command":"sell","client":1,"lines":[\#(Till.coffee)],"at":"2027-01-02T10:00:00Z"}"#,
      #"{"command":"accrue","client":1,"amount":"10","reason":"prize","at":"2027-01-02T10:00:00Z"}"#
    )
    return desk
  }

  private func ask(_ desk: inout Desk, _ fields: String) throws -> JSONValue {
    try JSONValue(Array(desk.send(#"{"query":"report",\#(fields)}"#).utf8))
  }

  @Test("Groups have the members of the contract, and the whole counts each receipt once")
  func groups() throws {
    var desk = try desk()
    let answer = try ask(&desk, #""name":"groups","from":"2026-12-01","until":"2026-12-31""#)
    guard case .array(let rows)? = answer["result"]?["rows"] else {
      Issue.record("no rows in \(answer.text)")
      return
    }
    let vip = try #require(rows.first { $0["group"] == .string("VIP") })
    #expect(vip["clients"] == .number("1"))
    #expect(vip["activeClients"] == .number("1"))
    #expect(vip["receipts"] == .number("1"))
    #expect(vip["paid"] == .string("200.00"))
    #expect(vip["bonusesPaid"] == .string("0.00"))
    #expect(vip["averageReceipt"] == .string("200.00"))
    #expect(vip["accrued"] == .string("4.00"))
    #expect(vip["redeemed"] == .string("0.00"))
    #expect(vip["share"] == .string("66.67"))
    #expect(vip["paidBefore"] == .string("0.00"))
    #expect(vip["change"] == .null)
    #expect(rows.count == 2)
    #expect(answer["result"]?["total"]?["paid"] == .string("300.00"))
    #expect(answer["result"]?["total"]?["receipts"] == .number("2"))
  }

  @Test("Without dates all of time is meant; venues are named by id or name")
  func scopes() throws {
    var desk = try desk()
    let all = try ask(&desk, #""name":"groups""#)
    #expect(all["result"]?["total"]?["paid"] == .string("345.50"))
    #expect(all["result"]?["total"]?["accrued"] == .string("14.91"))
    #expect(all["result"]?["from"] == .null)
    let west = try ask(&desk, #""name":"groups","venues":["arena west"]"#)
    #expect(west["result"]?["total"]?["paid"] == .string("200.00"))
    let byNumber = try ask(&desk, #""name":"groups","venues":[1]"#)
    #expect(byNumber["result"]?["total"]?["paid"] == .string("200.00"))
  }

  @Test("What was sold at no venue is asked for whatever venues are called")
  func withoutVenue() throws {
    var desk = try desk()
    try desk.prepare(#"{"command":"createVenue","name":"none","at":"2027-01-03T10:00:00Z"}"#)
    func receipts(_ fields: String) throws -> JSONValue? {
      let asked = #""name":"groups","from":"2026-12-01","until":"2026-12-31","# + fields
      return try ask(&desk, asked)["result"]?["total"]?["receipts"]
    }
    #expect(try receipts(#""venues":["none"]"#) == .number("0"))
    #expect(try receipts(#""withoutVenue":true"#) == .number("1"))
    #expect(try receipts(#""withoutVenue":true,"venues":["Arena West"]"#) == .number("2"))
    #expect(try receipts(#""withoutVenue":false"#) == .number("2"))
  }

  @Test("Days of a report's own are those that the reference tells")
  func ownDays() throws {
    var desk = try desk()
    for (name, from, until) in [
      ("cohorts", "2026-02-01", "2027-01-31"), ("day", "2027-01-02", "2027-01-02"),
      ("burning", "2027-01-02", "2027-03-26"),
    ] {
      let answer = try ask(&desk, "\"name\":\"\(name)\"")
      #expect(answer["result"]?["from"] == .string(from), "\(name)")
      #expect(answer["result"]?["until"] == .string(until), "\(name)")
    }
    let other = try ask(&desk, #""name":"burning","from":"2026-01-01""#)
    #expect(other["result"]?["from"] == .string("2027-01-02"))
    let reference = Reference.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(reference.contains("day is today and cohorts the twelve months up to this one"))
    #expect(reference.contains("burning always begins today"))
  }

  @Test("A period that ends before it begins is refused for every report")
  func inverted() throws {
    var desk = try desk()
    for name in [
      "groups", "promoCodes", "bonuses", "burning", "messages", "clients", "cohorts", "rfm",
      "visits", "staff", "day",
    ] {
      let days = #""from":"2026-12-02","until":"2026-12-01""#
      let answer = try ask(&desk, "\"name\":\"\(name)\",\(days)")
      #expect(answer["refusal"] == .string("periodInvalid"), "\(name)")
      #expect(answer["facts"]?["until"] == .string("2026-12-01"), "\(name)")
    }
  }

  @Test("What cannot be asked is refused by its field")
  func refusals() throws {
    var desk = try desk()
    let inverted = try ask(&desk, #""name":"groups","from":"2026-12-02","until":"2026-12-01""#)
    #expect(inverted["refusal"] == .string("periodInvalid"))
    #expect(inverted["facts"]?["from"] == .string("2026-12-02"))
    #expect(inverted["facts"]?["until"] == .string("2026-12-01"))
    #expect(try ask(&desk, #""name":"group""#)["refusal"] == .string("malformed"))
    #expect(
      try ask(&desk, #""name":"groups","venues":["Nowhere"]"#)["refusal"] == .string("notFound")
    )
    #expect(try ask(&desk, #""name":"groups","from":"soon""#)["refusal"] == .string("dateInvalid"))
  }
}
