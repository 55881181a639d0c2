import Delivery
import Foundation
import Loyalty
import LoyaltyStore
import Runtime
import TestSupport

/// Messages: queueing ten thousand in one action, what queueing adds to a sale, and how many a
/// second a worker brings to a gateway on this machine.
enum MessageBench {
  private static let recipients = 10_000
  private static let pairs = 200
  private static let staff = Staff("bench")

  static func run(_ club: BenchClub, program: String, _ report: inout Report) throws {
    report.heading("Messages")
    let store = try club.openTrading()
    try sales(store, &report)
    try queue(store, &report)
    try send(store, &report)
    try keys(club, store, program, &report)
  }

  /// Clients with even numbers agreed to SMS, the others did not.
  private static func sales(_ store: Store, _ report: inout Report) throws {
    let sms = SmsSetting(isOn: true, template: "{name}: {paid}, {bonuses}")
    let edit = GroupEdit(afterOrderSms: sms)
    _ = try store.commit(.editGroup(.name("All"), edit), by: staff)
    let lines = TradingClub.products.map { SaleDraft.Line(product: $0.name) }
    var with = Samples()
    var without = Samples()
    for turn in 1...pairs {
      for step in 0...1 {
        let client = Client.ID(UInt32(turn % 50 * 2 + 2 + step))
        let draft = SaleDraft(lines: lines, client: .id(client), redemption: .most)
        if step == 0 {
          try with.time { _ = try store.commit(.sell(draft), by: staff) }
        } else {
          try without.time { _ = try store.commit(.sell(draft), by: staff) }
        }
      }
    }
    report.fact("a saved sale without SMS, median", without.median, unit: "ms")
    report.line(
      "a saved sale with its SMS queued ÷ without (\(pairs) pairs)",
      with.median / without.median,
      unit: "×",
      atMost: 1.1
    )
  }

  private static var mailing: MailingDraft {
    let clients = (1...recipients).map { ClientReference.id(Client.ID(UInt32($0 * 2))) }
    return MailingDraft(.sms, text: "{name}: {bonuses}", to: .clients(clients), kind: .service)
  }

  private static func queue(_ store: Store, _ report: inout Report) throws {
    var queued = Samples()
    _ = try queued.time { try store.commit(.createMailing(mailing), by: staff) }
    report.line(
      "\(recipients) recipients queued and on the disk",
      queued.median,
      unit: "ms",
      atMost: 1_000
    )
  }

  private static func send(_ store: Store, _ report: inout Report) throws {
    let server = try LoopbackServer { _ in .answer(202, body: "0: Accepted for delivery") }
    defer { server.stop() }
    let gateway = KannelGateway(
      url: server.url("/cgi-bin/sendsms"),
      user: "club",
      password: Secret("sesame"),
      from: "Bench"
    )
    let client = HTTPClient()
    defer { client.close() }
    let rate = GatewaySettings.rateLimit
    let transport = KannelTransport(gateway, perSecond: rate, client: client)
    let sender = Sender(store, as: staff, through: [.sms: transport])
    var sent = 0
    var all = Samples()
    try all.time {
      while case let round = try sender.round(), !round.isIdle { sent += round.accepted }
    }
    report.line(
      "messages a second through a gateway on this machine",
      Double(sent) / all.median * 1_000,
      unit: "/s",
      atLeast: 500
    )
  }

  /// Finds clients as one types while a worker beside the desk sends four times as many messages.
  private static func keys(
    _ club: BenchClub,
    _ store: Store,
    _ program: String,
    _ report: inout Report
  ) throws {
    for _ in 1...4 { _ = try store.commit(.createMailing(mailing), by: staff) }
    let desk = try PtyProcess(
      program,
      ["--store", club.store, "--language", "ru"],
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": club.folder]
    )
    try desk.readUntil("F1")
    try WireBench.press(WireBench.findClient, desk)
    let worker = Process()
    worker.executableURL = URL(filePath: program)
    worker.arguments = ["--store", club.store, "deliver", "--once"]
    worker.environment = ["HOME": club.folder]
    worker.standardError = FileHandle.nullDevice
    try worker.run()
    var keys = Samples()
    while worker.isRunning {
      for key in WireBench.findingKeys { _ = try WireBench.time(key, desk, &keys) }
    }
    desk.hangUp()
    _ = try desk.waitForEnd()
    report.fact("keys pressed while messages go", Double(keys.milliseconds.count), unit: "")
    report.fact("a key while messages go, median", keys.median, unit: "ms")
    report.line("a key while messages go, slowest", keys.maximum, unit: "ms", atMost: 20)
  }
}
