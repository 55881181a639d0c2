import Delivery
import JSONText
import Loyalty
import LoyaltyStore
import Synchronization
import TestSupport
import Testing

@testable import Runtime

@Suite("One ntfy topic to which all listen", .timeLimit(.minutes(10)))
struct OneTopicTests {
  private let client = HTTPClient()

  private func transport(_ server: LoopbackServer) -> NtfyTransport {
    let gateway = NtfyGateway(url: server.url(), topic: "arena")
    return NtfyTransport(gateway, store: "s", perSecond: 100_000, client: client)
  }

  private func sequences(_ server: LoopbackServer) -> [JSONValue?] {
    server.requests.map { try? JSONValue($0.body)["sequence_id"] }
  }

  @Test("It gets a mailing once, though workers begin anew")
  func once() throws {
    defer { client.close() }
    let bench = try SenderBench(clients: 5)
    try bench.push(try bench.open(), "{club}: 18:00")
    let server = try LoopbackServer { _ in .answer(200, body: #"{"id":"x"}"#) }
    defer { server.stop() }
    // A worker that begins anew between two rounds knows of the mailing what the outbox does.
    for limit in [2, 256] {
      try bench.sender([.push: transport(server)], round: limit).round()
    }
    #expect(server.requests.count == 1)
    #expect(sequences(server) == [.string("mailing_s_1")])
    #expect(try bench.states().allSatisfy { $0 == .accepted })
  }

  @Test("Whoever has no device known gets it as well: the topic is for all who listen")
  func withoutDevices() throws {
    defer { client.close() }
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try store.commit(
      .editClient(.id(Client.ID(1)), ClientEdit(pushTokens: [])),
      by: SenderBench.olga
    )
    try bench.push(store, "18:00")
    let server = try LoopbackServer { _ in .answer(200, body: #"{"id":"x"}"#) }
    defer { server.stop() }
    try bench.sender([.push: transport(server)]).round()
    #expect(server.requests.count == 1)
    #expect(try bench.states() == [.accepted])
  }

  @Test("After a lost answer it is asked again once a round, under the name of the mailing")
  func lostAnswer() throws {
    defer { client.close() }
    let bench = try SenderBench(clients: 5)
    try bench.push(try bench.open(), "18:00")
    let server = try LoopbackServer { _ in .answer(200, body: "") }
    defer { server.stop() }
    let sender = try bench.sender([.push: transport(server)])
    try sender.round()
    #expect(server.requests.count == 1)
    bench.wait(seconds: 10)
    try sender.round()
    #expect(server.requests.count == 2)
    #expect(Set(sequences(server)) == [.string("mailing_s_1")])
    #expect(try bench.states().allSatisfy { $0 == .queued(after: .answerUnreadable) })
  }

  @Test("What names one client, a test, and what is for chosen clients never go there")
  func personal() throws {
    defer { client.close() }
    let bench = try SenderBench(clients: 2)
    let store = try bench.open()
    try bench.push(store)
    let draft = MailingDraft(.push, title: "Т", text: "18:00", to: .everybody)
    try store.commit(.testMailing(draft, on: .id(Client.ID(1))), by: SenderBench.olga)
    var chosen = draft
    chosen.recipients = .clients([.id(Client.ID(2))])
    try store.commit(.createMailing(chosen), by: SenderBench.olga)
    let server = try LoopbackServer { _ in .answer(200, body: #"{"id":"x"}"#) }
    defer { server.stop() }
    try bench.sender([.push: transport(server)]).round()
    #expect(server.requests.isEmpty)
    #expect(try bench.states().count == 4)
    #expect(try bench.states().allSatisfy { $0 == .failed(.notForAll) })
  }

  @Test("What was for everybody and is sent again is for everybody")
  func again() throws {
    defer { client.close() }
    let bench = try SenderBench(clients: 2)
    let store = try bench.open()
    try bench.push(store, "18:00")
    let isUp = Atomic(false)
    let server = try LoopbackServer { _ in
      isUp.load(ordering: .relaxed) ? .answer(200, body: #"{"id":"x"}"#) : .answer(400)
    }
    defer { server.stop() }
    try bench.sender([.push: transport(server)]).round()
    #expect(try bench.states() == [.failed(.refused), .failed(.refused)])
    isUp.store(true, ordering: .relaxed)
    _ = try store.follow()
    try store.commit(.resendMailing(Mailing.ID(1)), by: SenderBench.olga)
    try bench.sender([.push: transport(server)]).round()
    #expect(sequences(server).last == .string("mailing_s_2"))
    #expect(try bench.states().suffix(2) == [.accepted, .accepted])
  }
}
