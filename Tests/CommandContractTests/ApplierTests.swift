import CommandContract
import Loyalty
import TestSupport
import Testing

@Suite("Reading lines and answering them")
struct ApplierTests {
  @Test("Each line gets one answer in order; a blank one is no command")
  func answersInOrder() throws {
    var desk = try Desk()
    let answers = try desk.run(
      #"""
      {"command":"createGroup","name":"A"}

      no command
        	
      {"query":"group","group":"B"}
      {"command":"createGroup","name":"B"}
      """#
    )
    #expect(answers.count == 6)
    #expect(answers.allSatisfy { $0.hasSuffix("\n") && $0.utf8.count { $0 == 0x0A } == 1 })
    #expect(answers[0] == #"{"ok":true,"seq":1,"result":{"group":"A"}}"# + "\n")
    #expect(answers[1...3].allSatisfy { $0.contains(#""refusal":"malformed""#) })
    #expect(answers[4].contains(#""refusal":"notFound""#))
    #expect(answers[5] == #"{"ok":true,"seq":2,"result":{"group":"B"}}"# + "\n")
    #expect(desk.answered == 6)
    #expect(desk.refused == 4)
    #expect(desk.exitStatus == 1)
  }

  @Test("CRLF, a byte order mark in front and a last line without newline are read")
  func toleratesEndings() throws {
    var desk = try Desk()
    let answers = try desk.run(
      "\u{FEFF}" + #"{"command":"createGroup","name":"A"}"# + "\r\n"
        + #"{"command":"createGroup","name":"B"}"#
    )
    #expect(answers.count == 2)
    #expect(desk.exitStatus == 0)
    #expect(desk.engine.club.groups.inUse.map(\.name) == ["A", "B"])
  }

  @Test("An input that arrives byte by byte is answered as one that arrives at once")
  func takesAnyPieces() throws {
    let text =
      #"{"command":"createGroup","name":"Игроки 🎮"}"# + "\n" + #"{"query":"outbox"}"# + "\r\n"
    var whole = try Desk()
    var pieces = try Desk()
    #expect(try whole.run(text) == pieces.run(text.utf8.map { [$0] }))
    #expect(whole.engine.seq == 1)
  }

  @Test("A line beyond the limit is malformed, and the next line is read")
  func dropsLongLines() throws {
    let good = #"{"command":"createGroup","name":"A"}"#
    let long = [UInt8](repeating: 0x78, count: 50)
    for pieces in [
      [long + Array("\n\(good)\n".utf8)],
      [long, long, Array("\n\(good)".utf8)],
      [Array("\(good)\n".utf8), long],
    ] {
      var desk = try Desk()
      let answers = try desk.run(pieces, limit: 40)
      #expect(answers.count == 2)
      #expect(
        answers.contains { $0.contains(#"{"reason":"lineTooLong","where":"line","limit":40}"#) }
      )
      #expect(desk.engine.seq == 1)
    }
  }

  @Test("A line as long as the limit is read")
  func readsLineAtLimit() throws {
    let line = #"{"command":"createGroup","name":"A"}"#
    var desk = try Desk()
    _ = try desk.run([Array("\(line)\n".utf8)], limit: line.utf8.count)
    #expect(desk.exitStatus == 0)
  }

  @Test("A line is answered before the next one is asked for")
  func answersAtOnce() throws {
    var applier = Applier(
      engine: try MemoryEngine(),
      options: Applier.Options(staff: Staff("Olena")),
      sentences: Desk.sentences
    )
    var answered = 0
    var sent = 0
    try applier.run {
      #expect(answered == sent)
      guard sent < 3 else { return [] }
      sent += 1
      return Array("{\"command\":\"createGroup\",\"name\":\"G\(sent)\"}\n".utf8)
    } output: { _ in
      answered += 1
    }
    #expect(answered == 3)
  }

  @Test("A dry run saves nothing, and its lines see what those before them would have done")
  func rehearses() throws {
    let engine = try MemoryEngine()
    try engine.memory.perform(.registerClient(ClientDraft(name: "Anna", phone: "0671112233")))
    try engine.memory.shelve(Client.ID(1))
    var desk = Desk(engine: engine, isDryRun: true)
    let answers = try desk.run(
      #"""
      {"command":"createGroup","name":"A"}
      {"command":"editClient","client":1,"city":"Kyiv"}
      {"command":"registerClient","name":"B","phone":"0671112234","groups":["A"]}
      {"command":"addToGroup","clients":[1,2],"group":"A"}
      {"query":"group","group":"A"}
      {"query":"client","client":1}
      {"command":"createGroup","name":"a"}
      """#
    )
    #expect(answers[0] == #"{"ok":true,"seq":1,"result":{"group":"A"}}"# + "\n")
    #expect(answers[2] == #"{"ok":true,"seq":1,"result":{"client":2}}"# + "\n")
    #expect(answers[3] == #"{"ok":true,"seq":1,"result":{"added":1}}"# + "\n")
    #expect(answers[4].contains(#""clients":2"#))
    #expect(answers[5].contains(#""city":"Kyiv""#))
    #expect(answers[6].contains(#""refusal":"nameTaken""#))
    #expect(engine.seq == 1)
    #expect(engine.club.groups.inUse.isEmpty)
    #expect(try engine.memory.card(of: Client.ID(1)).city == nil)
  }

  @Test("A dry run knows requests: those of the store, and those of its own lines")
  func rehearsesRequests() throws {
    let engine = try MemoryEngine()
    var till = Desk(engine: engine)
    let stored = till.send(#"{"requestId":"1","command":"createGroup","name":"A"}"#)
    var desk = Desk(engine: engine, isDryRun: true)
    #expect(desk.send(#"{"requestId":"1","command":"createGroup","name":"A"}"#) == stored)
    let line = #"{"requestId":"2","command":"createGroup","name":"B"}"#
    let first = desk.send(line)
    #expect(desk.send(line) == first)
    #expect(
      desk.send(#"{"requestId":"2","command":"createGroup","name":"C"}"#)
        .contains(#""refusal":"requestConflict""#)
    )
  }

  @Test("A dry run refuses a time before the last line's")
  func rehearsesTime() throws {
    var desk = try Desk(takesTime: true, isDryRun: true)
    try desk.prepare(#"{"command":"createGroup","name":"A","at":"2026-01-02T00:00:00Z"}"#)
    #expect(
      desk.send(#"{"command":"createGroup","name":"B","at":"2026-01-01T00:00:00Z"}"#)
        .contains(#""refusal":"beforeLastRecord""#)
    )
  }
}
