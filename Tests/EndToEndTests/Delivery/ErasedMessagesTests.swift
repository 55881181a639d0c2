import Foundation
import TestSupport
import Testing

@Suite("Messages of a client who is erased", .timeLimit(.minutes(10)))
struct ErasedMessagesTests {
  private static let personal = ["Жанна", "380671112233", "zh-token", "біля вікна", "Приклад"]

  private func store(_ folder: TemporaryFolder) throws {
    try Program.makeStore(folder, language: "uk")
    try Program.apply(
      folder,
      #"{"command":"createGroup","name":"VIP","isDefault":true,"welcomeSms":"Вітаємо, {name}!","#
        + #""afterOrderSms":"{name}, дякуємо!"}"#,
      #"{"command":"registerClient","name":"Жанна","phone":"+380671112233","#
        + #""consents":["sms","push"],"usesApp":true,"pushTokens":["zh-token"]}"#,
      #"{"command":"registerClient","name":"Анна","phone":"+380671112244","consents":["sms"]}"#,
      #"{"command":"sell","client":1,"lines":[{"name":"Борщ","category":"bar","quantity":"1","#
        + #""price":"85"}]}"#,
      #"{"command":"testPush","title":"Приклад","text":"{name}","client":1}"#,
      #"{"command":"sendSms","clients":[1],"text":"Місце біля вікна вільне","class":"service"}"#
    )
  }

  /// Queues as much again, so that some was sent and some waits.
  private func queueMore(_ folder: TemporaryFolder) throws {
    try Program.apply(
      folder,
      #"{"command":"sendSms","clients":[1],"text":"І знову біля вікна","class":"service"}"#,
      #"{"command":"createPush","title":"T","text":"{name}","audience":{"all":true},"#
        + #""class":"service"}"#
    )
  }

  /// Those texts that any file of the folder holds, the store's and those of messages.
  private func found(in folder: TemporaryFolder) throws -> [String] {
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var all = Data()
    for case let name as String in files where name.hasPrefix("store") {
      all += FileManager.default.contents(atPath: folder.path(name)) ?? Data()
    }
    return Self.personal.filter { all.range(of: Data($0.utf8)) != nil }
  }

  private func lines(_ folder: TemporaryFolder) throws -> [String] {
    let name = try FileManager.default.contentsOfDirectory(atPath: folder.path("store.messages"))
    return try folder.lines(of: "store.messages/" + (try #require(name.first)))
  }

  @Test("Nothing waits or goes, and no file of the store or of messages holds a word of theirs")
  func files() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    #expect(try Program.run(folder, ["deliver", "--once"]).status == 0)
    let before = try lines(folder)
    #expect(before.count == 5)
    try queueMore(folder)
    #expect(try found(in: folder) == Self.personal)
    let erased = try Program.apply(folder, #"{"command":"eraseClient","client":1}"#)
    #expect(erased.errors.contains("Журнал згорнуто"), "\(erased.errors)")
    #expect(try found(in: folder).isEmpty)
    let after = try lines(folder)
    #expect(after.count == 5)
    #expect(after.filter { $0.contains("Вітаємо, Анна!") } == before.filter { $0.contains("Анна") })
    let gone = after.filter { $0.contains(#""client":1,"to":[],"title":null,"text":"","#) }
    #expect(gone.count == 4)
    let again = try Program.run(folder, ["deliver", "--once"])
    #expect(again.status == 0 && !again.errors.contains("Прийнято"), "\(again.errors)")
    #expect(try lines(folder) == after)
    #expect(try Program.run(folder, ["verify"]).status == 0)
  }

  @Test("No export, report or answer about messages holds a word of theirs")
  func exports() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    try queueMore(folder)
    try Program.apply(folder, #"{"command":"eraseClient","client":1}"#)
    var outputs = [
      try Program.run(folder, ["report", "messages", "--format", "csv"]),
      try Program.apply(folder, #"{"query":"outbox"}"#, #"{"query":"list","what":"pushes"}"#),
    ]
    for subject in ["clients", "receipts", "ledger"] {
      outputs.append(try Program.run(folder, ["export", subject]))
    }
    for output in outputs {
      #expect(output.status == 0, "\(output.errors)")
      for text in Self.personal { #expect(!output.output.contains(text), "\(output.output)") }
    }
    #expect(outputs[1].output.contains(#""state":"cancelled""#))
  }

  @Test("A worker that stays lets its files forget whoever is erased meanwhile")
  func worker() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let worker = try DeliverWorker(folder)
    try worker.until("the messages are in the file") { (try? lines(folder))?.count == 5 }
    try Program.apply(folder, #"{"command":"eraseClient","client":1}"#)
    try worker.until("the file forgot them") { try found(in: folder).isEmpty }
    try worker.stop()
  }
}
