import Delivery
import Foundation
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("The report on messages, against a plain count over the journal")
struct DeliveredReportTests {
  /// A store in which pushes and SMS went to many, with everything that may become of them.
  private func trade() throws -> SenderBench {
    let bench = try SenderBench(clients: 24)
    let store = try bench.open()
    let welcome = SmsSetting(isOn: true, template: "Ласкаво просимо, {name}")
    try store.commit(
      .createGroup(GroupDraft(name: "Нові", isDefault: true, welcomeSms: welcome)),
      by: SenderBench.olga
    )
    for number in 1...3 {
      var draft = ClientDraft(name: "Гість", phone: "050123456\(number)")
      draft.consents = number == 3 ? [] : [.sms]
      try store.commit(.registerClient(draft), by: SenderBench.olga)
    }
    let transport = KeepingTransport { message in
      [.accepted, .problem(.refused), .problem(.timeout), .delivered][Int(message.id.number) % 4]
    }
    for day in 0..<4 {
      try bench.push(try bench.open())
      let text = String(repeating: "ї", count: 60 + day * 20)
      let sms = MailingDraft(.sms, text: text, to: .everybody, kind: .service)
      try bench.open().commit(.createMailing(sms), by: SenderBench.olga)
      try bench.sender([.push: transport, .sms: transport]).round()
      bench.wait(seconds: 86_400)
    }
    try bench.push(try bench.open())
    let outbox = try bench.open().club.outbox
    let opened = outbox.filter { outbox.delivery(of: $0.id)?.state == .accepted }.prefix(5)
    _ = try bench.open().append(by: SenderBench.olga) { _, at in
      [.reactionsCame(opened.map { Reaction(message: $0.id, kind: .opened, at: at) })]
    }.sync()
    return bench
  }

  /// The journal's lines, read by Foundation.
  private func events(_ bench: SenderBench) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: bench.path + "/journal/000001.ndjson", encoding: .utf8)
    return try text.split(separator: "\n").flatMap { line -> [[String: Any]] in
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return record?["events"] as? [[String: Any]] ?? []
    }
  }

  @Test("Every figure of every row, for all days and for one", arguments: [nil, 0, 2, 4])
  func figures(day: Int?) throws {
    let bench = try trade()
    let club = try bench.open().club
    let today = club.calendar.day(of: bench.now)
    let period = day.map { ReportPeriod(.day, containing: today.advanced(byDays: $0 - 4)) }
    let request = ReportRequest(.messages, ReportScope(period ?? .always), at: bench.now)
    let table = try #require(club.report(request))
    let plain = PlainMessages(try events(bench), day: period?.first?.iso)
    let columns = [
      "total", "waiting", "sent", "delivered", "opened", "failed", "skipped", "cost",
    ]
    func told(_ row: ReportTable.Row) -> [Int] {
      columns.map { Int(table.number($0, of: row) ?? -1) }
    }
    for row in table.rows {
      guard case .mailing(let id) = row.subject else { continue }
      #expect(told(row) == plain.sums["mailing \(id.number)"], "\(id)")
    }
    #expect(table.rows.count == plain.sums.count { $0.key.hasPrefix("mailing") })
    #expect(table.others.map(told) == [plain.sums["welcome"]].compactMap { $0 })
    let whole = plain.sums.values.reduce(Array(repeating: 0, count: columns.count)) { sums, own in
      zip(sums, own).map { $0 + $1 }
    }
    #expect(table.total.map(told) == whole)
    #expect(whole[0] > 0 && (day != nil || whole.allSatisfy { $0 > 0 }))
  }
}

/// What became of messages by the journal's own words.
private struct PlainMessages {
  /// All, waiting, sent, delivered, opened, failed, skipped, cost by mailing or cause.
  private(set) var sums: [String: [Int]] = [:]

  private struct Sent {
    let group: String
    let day: String
    var state = "waiting"
    var problem = ""
    var cost = 0
    var isOpened = false
  }

  private var messages: [Int: Sent] = [:]
  private var skipped: [(group: String, day: String, count: Int)] = []

  init(_ events: [[String: Any]], day: String?) {
    for event in events { take(event) }
    for message in messages.values where day.map({ $0 == message.day }) ?? true {
      add(message)
    }
    for part in skipped where day.map({ $0 == part.day }) ?? true {
      sums[part.group, default: Array(repeating: 0, count: 8)][0] += part.count
      sums[part.group, default: Array(repeating: 0, count: 8)][6] += part.count
    }
  }

  /// The bench's club is in Kyiv in November: two hours ahead of the journal's moments.
  private static func day(_ moment: Any?) -> String {
    let text = moment as? String ?? ""
    let reader = ISO8601DateFormatter()
    reader.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let plain = ISO8601DateFormatter()
    guard let date = reader.date(from: text) ?? plain.date(from: text) else { return "" }
    let local = plain.string(from: date.addingTimeInterval(2 * 3_600))
    return String(local.prefix(10))
  }

  private mutating func take(_ event: [String: Any]) {
    if let message = event["messageQueued"] as? [String: Any] {
      let group = message["cause"] as? String ?? ""
      messages[message["id"] as? Int ?? 0] = Sent(group: group, day: Self.day(message["at"]))
    }
    if let start = event["mailingStarted"] as? [String: Any] { take(start: start) }
    if let taken = event["messagesTaken"] as? [String: Any],
      let costs = taken["costs"] as? [String]
    {
      for (id, cost) in zip(taken["messages"] as? [Int] ?? [], costs) {
        messages[id]?.cost = PlainTable.hundredths(cost)
      }
    }
    if let settled = event["messagesSettled"] as? [String: Any] {
      for outcome in settled["outcomes"] as? [[String: Any]] ?? [] { take(outcome: outcome) }
    }
    for reaction in event["reactionsCame"] as? [[String: Any]] ?? [] {
      let id = reaction["message"] as? Int ?? 0
      messages[id]?.isOpened = true
      // Whoever opened it has it.
      if messages[id]?.state == "accepted" { messages[id]?.state = "delivered" }
    }
  }

  private mutating func take(start: [String: Any]) {
    let group = "mailing \(start["mailing"] as? Int ?? 0)"
    let day = Self.day(start["at"])
    let first = start["first"] as? Int ?? 0
    for place in (start["clients"] as? [Int] ?? []).indices {
      messages[first + place] = Sent(group: group, day: day)
    }
    let counts = (start["skipped"] as? [String: Int] ?? [:]).values.reduce(0, +)
    skipped.append((group, day, counts))
  }

  private mutating func take(outcome: [String: Any]) {
    let names = ["accepted", "delivered", "retry", "deferred", "failed", "unknown", "skipped"]
    guard let name = names.first(where: { outcome[$0] != nil }) else { return }
    for id in outcome["messages"] as? [Int] ?? [] {
      messages[id]?.state = ["retry", "deferred"].contains(name) ? "waiting" : name
      messages[id]?.problem = outcome[name] as? String ?? ""
    }
  }

  private mutating func add(_ message: Sent) {
    var own = sums[message.group] ?? Array(repeating: 0, count: 8)
    own[0] += 1
    switch message.state {
    case "waiting": own[1] += 1
    case "accepted": own[2] += 1
    case "delivered":
      own[2] += 1
      own[3] += 1
    case "failed", "unknown": own[5] += 1
    default: own[6] += 1
    }
    if message.isOpened { own[4] += 1 }
    // What a gateway took is paid, whatever the operator did with it.
    let isPaid =
      ["accepted", "delivered"].contains(message.state)
      || ["undelivered", "noReport"].contains(message.problem)
    if isPaid { own[7] += message.cost }
    sums[message.group] = own
  }
}
