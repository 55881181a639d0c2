import Foundation
import JSONText
import TestSupport
import Testing

@Suite("Import of reactions")
struct ReactionImportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
    let app = #""consents":["push"],"usesApp":true,"pushTokens":["t"]}"#
    try Program.apply(
      folder,
      #"{"command":"registerClient","name":"Anna","phone":"0671112231",\#(app)"#,
      #"{"command":"registerClient","name":"Vira","phone":"0671112232",\#(app)"#,
      #"{"command":"createPush","title":"T","text":"x","audience":{"all":true},"class":"service"}"#
    )
    try Program.run(folder, ["deliver", "--once"])
  }

  /// This minute, as tables have it: nothing happens to a message before it went.
  private var now: String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "Europe/Kyiv")
    format.dateFormat = "dd.MM.yyyy HH:mm"
    return format.string(from: Date())
  }

  private func importFile(_ rows: String, _ options: String...) throws -> Finished {
    try folder.write(rows.utf8, to: "app.csv")
    return try Program.run(folder, ["import", "reactions", folder.path("app.csv")] + options)
  }

  private func outbox() throws -> [JSONValue] {
    let answer = try Program.run(folder, ["apply"], input: #"{"query":"outbox"}"#)
    guard
      case .array(let messages)? = try JSONValue(Array(answer.output.utf8))["result"]?["messages"]
    else { return [] }
    return messages
  }

  @Test("Rows are taken once, by number or by the gateway's name, headings in any language")
  func taken() throws {
    let first = try importFile(
      "когда;сообщение;реакция\n\(now);1;доставлено\n\(now);1;opened\n",
      "--format",
      "json"
    )
    #expect(first.errors.contains("column") == false)
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.output == #"{"read":2,"taken":2,"known":0,"refused":0,"refusedFile":null}"# + "\n"
    )
    let again = try importFile("at;message;kind\n\(now);1;opened\n", "--format", "json")
    #expect(again.output.hasPrefix(#"{"read":1,"taken":0,"known":1,"#))
    let messages = try outbox()
    #expect(messages[0]["state"] == .string("delivered"))
    #expect(messages[0]["reactions"] == .array([.string("delivered"), .string("opened")]))
    #expect(messages[1]["state"] == .string("accepted"))
  }

  @Test("What cannot be true is refused row by row, and the rest is taken")
  func refused() throws {
    let rows = """
      at;message;kind
      01.12.2024 12:00;9;opened
      01.12.2024 12:00;msg_another_1;opened
      01.12.2024 12:00;first;opened
      01.12.2024 12:00;1;burnt
      01.12.2999 12:00;1;opened
      yesterday;1;opened
      01.12.2024 12:00;;opened
      01.12.2024 12:00;2;opened
      \(now);2;clicked
      """
    let done = try importFile(rows)
    #expect(done.status == 2)
    for text in [
      "line 2: “9” in “message”: this store has no such message",
      "line 3: “msg_another_1” in “message”: this store has no such message",
      "line 4: “first” in “message”",
      "line 5: “burnt” in “kind”: write delivered, opened or clicked",
      "line 6:", "line 7:", "line 8: the column “message” is empty",
      "line 9: “2” in “message”: the message had not left by then", "Taken: 1", "Refused: 8",
    ] {
      #expect(done.output.contains(text), "\(text) in \(done.output)")
    }
    #expect(try outbox()[1]["reactions"] == .array([.string("clicked")]))
  }

  @Test("A dry run tells and saves nothing")
  func dryRun() throws {
    let told = try importFile("at;message;kind\n\(now);1;opened\n", "--dry-run")
    #expect(told.status == 0)
    #expect(try outbox()[0]["reactions"] == .array([]))
  }
}
