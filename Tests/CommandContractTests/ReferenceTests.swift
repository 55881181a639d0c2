import CommandContract
import JSONText
import Testing

@Suite("The printed reference")
struct ReferenceTests {
  @Test("It names every command and query with all fields and result members")
  func isComplete() throws {
    let text = Reference.text
    for entry in Contract.commands {
      #expect(text.contains("\n\(entry.name)\n  \(entry.summary)\n"))
      for field in entry.fields { #expect(text.contains("    \(field.name)")) }
    }
    for entry in Contract.queries {
      #expect(text.contains("\n\(entry.name)\n  \(entry.summary)\n"))
      for member in entry.result { #expect(text.contains("    \(member.name)")) }
    }
  }

  @Test("One command's reference reads like this")
  func printsOne() {
    #expect(
      Reference.text(of: "addToGroup") == """
        addToGroup
          Puts clients into a group; those who are in it stay.
            clients*        array of client: id (number) or phone (string)
                              the clients
            group*          group: id (number) or name (string)
                              the group
          result:
            added           number

        """
    )
    #expect(Reference.text(of: "nothing") == nil)
  }

  @Test("It says how a schedule, a window and a line of a sale are written")
  func describesObjects() throws {
    let program = try #require(Reference.text(of: "createDiscountProgram"))
    #expect(
      program.contains(
        #"schedule        {"days": ["mon", …, "sun"], "from": "22:00", "until": "06:00"}; "#
          + "without days every day, without from and until the whole day or null"
      )
    )
    #expect(program.contains(#"window          {"days": 90} or "calendarYear" or null"#))
    let sale = try #require(Reference.text(of: "sell"))
    #expect(
      sale.contains(
        #"lines*          array of {"product" or "name", "category" and "price"; "quantity", "#
      )
    )
  }

  @Test("Every field of the reference is read: null is told apart from a field that is unknown")
  func readsEveryField() throws {
    for entry in Contract.commands {
      for field in entry.fields {
        var desk = try Desk()
        let answer = desk.send(#"{"command":"\#(entry.name)","\#(field.name)":null}"#)
        #expect(!answer.contains("unknownField"), "\(entry.name).\(field.name)")
      }
    }
  }

  @Test("Every required field is missed when it is left out, and no other is")
  func missesRequiredFields() throws {
    for entry in Contract.commands {
      var desk = try Desk()
      let answer = desk.send(#"{"command":"\#(entry.name)"}"#)
      let first = entry.fields.first { $0.isRequired || entry.name == "refund" }
      let isMissed = answer.contains(#""reason":"missingField""#)
      #expect(isMissed == (first != nil), "\(entry.name)")
      if let first { #expect(answer.contains(#""where":"\#(first.name)""#)) }
    }
  }

  @Test("The members of every result are those of the reference, in their order")
  func describesResults() throws {
    let hour = #"{"name":"Hour","category":"gameTime","price":"100"}"#
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP","welcomeSms":"Hi"}"#,
      #"{"command":"registerClient","name":"A","phone":"0671112233","consents":["sms"]}"#,
      #"{"command":"sell","lines":[\#(hour)]}"#,
      #"{"command":"createPromoCode","name":"HELLO","bonuses":"50"}"#
    )
    let lines = [
      "client": #"{"query":"client","client":1}"#, "find": #"{"query":"find","text":"A"}"#,
      "list": #"{"query":"list","what":"groups"}"#, "group": #"{"query":"group","group":1}"#,
      "outbox": #"{"query":"outbox"}"#, "ledger": #"{"query":"ledger","client":1}"#,
      "receipt": #"{"query":"receipt","receipt":1}"#,
      "quote": #"{"query":"quote","lines":[\#(hour)]}"#,
      "promoCode": #"{"query":"promoCode","promoCode":"hello"}"#,
      "report": #"{"query":"report","name":"groups"}"#,
      "checkPromoCode": #"{"query":"checkPromoCode","client":1,"code":"hello"}"#,
    ]
    for entry in Contract.queries {
      let line = try #require(lines[entry.name])
      let answer = try JSONValue(desk.send(line))
      guard case .object(let members)? = answer["result"] else {
        Issue.record("No result: \(line)")
        continue
      }
      #expect(members.map(\.key) == entry.result.map(\.name), "\(entry.name)")
    }
  }
}
