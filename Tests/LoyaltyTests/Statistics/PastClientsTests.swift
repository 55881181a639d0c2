import TestSupport
import Testing

@testable import Loyalty

@Suite("Clients of days that are over: merged and erased later, they stay in their reports")
struct PastClientsTests {
  /// A random club with codes, in which clients come on several days.
  private func trade(_ seed: UInt64) throws -> ClubUnderTest {
    var desk = try RandomTrade(seed: seed).desk
    try desk.createCode("ЛЕТО") {
      $0.perClientLimit = 3
      $0.returnsOnRefund = true
    }
    for number in 1...10 {
      desk.now = desk.now.advanced(bySeconds: 150_000)
      let client = try desk.register("Гость 1\(number)", "067 123 45 \(10 + number)")
      let own = Client.ID(UInt32(number))
      _ = try? desk.activate("ЛЕТО", own)
      let draft = SaleDraft(
        lines: [try line("\(number * 7)")],
        client: .id(client),
        promoCode: number % 3 == 0 ? "ЛЕТО" : nil
      )
      _ = try? desk.perform(.sell(draft))
      if number % 4 == 0 { _ = try? desk.perform(.mergeClients(into: .id(own), from: .id(client))) }
    }
    return desk
  }

  /// Merges, erasures, refunds of old receipts, sales, new clients and uses of codes.
  private func goOn(_ desk: inout ClubUnderTest, _ dice: inout Dice, steps: Int = 60) throws {
    for number in 0..<steps {
      desk.now = desk.now.advanced(bySeconds: Int64(dice.roll(0...40_000)))
      let last = Int(desk.club.clients.nextID.number) - 1
      let one = Client.ID(UInt32(dice.roll(1...last)))
      let other = Client.ID(UInt32(dice.roll(1...last)))
      switch dice.roll(1...8) {
      case 1, 2: _ = try? desk.perform(.mergeClients(into: .id(one), from: .id(other)))
      case 3: _ = try? desk.perform(.eraseClient(.id(one)))
      case 4, 5:
        let receipt = Receipt.ID(UInt32(dice.roll(1...desk.club.receipts.count)))
        _ = try? desk.perform(.refund(RefundDraft(receipt: .id(receipt))))
      case 6: _ = try? desk.register("Новый", "09312345\(10 + number)")
      case 7: _ = try? desk.activate("ЛЕТО", one)
      default: _ = try? desk.sell([try line("\(dice.roll(1...90))")], to: one)
      }
    }
  }

  private func periods(until last: Day) throws -> [ReportPeriod] {
    let march = ReportPeriod(.month, containing: try Day(iso: "2026-03-01"))
    return [
      march, march.shifted(by: 1), ReportPeriod(.day, containing: try Day(iso: "2026-04-02")),
      try ReportPeriod(from: try Day(iso: "2026-02-27"), until: last),
      try ReportPeriod(from: nil, until: last),
    ]
  }

  @Test(
    "Every report of days that are over gives the same rows, whatever is merged, erased, returned",
    arguments: UInt64(1)...12
  )
  func same(seed: UInt64) throws {
    var desk = try trade(seed)
    var dice = Dice(seed: seed &* 77)
    let last = desk.club.calendar.day(of: desk.now)
    // Merges before the end hold, and the thirty days after the last use of a code are over.
    desk.now = desk.now.advanced(bySeconds: 32 * 86_400)
    let today = desk.club.calendar.day(of: desk.now)
    let periods = try periods(until: last)
    let before = PastReports(desk.club, periods, at: desk.now, today: today)
    try goOn(&desk, &dice)
    #expect(desk.club.clients.hasErased && desk.club.clients.merged.numbers.count > 5)
    let after = PastReports(desk.club, periods, at: desk.now, today: today)
    #expect(before.firstDifference(from: after) == nil)
    for name in ReportName.allCases {
      let request = ReportRequest(name, ReportScope(periods[0]), at: desk.now)
      let table = try #require(desk.club.report(request))
      #expect(!table.notes.contains(.fixed("personsNow")), "\(name)")
    }
  }

  @Test(
    "Behind a figure stand the clients of now, with how many more it counts",
    arguments: UInt64(1)...6
  )
  func behind(seed: UInt64) throws {
    var desk = try trade(seed)
    var dice = Dice(seed: seed)
    let last = desk.club.calendar.day(of: desk.now)
    let period = try ReportPeriod(from: try Day(iso: "2026-03-01"), until: last)
    desk.now = desk.now.advanced(bySeconds: 32 * 86_400)
    try goOn(&desk, &dice)
    let left = Set(desk.club.clients.ids(at: nil))
    var merged = 0
    for name in [ReportName.groups, .clients, .rfm, .promoCodes, .cohorts] {
      let request = ReportRequest(name, ReportScope(period), at: desk.now)
      let table = try #require(desk.club.report(request))
      for row in table.rows + (table.total.map { [$0] } ?? []) {
        for column in table.columnsWithClients(of: row) ?? [] where column.kind == .count {
          let place = ReportPlace(row.subject, column.id)
          let list = try #require(desk.club.clients(behind: place, of: request))
          let ids = list.clients.map(\.client)
          #expect(Set(ids).count == ids.count && left.isSuperset(of: ids))
          let count = ids.count + list.mergedSince
          #expect(Int64(count) == table.number(column.id, of: row), "\(name) \(place)")
          merged += list.mergedSince
        }
      }
    }
    #expect(merged > 0)
  }

  @Test("Groups, new and lost, and RFM count the same active clients", arguments: UInt64(1)...8)
  func agree(seed: UInt64) throws {
    var desk = try trade(seed)
    var dice = Dice(seed: seed &* 31)
    let days = try periods(until: desk.club.calendar.day(of: desk.now))
    desk.now = desk.now.advanced(bySeconds: 32 * 86_400)
    try goOn(&desk, &dice)
    for period in days + [.always] {
      func total(_ name: ReportName, _ column: String) throws -> Int64? {
        let request = ReportRequest(name, ReportScope(period), at: desk.now)
        let table = try #require(desk.club.report(request))
        return table.total.flatMap { table.number(column, of: $0) }
      }
      #expect(try total(.groups, "activeClients") == total(.rfm, "clients"), "\(period)")
    }
  }

  @Test("The clients of a cohort do not change by merging, whatever period is asked for")
  func cohortsOfYear() throws {
    var desk = try trade(3)
    let request = { (now: Moment) in ReportRequest(.cohorts, ReportScope(.always), at: now) }
    desk.now = desk.now.advanced(bySeconds: 62 * 86_400)
    func clients() throws -> [ReportTable.Cell] {
      try #require(desk.club.report(request(desk.now))).rows.map { $0.cells[1] }
    }
    let before = try clients()
    for number in UInt32(2)...8 {
      _ = try? desk.perform(.mergeClients(into: .id(Client.ID(1)), from: .id(Client.ID(number))))
    }
    #expect(desk.club.clients.merged.numbers.count > 5)
    _ = try? desk.perform(.eraseClient(.id(Client.ID(12))))
    #expect(try clients() == before)
  }

  // MARK: By hand

  private let ann = Client.ID(1)
  private let double = Client.ID(2)

  private func report(
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ month: String
  ) throws -> [[ReportTable.Cell]] {
    let period = ReportPeriod(.month, containing: try Day(iso: month + "-01"))
    let request = ReportRequest(name, ReportScope(period), at: desk.now)
    return try #require(desk.club.report(request)).rows.map(\.cells)
  }

  @Test("A card registered twice is two new clients of its days, and one from the merge on")
  func cohort() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-03-10")
    try desk.register("Анна", "0501234561")
    try desk.goTo("2026-04-10")
    try desk.register("Анна", "0501234562")
    try desk.sell([try line("10")], to: double)
    try desk.goTo("2026-05-10")
    try desk.perform(.mergeClients(into: .id(ann), from: .id(double)))
    try desk.sell([try line("20")], to: ann)
    try desk.goTo("2026-06-02")
    // In May the one card bought, so both of the cards that it is of came back.
    #expect(
      try report(.cohorts, desk, "2026-04").map { $0.prefix(4) } == [
        [.month(try Day(iso: "2026-04-01")), .number(1), .number(10_000), .number(10_000)]
      ]
    )
    // Each card stays in the month of its own, whatever days are asked for.
    let request = ReportRequest(.cohorts, ReportScope(.always), at: desk.now)
    let whole = try #require(desk.club.report(request)).rows.map { $0.cells.prefix(5) }
    #expect(
      whole == [
        [.month(try Day(iso: "2026-03-01")), .number(1), .empty, .number(0), .number(10_000)],
        [.month(try Day(iso: "2026-04-01")), .number(1), .number(10_000), .number(10_000), .empty],
      ]
    )
    let days = try ["2026-03-01", "2026-04-01", "2026-05-01"].map { first in
      desk.club.clients.registrations(
        in: ReportPeriod(.month, containing: try Day(iso: first)).moments(in: desk.club.calendar)
      ).count
    }
    #expect(days == [1, 1, 0])
    #expect(desk.club.clients.columns(of: ann).registeredAt.rfc3339.hasPrefix("2026-03-10"))
  }

  @Test(
    "Into the younger card: the person is as old as the older one, both numbers keep their days"
  )
  func younger() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-03-10")
    try desk.register("Анна", "0501234561")
    try desk.goTo("2026-04-10")
    try desk.register("Анна", "0501234562")
    try desk.perform(.mergeClients(into: .id(double), from: .id(ann)))
    let clients = desk.club.clients
    #expect(clients.columns(of: double).registeredAt.rfc3339.hasPrefix("2026-03-10"))
    #expect(clients.registration(of: ann)?.rfc3339.hasPrefix("2026-03-10") == true)
    #expect(clients.registration(of: double)?.rfc3339.hasPrefix("2026-04-10") == true)
    #expect(clients.registrations(in: .always).count == 2)
    try desk.perform(.eraseClient(.id(double)))
    #expect(desk.club.clients.registrations(in: .always).count == 2)
    #expect(try desk.card(double).registeredAt.rfc3339.hasPrefix("2026-04-10"))
  }

  @Test("Who used a code under a card that was merged later came back under the other one, once")
  func code() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-03-10")
    try desk.register("Анна", "0501234561")
    try desk.register("Анна", "0501234562")
    try desk.createCode("ЛЕТО")
    try desk.goTo("2026-03-30")
    try desk.activate("ЛЕТО", ann)
    try desk.activate("ЛЕТО", double)
    try desk.goTo("2026-04-02")
    try desk.perform(.mergeClients(into: .id(ann), from: .id(double)))
    try desk.sell([try line("20")], to: ann)
    try desk.goTo("2026-05-10")
    let cells = try report(.promoCodes, desk, "2026-03")
    #expect(
      cells == [
        [
          .text("ЛЕТО"), .number(2), .number(2), .number(10_000), .number(2), .number(2),
          .number(2), .number(10_000), .number(2_000),
        ]
      ]
    )
  }

  @Test("What the card that stayed had bought before the merge is not what the code brought")
  func codeOfAnother() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-03-10")
    try desk.register("Анна", "0501234561")
    try desk.register("Анна", "0501234562")
    try desk.createCode("ЛЕТО")
    try desk.goTo("2026-03-20")
    try desk.activate("ЛЕТО", double)
    try desk.sell([try line("20")], to: ann)
    try desk.goTo("2026-04-02")
    let before = try report(.promoCodes, desk, "2026-03")
    try desk.perform(.mergeClients(into: .id(ann), from: .id(double)))
    #expect(try report(.promoCodes, desk, "2026-03") == before)
    #expect(before.first?.last == .number(0))
    try desk.goTo("2026-04-05")
    try desk.sell([try line("30")], to: ann)
    #expect(try report(.promoCodes, desk, "2026-03").first?.last == .number(3_000))
  }

  @Test("How many clients' thirty days still run is told, until they are over")
  func waiting() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-03-10")
    try desk.register("Анна", "0501234561")
    try desk.register("Борис", "0501234562")
    try desk.createCode("ЛЕТО")
    try desk.createCode("ОСЕНЬ")
    try desk.activate("ЛЕТО", ann)
    try desk.goTo("2026-03-20")
    try desk.activate("ЛЕТО", double)
    try desk.activate("ОСЕНЬ", double)
    func told(_ day: String, _ time: String = "12:00:00") throws -> ReportTable.Note? {
      try desk.goTo(day, time)
      let request = ReportRequest(.promoCodes, ReportScope(.always), at: desk.now)
      return try #require(desk.club.report(request)).notes.last
    }
    #expect(try told("2026-03-21") == .counted("returnDaysRun", 2))
    #expect(try told("2026-04-09", "23:59:59") == .counted("returnDaysRun", 2))
    #expect(try told("2026-04-10", "00:00:00") == .counted("returnDaysRun", 1))
    #expect(try told("2026-04-19", "23:59:59") == .counted("returnDaysRun", 1))
    #expect(try told("2026-04-20", "00:00:00") == .fixed("clientsOnce"))
  }
}
