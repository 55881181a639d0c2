import Delivery
import Foundation
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Delivery reports and reactions", .timeLimit(.minutes(10)))
struct ReportTests {
  private let gateway = KannelGateway(
    url: "http://h",
    user: "u",
    password: Secret("p"),
    from: "A",
    reports: "http://127.0.0.1:1"
  )

  private func settings() -> GatewaySettings {
    var settings = GatewaySettings()
    settings.sms = gateway
    settings.push = .webhook(WebhookGateway(url: "http://h", secret: Secret("s")))
    return settings
  }

  /// A store with one message that a gateway took.
  private func accepted() throws -> SenderBench {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    try bench.sender([.push: KeepingTransport()]).round()
    return bench
  }

  private func book(_ bench: SenderBench) throws -> ReportBook {
    ReportBook(try bench.open(), as: SenderBench.olga, settings(), clock: { bench.now })
  }

  @Test("A report with the right key settles its message; a wrong key or number does not")
  func reports() throws {
    let bench = try accepted()
    let book = try book(bench)
    let key = gateway.reportKey(of: Message.ID(1))
    #expect(!book.take(.delivery(Message.ID(1), key: "x" + key.dropFirst(), type: 1)))
    #expect(!book.take(.delivery(Message.ID(2), key: key, type: 1)))
    let other = gateway.reportKey(of: Message.ID(2))
    #expect(!book.take(.delivery(Message.ID(2), key: other, type: 1)))
    #expect(try bench.states() == [.accepted])
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 8)))
    #expect(try bench.states() == [.accepted])
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 1)))
    #expect(try bench.states() == [.delivered])
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 2)))
    #expect(try bench.states() == [.delivered])
  }

  @Test("A report that the operator could not deliver fails the message")
  func undelivered() throws {
    let bench = try accepted()
    let key = gateway.reportKey(of: Message.ID(1))
    #expect(try book(bench).take(.delivery(Message.ID(1), key: key, type: 2)))
    #expect(try bench.states() == [.failed(.undelivered)])
  }

  @Test("A report that comes again writes nothing; a later word that it arrived counts")
  func again() throws {
    let bench = try accepted()
    let book = try book(bench)
    let key = gateway.reportKey(of: Message.ID(1))
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 2)))
    let seq = try bench.open().seq
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 2)))
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 16)))
    #expect(try bench.open().seq == seq)
    #expect(book.take(.delivery(Message.ID(1), key: key, type: 1)))
    #expect(try bench.states() == [.delivered])
  }

  @Test("One of several signatures is enough, as keys are changed")
  func severalSignatures() throws {
    let bench = try accepted()
    guard case .reaction(let own) = reaction(bench, #"{"message":1,"kind":"opened"}"#) else {
      return
    }
    func signed(_ signature: String) throws -> Bool {
      let request = ReportListener.ReactionRequest(
        id: own.id,
        timestamp: own.timestamp,
        signature: signature,
        body: own.body
      )
      return try book(bench).take(.reaction(request))
    }
    #expect(try !signed(""))
    #expect(try !signed("v1,AAAA v1a,BBBB"))
    #expect(try signed("v1,AAAA \(own.signature)"))
  }

  @Test("A rest lasts its time, whatever reports come meanwhile")
  func wholeRest() throws {
    var now: Int64 = 0
    let listener = try ReportListener(port: 0, clock: { now })
    let address = "http://127.0.0.1:\(listener.port)/dlr?message=8&key=a&type=1"
    let client = HTTPClient()
    defer { client.close() }
    Thread.detachNewThread {
      for _ in 0..<2 { _ = client.exchange([GatewayRequest("GET", address)]) }
    }
    let count = listener.serve(until: 100) { _ in
      now += 60
      return true
    }
    #expect(count == 2)
  }

  private func reaction(
    _ bench: SenderBench,
    _ body: String,
    secret: String = "s",
    at moment: Moment? = nil
  ) -> ReportListener.Report {
    let timestamp = String((moment ?? bench.now).milliseconds / 1_000)
    let signer = WebhookGateway(url: "", secret: Secret(secret))
    let bytes = Array(body.utf8)
    return .reaction(
      ReportListener.ReactionRequest(
        id: "r1",
        timestamp: timestamp,
        signature: signer.signature("r1", timestamp, bytes),
        body: bytes
      )
    )
  }

  @Test("A signed reaction is noted once; forged, old and unreadable ones are not")
  func reactions() throws {
    let bench = try accepted()
    let book = try book(bench)
    let opened = #"{"message":1,"kind":"opened"}"#
    #expect(!book.take(reaction(bench, opened, secret: "other")))
    #expect(!book.take(reaction(bench, opened, at: bench.now.advanced(bySeconds: -600))))
    for bad in ["{", "{}", #"{"message":9,"kind":"opened"}"#, #"{"message":1,"kind":"eaten"}"#] {
      #expect(!book.take(reaction(bench, bad)), "\(bad)")
    }
    let before = try bench.open().seq
    #expect(book.take(reaction(bench, opened)))
    #expect(book.take(reaction(bench, opened)))
    let store = try bench.open()
    #expect(store.seq == before + 1)
    #expect(store.club.outbox.delivery(of: Message.ID(1))?.reactions == [.opened])
    #expect(try bench.states() == [.delivered])
  }

  @Test("The listener takes what comes over HTTP and answers each")
  func listener() throws {
    let listener = try ReportListener(port: 0)
    let port = listener.port
    let client = HTTPClient()
    defer { client.close() }
    func ask(_ request: GatewayRequest, takes: Bool) -> (Int?, [ReportListener.Report]) {
      var reports: [ReportListener.Report] = []
      let done = DispatchSemaphore(value: 0)
      nonisolated(unsafe) var status: Int?
      Thread.detachNewThread {
        status = try? client.exchange([request])[0].get().status
        done.signal()
      }
      _ = listener.serve(milliseconds: 10_000) { report in
        reports.append(report)
        return takes
      }
      done.wait()
      return (status, reports)
    }
    let base = "http://127.0.0.1:\(port)"
    let dlr = GatewayRequest("GET", base + "/dlr?message=8&key=ab%20c&type=1")
    let (status, reports) = ask(dlr, takes: true)
    #expect(status == 204)
    #expect(reports == [.delivery(Message.ID(8), key: "ab c", type: 1)])
    #expect(ask(dlr, takes: false).0 == 404)
    for target in ["/", "/dlr", "/dlr?message=0&type=1", "/dlr?message=x&type=1"] {
      #expect(ask(GatewayRequest("GET", base + target), takes: true).0 == 400, "\(target)")
    }
    let post = GatewayRequest(
      "POST",
      base + "/reactions",
      headers: [GatewayRequest.Header("webhook-id", "a")],
      body: Array("{}".utf8)
    )
    let (taken, came) = ask(post, takes: true)
    #expect(taken == 204)
    guard case .reaction(let request)? = came.first else {
      Issue.record("no reaction")
      return
    }
    #expect(request.id == "a")
    #expect(request.body == Array("{}".utf8))
  }
}
