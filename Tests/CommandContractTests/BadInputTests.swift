import CommandContract
import Loyalty
import TestSupport
import Testing

@Suite("Lines that are no command")
struct BadInputTests {
  /// A line, and the facts of its answer.
  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    let facts: String

    init(_ line: String, _ facts: String) {
      self.line = line
      self.facts = facts
    }

    var testDescription: String { line }
  }

  private static let syntax = [

    Case("hello", #"{"reason":"notJSON","where":"byte 0","problem":"unexpectedByte","byte":"h"}"#),
    Case(#"{"command":"#, #"{"reason":"notJSON","where":"byte 11","problem":"endOfText"}"#),
    Case("[1]", #"{"reason":"notAnObject","where":"line","found":"array"}"#),
    Case("{} {}", #"{"reason":"notJSON","where":"byte 3","problem":"trailingBytes","byte":"{"}"#),
    Case("{}", #"{"reason":"nothingAsked","where":"line"}"#),
    Case(
      #"{"command":"createGroup","name":"A","name":"B"}"#,
      #"{"reason":"duplicateKey","where":"name","key":"name"}"#
    ),
    Case(
      #"{"command":"createGroup","query":"list"}"#,
      #"{"reason":"commandAndQuery","where":"line"}"#
    ),
    Case(
      #"{"command":7}"#,
      #"{"reason":"wrongType","where":"command","expected":"string","found":"number"}"#
    ),
  ]

  private static let names = [
    Case(
      #"{"command":"registerclient"}"#,
      #"{"reason":"unknownCommand","where":"command","name":"registerclient","didYouMean":"registerClient"}"#
    ),
    Case(
      #"{"command":"creatGruop"}"#,
      #"{"reason":"unknownCommand","where":"command","name":"creatGruop","didYouMean":"createGroup"}"#
    ),
    Case(
      #"{"command":"drop table"}"#,
      #"{"reason":"unknownCommand","where":"command","name":"drop table"}"#
    ),
    Case(
      #"{"query":"clients"}"#,
      #"{"reason":"unknownQuery","where":"query","name":"clients","didYouMean":"client"}"#
    ),
    Case(
      #"{"command":"createSegment"}"#,
      #"{"reason":"notInThisVersion","where":"command","name":"createSegment"}"#
    ),
    Case(
      #"{"query":"segment"}"#,
      #"{"reason":"notInThisVersion","where":"query","name":"segment"}"#
    ),
    Case(
      #"{"command":"createGroup","name":"A","rule":{}}"#,
      #"{"reason":"notInThisVersion","where":"rule","name":"rule"}"#
    ),
    Case(
      #"{"command":"setSettings","combineProgramWithPromotions":true}"#,
      #"{"reason":"notInThisVersion","where":"combineProgramWithPromotions","#
        + #""name":"combineProgramWithPromotions"}"#
    ),
    Case(
      #"{"command":"setSettings","smsprice":"1"}"#,
      #"{"reason":"unknownField","where":"smsprice","name":"smsprice","didYouMean":"smsPrice","#
        + #""known":["name","language","smsMode","smsPrice","quietHours","marketingCap","#
        + #""desksSend","birthdayReminder","burningReminder"]}"#
    ),
    Case(
      #"{"command":"createGroup","name":"A","welcomeSms":{"on":true,"text":"x"}}"#,
      #"{"reason":"unknownField","where":"welcomeSms.text","name":"text","known":["on","template"]}"#
    ),
  ]

  private static let types = [
    Case(
      #"{"command":"createGroup"}"#,
      #"{"reason":"missingField","where":"name","expected":"string"}"#
    ),
    Case(
      #"{"command":"registerClient","name":"A","phone":380671112233}"#,
      #"{"reason":"wrongType","where":"phone","expected":"string","found":"number"}"#
    ),
    Case(
      #"{"command":"editClient","client":1,"name":null}"#,
      #"{"reason":"wrongType","where":"name","expected":"string","found":"null"}"#
    ),
    Case(
      #"{"command":"setSettings","smsPrice":1.01}"#,
      #"{"reason":"wrongType","where":"smsPrice","expected":"decimal string such as \"1.01\"","found":"number"}"#
    ),
    Case(
      #"{"command":"setSettings","smsMode":"Tarif"}"#,
      #"{"reason":"unknownValue","where":"smsMode","value":"Tarif","didYouMean":"tariff","known":["tariff","operator"]}"#
    ),
    Case(
      #"{"command":"registerClient","name":"A","phone":"0671112233","consents":["sms","fax"]}"#,
      #"{"reason":"unknownValue","where":"consents[1]","value":"fax","known":["sms","push","email"]}"#
    ),
    Case(
      #"{"command":"addToGroup","clients":[1,1.5],"group":1}"#,
      #"{"reason":"wrongType","where":"clients[1]","expected":"client id: a whole number","found":"number"}"#
    ),
    Case(
      #"{"command":"addToGroup","clients":1,"group":1}"#,
      #"{"reason":"wrongType","where":"clients","expected":"array of client: id (number) or phone (string)","found":"number"}"#
    ),
    Case(
      #"{"command":"editGroup","group":1,"position":1.5}"#,
      #"{"reason":"wrongType","where":"position","expected":"whole number","found":"number"}"#
    ),
    Case(
      #"{"command":"editGroup","group":1,"isDefault":"yes"}"#,
      #"{"reason":"wrongType","where":"isDefault","expected":"true or false","found":"string"}"#
    ),
    Case(
      #"{"query":"find","text":"a","limit":0}"#,
      #"{"reason":"outOfRange","where":"limit","value":"0","from":1,"to":1000}"#
    ),
    Case(
      #"{"query":"list","what":"gruops"}"#,
      #"{"reason":"unknownValue","where":"what","value":"gruops","didYouMean":"groups","#
        + #""known":["groups","clients","programs","products","venues","categories","parkedReceipts","promoCodes","templates","pushes","segments","audiences","promotions"]}"#
    ),
    Case(
      #"{"command":"createGroup","name":"A","at":"2026-11-22T21:14:05+02:00"}"#,
      #"{"reason":"atNeedsOption","where":"at","option":"--at-from-input"}"#
    ),
    Case(
      #"{"command":"createGroup","name":"A","requestId":""}"#,
      #"{"reason":"outOfRange","where":"requestId","value":"0 characters","from":1,"to":200}"#
    ),
    Case(
      #"{"command":"createGroup","name":"A","requestId":7}"#,
      #"{"reason":"wrongType","where":"requestId","expected":"string","found":"number"}"#
    ),
  ]

  @Test(
    "A line that is no command is malformed, with the reason and the place",
    arguments: syntax + names + types
  )
  func refuses(bad: Case) throws {
    var desk = try Desk()
    let answer = desk.send(bad.line)
    #expect(
      answer.hasPrefix(#"{"ok":false,"refusal":"malformed","facts":\#(bad.facts),"message":""#)
    )
    #expect(answer.hasSuffix(#""}"#))
    #expect(desk.engine.seq == 0)
    #expect(desk.exitStatus == 1)
  }

  @Test("The message of a malformed line says what is wrong and what was probably meant")
  func saysWhatIsMeant() throws {
    var desk = try Desk()
    #expect(
      desk.send(#"{"command":"creatGroup"}"#).hasSuffix(
        #""message":"There is no command \"creatGroup\". Did you mean \"createGroup\"?"}"#
      )
    )
    #expect(
      desk.send(#"{"command":"setSettings","smsPrice":1.01}"#).hasSuffix(
        #""message":"smsPrice must be decimal string such as \"1.01\", not number."}"#
      )
    )
  }

  @Test("Bytes that are no UTF-8 are malformed")
  func refusesBytes() throws {
    var desk = try Desk()
    let line =
      Array(#"{"command":"createGroup","name":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
    #expect(
      desk.send(line).hasPrefix(
        #"{"ok":false,"refusal":"malformed","facts":{"reason":"notUTF8","where":"byte 33"}"#
      )
    )
  }

  @Test("Deep nesting is malformed, not a crash")
  func refusesDepth() throws {
    var desk = try Desk()
    let answer = desk.send(#"{"a":"# + String(repeating: "[", count: 100_000))
    #expect(answer.contains(#""reason":"tooDeep""#))
  }
}
