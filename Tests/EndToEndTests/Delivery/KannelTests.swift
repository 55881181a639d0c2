import Foundation
import JSONText
import TestSupport
import Testing

@Suite(
  "SMS through a real gateway",
  .enabled(if: KannelRig.isInstalled, "kannel and kannel-extras are not installed"),
  .timeLimit(.minutes(10))
)
struct KannelTests {
  private static func opening(_ phone: String) -> [String] {
    [
      #"{"command":"createGroup","name":"VIP","isDefault":true,"#
        + #""afterOrderSms":"{name}, дякуємо! Сплачено {paid}, їжте на здоров’я"}"#,
      #"{"command":"registerClient","name":"Їжак","phone":"\#(phone)","consents":["sms"]}"#,
      #"{"command":"sell","client":1,"lines":[{"name":"Борщ","category":"bar","quantity":"1","#
        + #""price":"85"}]}"#,
    ]
  }

  /// Writes the text of the group's SMS after an order, as a manager does.
  private func write(_ text: String, on desk: DeskKeys) throws {
    try desk.press("F9", "4", "1")
    try desk.see("› Групи клієнтів", "► 1 VIP")
    try desk.press("F4")
    try desk.see("► Назва VIP")
    try desk.go(to: "[ ] Відправляти SMS після замовлення")
    try desk.press("Space", "Tab", "Ctrl-U")
    try desk.type(text)
    try desk.press("Ctrl-S")
    try desk.see("Групу VIP змінено")
  }

  /// Rings up the only product for the only client and takes the money.
  private func sell(on desk: DeskKeys) throws {
    try desk.press("F5")
    try desk.see("› Усі клієнти")
    try desk.type("їжак")
    try desk.press("Enter")
    try desk.see("› Їжак")
    try desk.press("c")
    try desk.see("› Чек")
    try desk.type("борщ")
    try desk.press("Enter")
    try desk.see("До сплати 85,00 грн")
    try desk.press("Ctrl-S")
    try desk.see("Прийняти")
    try desk.press("Enter")
    try desk.see("на рахунку")
  }

  @Test("By keys alone: an SMS after an order in Ukrainian, at the operator, delivered on the card")
  func afterOrder() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder, language: "uk")
    try Program.apply(
      folder,
      #"{"command":"createProduct","name":"Борщ","category":"bar","price":"85"}"#,
      #"{"command":"createGroup","name":"VIP","isDefault":true}"#,
      #"{"command":"registerClient","name":"Їжак","phone":"+380671112233","consents":["sms"]}"#
    )
    let rig = try KannelRig(folder)
    let worker = try DeliverWorker(folder, sms: rig.url)
    let desk = DeskKeys(try Program.screens(folder, ["--language", "uk"]))
    try desk.see("Маркетинг")
    try write("{name}, дякуємо! Сплачено {paid}, їжте на здоров’я", on: desk)
    try sell(on: desk)
    try rig.until("the operator has it") { !rig.received().isEmpty }
    #expect(rig.received() == ["+380671112233 Їжак, дякуємо! Сплачено 85, їжте на здоров’я"])
    try rig.until("the report came") { try Self.states(folder) == ["delivered"] }
    try desk.press("Shift-Tab", "Shift-Tab")
    try desk.see("SMS доставлено Їжак, дякуємо! Сплачено")
    try worker.stop()
    #expect(rig.received().count == 1)
    #expect(!worker.errors.contains("sesame"))
  }

  @Test("A gateway that does not know the password keeps the message and its secret")
  func wrongPassword() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder, language: "uk")
    let opening = Self.opening("+380671112233").joined(separator: "\n")
    try Program.run(folder, ["apply"], input: opening)
    let rig = try KannelRig(folder)
    try DeliverWorker.gateways(folder, sms: rig.url, password: "hunter2", port: 1)
    let once = try Program.run(
      folder,
      ["deliver", "--once", "--gateways", folder.path("gateways.json")]
    )
    #expect(try Self.states(folder) == ["queued"])
    #expect(!once.errors.contains("hunter2"))
    let journal = try folder.bytes(of: "store/journal/000001.ndjson")
    #expect(!String(decoding: journal, as: UTF8.self).contains("hunter2"))
  }

  private static func states(_ folder: TemporaryFolder) throws -> [String] {
    let answer = try Program.run(folder, ["apply"], input: #"{"query":"outbox"}"#)
    guard
      case .array(let messages)? = try JSONValue(Array(answer.output.utf8))["result"]?["messages"]
    else { return [] }
    return messages.compactMap { message in
      guard case .string(let state)? = message["state"] else { return nil }
      return state
    }
  }
}

/// `frontdesk deliver` that stays, with a port for reports.
final class DeliverWorker {
  private let process = Process()
  private let folder: TemporaryFolder

  /// Starts it with a gateway of SMS, taking reports on a free port.
  convenience init(_ folder: TemporaryFolder, sms url: String) throws {
    let probe = try LoopbackServer { _ in .close }
    let port = probe.port
    probe.stop()
    try Self.gateways(folder, sms: url, password: "sesame", port: port)
    try self.init(folder, ["--listen", "\(port)", "--gateways", folder.path("gateways.json")])
  }

  /// Starts it with options; without any, messages go into files.
  init(_ folder: TemporaryFolder, _ options: [String] = []) throws {
    self.folder = folder
    try folder.write([], to: "deliver.err")
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["deliver"] + options
    process.environment = Program.environment(folder)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: folder.path("deliver.err"))
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// What it said.
  var errors: String {
    String(decoding: (try? folder.bytes(of: "deliver.err")) ?? [], as: UTF8.self)
  }

  /// Looks again and again until something holds.
  func until(_ what: String, _ holds: () throws -> Bool) throws {
    try KannelRig.until(what, holds)
  }

  /// Ends it as Ctrl-C does.
  func stop() throws {
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(errors)")
  }

  /// Writes the file of gateways, for its owner alone.
  static func gateways(
    _ folder: TemporaryFolder,
    sms url: String,
    password: String,
    port: UInt16
  ) throws {
    let text =
      #"{"sms":{"url":"\#(url)","user":"club","password":"\#(password)","from":"Arena","#
      + #""reports":"http://127.0.0.1:\#(port)"}}"#
    try folder.write(text.utf8, to: "gateways.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: folder.path("gateways.json")
    )
  }
}
