import CommandContract
import Loyalty
import Testing

@Suite("Templates of messages")
struct TemplateTests {
  @Test("They are created, changed, listed, put away and brought back")
  func lists() throws {
    var desk = try Desk()
    #expect(
      desk.send(
        #"{"command":"createTemplate","name":"Cup","title":"The cup","text":"{name}, at 18:00"}"#
      ) == #"{"ok":true,"seq":1,"result":{"template":"Cup"}}"#
    )
    try desk.prepare(
      #"{"command":"createTemplate","name":"Hello","text":"Hello, {name}"}"#,
      #"{"command":"editTemplate","template":"hello","name":"Hi","text":"Hi, {name}"}"#
    )
    let cup =
      #"{"template":"Cup","id":1,"channel":"push","title":"The cup","text":"{name}, at 18:00","#
      + #""isArchived":false}"#
    let hello =
      #"{"template":"Hi","id":2,"channel":"sms","title":null,"text":"Hi, {name}","isArchived":"#
    #expect(
      try desk.result(#"{"query":"list","what":"templates"}"#)
        == #"{"rows":[\#(cup),\#(hello)false}],"next":null}"#
    )
    try desk.prepare(#"{"command":"archiveTemplate","template":2}"#)
    #expect(
      try desk.result(#"{"query":"list","what":"templates"}"#)
        == #"{"rows":[\#(cup)],"next":null}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"templates","archived":true}"#)
        == #"{"rows":[\#(hello)true}],"next":null}"#
    )
    try desk.prepare(
      #"{"command":"editTemplate","template":"Hi","isArchived":false}"#,
      #"{"command":"editTemplate","template":"Cup","title":null}"#
    )
    #expect(desk.engine.club.templates.items.map(\.channel.rawValue) == ["sms", "sms"])
  }

  @Test(
    "What cannot be is refused with its facts",
    arguments: [
      (
        #""createTemplate","name":"X","text":"{surname}""#,
        #"templateInvalid {"variable":"surname","known":["name","club","bonuses"]}"#
      ), (#""createTemplate","name":"X","title":"","text":"x""#, #"titleMissing {}"#),
      (#""archiveTemplate","template":"X""#, #"notFound {"what":"template","typed":"X"}"#),
    ]
  )
  func refused(line: String, refusal: String) throws {
    var desk = try Desk()
    #expect(try desk.refusal(#"{"command":\#(line)}"#) == refusal)
  }
}
