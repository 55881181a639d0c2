import Delivery
import Loyalty
import LoyaltyStore
import Synchronization
import TestSupport
import Testing

@testable import Runtime

/// A store with clients who have the app, and a clock that stands until a test moves it.
final class SenderBench {
  static let olga = Staff("Ольга")

  let folder: TemporaryFolder
  let files = FailingFiles(syncs: false)
  var now: Moment
  var path: String { folder.path("store") }

  init(clients count: UInt32, quiet: Bool = false) throws {
    folder = try TemporaryFolder()
    now = try Moment(rfc3339: "2026-11-20T12:00:00+02:00")
    let start = now
    let clients = try (0..<count).map { number in
      var client = Client(
        id: Client.ID(number + 1),
        name: "Клиент \(number + 1)",
        phone: try #require(Phone(digits: 380_670_000_000 + UInt64(number))),
        phoneTyped: "067",
        usesApp: true,
        pushTokens: ["token-\(number + 1)"],
        registeredAt: start,
        source: .desk
      )
      for channel in [Channel.sms, .push] {
        client.consents[channel] = Consent(isGiven: true, at: start, source: .desk)
      }
      return client
    }
    try Store.create(
      at: folder.path("store"),
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "ru"
      ),
      clients: clients
    )
  }

  func open() throws -> Store {
    try Store.open(at: path, StoreOptions(clock: { self.now }, staff: Self.olga, files: files))
  }

  /// A sender over a store opened anew, as another process has it.
  func sender(_ transports: [Channel: any Transport], round limit: Int = 256) throws -> Sender {
    var surroundings = Sender.Surroundings(clock: { self.now }, jitter: { 500 })
    surroundings.roundLimit = limit
    return Sender(try open(), as: Self.olga, through: transports, surroundings)
  }

  func push(_ store: Store, _ text: String = "{name}", kind: Message.Kind = .service) throws {
    let draft = MailingDraft(.push, title: "Т", text: text, to: .everybody, kind: kind)
    try store.commit(.createMailing(draft), by: Self.olga)
  }

  func states() throws -> [Delivery.State?] {
    let outbox = try open().club.outbox
    return outbox.map { outbox.delivery(of: $0.id)?.state }
  }

  func wait(seconds: Int64) { now = now.advanced(bySeconds: seconds) }
}

/// A transport that keeps what it is given and says what a test wants.
final class KeepingTransport: Transport {
  struct Died: Error {}

  let perSecond: Int
  var awaitsReports = false
  private(set) var batches: [[Outgoing]] = []
  private let reply: (Outgoing) -> GatewayReply

  init(perSecond: Int = 100_000, _ verdict: @escaping (Outgoing) -> Verdict = { _ in .accepted }) {
    self.perSecond = perSecond
    reply = { GatewayReply(verdict($0)) }
  }

  /// One that tells of each device.
  init(devices verdict: @escaping (String) -> Verdict) {
    perSecond = 100_000
    reply = { message in GatewayReply(each: message.tokens.map { ($0, verdict($0)) }) }
  }

  var sent: [Outgoing] { batches.flatMap(\.self) }

  func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply] {
    batches.append(messages)
    return messages.map(reply)
  }
}
