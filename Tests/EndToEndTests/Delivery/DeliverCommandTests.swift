import Foundation
import JSONText
import TestSupport
import Testing

@Suite("frontdesk deliver", .timeLimit(.minutes(10)))
struct DeliverCommandTests {
  private func store(_ folder: TemporaryFolder) throws {
    try Program.makeStore(folder)
    let client = #""consents":["sms","push"],"usesApp":true,"pushTokens":["t1"]}"#
    try Program.apply(
      folder,
      #"{"command":"registerClient","name":"Anna","phone":"+380671112233",\#(client)"#,
      #"{"command":"createPush","title":"Cup","text":"Hi, {name}","audience":{"all":true},"#
        + #""class":"service"}"#,
      #"{"command":"sendSms","clients":[1],"text":"Hello","class":"service"}"#
    )
  }

  @Test("Without gateways messages go into one file a day, and each is told once")
  func files() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let once = try Program.run(folder, ["deliver", "--once"])
    #expect(once.status == 0, "\(once.errors)")
    #expect(once.errors.contains("Accepted 2, wait for a retry 0"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("store.messages"))
    let lines = try folder.lines(of: "store.messages/" + (try #require(names.first)))
    #expect(try lines.map { try JSONValue($0)["text"] } == [.string("Hi, Anna"), .string("Hello")])
    let again = try Program.run(folder, ["deliver", "--once"])
    #expect(!again.errors.contains("Accepted") && !again.errors.contains("Nothing is to be sent"))
    let seen = try PtyProcess(
      Program.path,
      ["deliver", "--once"],
      environment: Program.environment(folder),
      rows: 24,
      columns: 80
    )
    #expect(try seen.waitForEnd() == .exited(0))
    #expect(String(decoding: seen.output, as: UTF8.self).contains("Nothing is to be sent now"))
    #expect(try Program.run(folder, ["verify"]).status == 0)
  }

  @Test("A push reaches the app's back end once, with its signature")
  func webhook() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let server = try LoopbackServer { _ in .answer(200) }
    defer { server.stop() }
    let text = #"{"push":{"kind":"webhook","url":"\#(server.url())","secret":"sesame"}}"#
    try folder.write(text.utf8, to: "gateways.json")
    let open = try Program.run(
      folder,
      ["deliver", "--once", "--gateways", folder.path("gateways.json")]
    )
    #expect(open.status == 1)
    #expect(open.errors.contains("chmod 600"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: folder.path("gateways.json")
    )
    let sent = try Program.run(
      folder,
      ["deliver", "--once", "--gateways", folder.path("gateways.json")]
    )
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(server.requests.count == 1)
    #expect(server.requests.first?.headers["webhook-signature"]?.hasPrefix("v1,") == true)
    for text in [sent.errors, sent.output] { #expect(!text.contains("sesame")) }
  }

  @Test("What is wrong with the file of gateways is said without what stands in it")
  func wrongFile() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let text = #"{"sms":{"url":"http://h","user":"u","password":"sesame","from":"A","secert":"x"}}"#
    try folder.write(text.utf8, to: "gateways.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: folder.path("gateways.json")
    )
    let wrong = try Program.run(
      folder,
      ["deliver", "--once", "--gateways", folder.path("gateways.json")]
    )
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("sms.secert"))
    #expect(!wrong.errors.contains("sesame"))
    let missing = try Program.run(folder, ["deliver", "--once", "--gateways", "/nowhere/g.json"])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("/nowhere/g.json"))
  }
}
