import CommandContract
import Loyalty
import TestSupport
import Testing

@Suite("Refusals and their facts")
struct RefusalTests {
  /// A line, the name of its refusal, and the facts.
  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    let refusal: String
    let facts: String

    init(_ line: String, _ refusal: String, _ facts: String) {
      self.line = line
      self.refusal = refusal
      self.facts = facts
    }

    var testDescription: String { line }
  }

  private static let references = [
    Case(
      #"{"query":"client","client":0}"#,
      "notFound",
      #"{"what":"client","typed":"0","where":"client"}"#
    ),
    Case(
      #"{"query":"client","client":99999999999999999999}"#,
      "notFound",
      #"{"what":"client","typed":"99999999999999999999","where":"client"}"#
    ),
    Case(
      #"{"query":"client","client":-1}"#,
      "notFound",
      #"{"what":"client","typed":"-1","where":"client"}"#
    ),
    Case(#"{"query":"client","client":77}"#, "notFound", #"{"what":"client","typed":"77"}"#),
    Case(#"{"query":"group","group":"Gold"}"#, "notFound", #"{"what":"group","typed":"Gold"}"#),
    Case(
      #"{"query":"group","group":0}"#,
      "notFound",
      #"{"what":"group","typed":"0","where":"group"}"#
    ),
    Case(
      #"{"command":"addToGroup","clients":[1,0],"group":1}"#,
      "notFound",
      #"{"what":"client","typed":"0","where":"clients[1]"}"#
    ),
    Case(
      #"{"command":"createGroup","name":"B","loyalty":"bonus","program":"Start"}"#,
      "notFound",
      #"{"what":"program","typed":"Start"}"#
    ),
    Case(
      #"{"command":"createGroup","name":"B","program":7}"#,
      "notFound",
      #"{"what":"program","typed":"7"}"#
    ),
    Case(
      #"{"command":"editGroup","group":1,"program":"Start"}"#,
      "notFound",
      #"{"what":"program","typed":"Start"}"#
    ),
    Case(
      #"{"command":"setSettings","language":"fr"}"#,
      "notFound",
      #"{"what":"language","typed":"fr"}"#
    ),
    Case(
      #"{"command":"editClient","client":1,"referrer":1}"#,
      "referrerIsSelf",
      #"{}"#
    ),
  ]

  private static let values = [
    Case(
      #"{"command":"registerClient","name":"B","phone":"12"}"#,
      "phoneInvalid",
      #"{"typed":"12","rule":"tooShort","digits":2}"#
    ),
    Case(
      #"{"command":"registerClient","name":"B","phone":"12345678"}"#,
      "phoneInvalid",
      #"{"typed":"12345678","rule":"notOfRegion","region":"UA","digits":8}"#
    ),
    Case(
      #"{"command":"registerClient","name":"B","phone":"067x111"}"#,
      "phoneInvalid",
      #"{"typed":"067x111","rule":"character","character":"x"}"#
    ),
    Case(
      #"{"command":"registerClient","name":"B","phone":""}"#,
      "phoneInvalid",
      #"{"typed":"","rule":"empty"}"#
    ),
    Case(
      #"{"command":"registerClient","name":"B","phone":"0671112233"}"#,
      "phoneTaken",
      #"{"phone":"+380671112233","client":1}"#
    ),
    Case(
      #"{"command":"editClient","client":1,"birthday":"2026-02-30"}"#,
      "dateInvalid",
      #"{"typed":"2026-02-30","where":"birthday"}"#
    ),
    Case(
      #"{"command":"editClient","client":1,"birthday":"2027-01-01"}"#,
      "dateOutOfRange",
      #"{"date":"2027-01-01"}"#
    ),
    Case(
      #"{"command":"editClient","client":1,"email":"nobody"}"#,
      "emailInvalid",
      #"{"typed":"nobody"}"#
    ),
    Case(
      #"{"command":"setSettings","smsPrice":"1.005"}"#,
      "amountInvalid",
      #"{"typed":"1.005","where":"smsPrice"}"#
    ),
    Case(
      #"{"command":"setSettings","smsPrice":"10000000000.01"}"#,
      "amountOutOfRange",
      #"{"typed":"10000000000.01","limit":"10000000000.00","where":"smsPrice"}"#
    ),
    Case(#"{"command":"setSettings","smsPrice":"-1"}"#, "amountInvalid", #"{"typed":"-1.00"}"#),
    Case(#"{"command":"createGroup","name":"  "}"#, "nameEmpty", #"{}"#),
    Case(
      #"{"command":"createGroup","name":"a\u202eb"}"#,
      "nameUnreadable",
      #"{"character":"U+202E"}"#
    ),
    Case(
      #"{"command":"createGroup","name":"B","by":"\u0007"}"#,
      "nameUnreadable",
      #"{"character":"U+0007","where":"by"}"#
    ),
  ]

  private static let groups = [
    Case(
      #"{"command":"createGroup","name":"vip_club"}"#,
      "nameTaken",
      #"{"name":"vip_club","existing":"VIP club","isArchived":false}"#
    ),
    Case(
      #"{"command":"archiveGroup","group":1}"#,
      "groupInUse",
      #"{"group":"VIP club","by":["defaultGroup"]}"#
    ),
    Case(
      #"{"command":"addToGroup","clients":[1],"group":"Old"}"#,
      "groupArchived",
      #"{"group":"Old"}"#
    ),
    Case(#"{"command":"orderGroups","groups":[]}"#, "staleView", #"{}"#),
    Case(
      #"{"command":"sell","lines":[{"name":"Tea","category":"bar","price":"40"}],"toldToPay":"38.50"}"#,
      "staleView",
      #"{"told":"38.50","now":"40.00"}"#
    ),
    Case(#"{"command":"editGroup","group":1,"position":0}"#, "positionInvalid", #"{"position":0}"#),
    Case(
      #"{"command":"editGroup","group":1,"welcomeSms":"{paid}"}"#,
      "templateInvalid",
      #"{"variable":"paid","known":["name","club","bonuses"]}"#
    ),
    Case(#"{"command":"editGroup","group":1,"welcomeSms":""}"#, "templateEmpty", #"{}"#),
  ]

  @Test("A refusal has a stable name and facts", arguments: references + values + groups)
  func refuses(bad: Case) throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP club","isDefault":true}"#,
      #"{"command":"createGroup","name":"Old"}"#,
      #"{"command":"archiveGroup","group":"Old"}"#,
      #"{"command":"registerClient","name":"A","phone":"0671112233"}"#
    )
    #expect(
      desk.send(bad.line)
        == #"{"ok":false,"refusal":"\#(bad.refusal)","facts":\#(bad.facts),"#
        + #""message":"Refused: \#(bad.refusal)."}"#
    )
    #expect(desk.engine.seq == 4)
  }

  @Test("A note that is too long tells its length and the limit")
  func refusesLongText() throws {
    var desk = try Desk()
    let note = String(repeating: "я", count: 2_001)
    let line = #"{"command":"registerClient","name":"A","phone":"0671112233","note":"\#(note)"}"#
    #expect(
      desk.send(line).hasPrefix(
        #"{"ok":false,"refusal":"textTooLong","facts":{"length":2001,"limit":2000},"#
      )
    )
  }

  @Test("A name of 1 MB is refused by a short line")
  func refusesHugeName() throws {
    var desk = try Desk()
    let name = String(repeating: "x", count: 1_000_000)
    let answer = desk.send(#"{"command":"createGroup","name":"\#(name)"}"#)
    #expect(
      answer.hasPrefix(
        #"{"ok":false,"refusal":"nameTooLong","facts":{"length":1000000,"limit":200},"#
      )
    )
    #expect(answer.utf8.count < 300)
    #expect(desk.send(#"{"command":"\#(name)"}"#).utf8.count < 600)
  }

  @Test("A store that cannot be written says why")
  func refusesReadOnly() throws {
    var desk = try Desk()
    desk.engine.memory.readOnlyReason = "damaged"
    #expect(
      desk.send(#"{"command":"createGroup","name":"A"}"#).hasPrefix(
        #"{"ok":false,"refusal":"readOnly","facts":{"reason":"damaged"},"#
      )
    )
  }

  @Test("A disk that did not take the record is told as notSaved")
  func tellsNotSaved() throws {
    let calendar = try MemoryClub().club.calendar
    let answer = AnswerLine.refused(
      .notSaved(reason: "no space left"),
      in: calendar,
      sentences: Desk.sentences
    )
    #expect(
      String(decoding: answer, as: UTF8.self)
        == #"{"ok":false,"refusal":"notSaved","facts":{"reason":"no space left"},"#
        + #""message":"Nothing was saved: no space left."}"# + "\n"
    )
  }

  @Test("A record that the disk did not confirm is never told as not saved")
  func tellsNotConfirmed() throws {
    let calendar = try MemoryClub().club.calendar
    let answer = AnswerLine.refused(
      .notConfirmed(reason: "the disk failed"),
      in: calendar,
      sentences: Desk.sentences
    )
    #expect(
      String(decoding: answer, as: UTF8.self)
        == #"{"ok":false,"refusal":"notConfirmed","facts":{"reason":"the disk failed"},"#
        + #""message":"It is not known whether this was saved: the disk failed."}"# + "\n"
    )
  }
}
