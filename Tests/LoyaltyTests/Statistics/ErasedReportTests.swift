import TestSupport
import Testing

@testable import Loyalty

@Suite("Reports over erased and merged clients")
struct ErasedReportTests {
  private func report(
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ period: ReportPeriod = .always
  ) throws -> ReportTable {
    try #require(desk.club.report(ReportRequest(name, ReportScope(period), at: desk.now)))
  }

  @Test("What a past period tells stays when its clients are erased", arguments: 1...10)
  func sumsStay(seed: UInt64) throws {
    var desk = try RandomTrade(seed: seed).desk
    try desk.createCode("ЛЕТО")
    for number in 1...6 { _ = try? desk.activate("ЛЕТО", Client.ID(UInt32(number))) }
    let last = desk.club.calendar.day(of: desk.now)
    let period = try ReportPeriod(from: try Day(iso: "2026-03-01"), until: last)
    desk.now = desk.now.advanced(bySeconds: 3 * 86_400)
    let today = desk.club.calendar.day(of: desk.now)
    let before = PastReports(desk.club, [period], at: desk.now, today: today)
    for number in UInt32(1)...9 { _ = try? desk.perform(.eraseClient(.id(Client.ID(number)))) }
    #expect(desk.club.clients.hasErased)
    let after = PastReports(desk.club, [period], at: desk.now, today: today)
    #expect(before.firstDifference(from: after) == nil)
  }

  @Test("The bonuses of an erased client are gone on the day of the erasure, and nowhere before")
  func bonusesGo() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-02")
    try desk.register("Анна", "0501234561")
    try desk.perform(.accrue(.id(Client.ID(1)), try bonus("50"), reason: "приз", expiresOn: nil))
    try desk.goTo("2026-07-02")
    try desk.perform(.eraseClient(.id(Client.ID(1))))
    let june = ReportPeriod(.month, containing: try Day(iso: "2026-06-01"))
    let july = june.shifted(by: 1)
    func total(_ period: ReportPeriod, _ column: String) throws -> Int64? {
      let table = try report(.bonuses, desk, period)
      return table.total.flatMap { table.number(column, of: $0) }
    }
    #expect(try total(june, "outstanding") == 5_000)
    #expect(try total(july, "outstanding") == 0 && total(july, "corrected") == -5_000)
    let burning = try report(.burning, desk)
    #expect(burning.total.flatMap { burning.number("burning", of: $0) } == 0)
  }

  @Test("No name and no phone comes back: behind figures there is a number", arguments: 1...4)
  func names(seed: UInt64) throws {
    var desk = try RandomTrade(seed: seed).desk
    for number in UInt32(1)...12 { _ = try? desk.perform(.eraseClient(.id(Client.ID(number)))) }
    for name in ReportName.allCases {
      let request = ReportRequest(name, ReportScope(.always), at: desk.now)
      let table = try #require(desk.club.report(request))
      let text = "\(table)"
      #expect(!text.contains("Гость") && !text.contains("501234"), "\(name)")
      for row in table.rows {
        for column in table.columnsWithClients(of: row) ?? [] {
          let place = ReportPlace(row.subject, column.id)
          let list = try #require(desk.club.clients(behind: place, of: request))
          for client in list.clients {
            #expect(desk.club.clients.phone(of: client.client) == nil)
            #expect(desk.club.clients.cardInMemory(of: client.client)?.name.hasPrefix("№") == true)
          }
        }
      }
    }
  }

  @Test("Merged cards are one client behind every figure", arguments: 1...6)
  func merged(seed: UInt64) throws {
    var desk = try RandomTrade(seed: seed).desk
    let period = ReportPeriod.always
    let paid = try report(.groups, desk).total
    for number in UInt32(2)...12 {
      _ = try? desk.perform(.mergeClients(into: .id(Client.ID(1)), from: .id(Client.ID(number))))
    }
    let groups = try report(.groups, desk)
    #expect(
      groups.total.flatMap { groups.number("paid", of: $0) }
        == paid.flatMap { groups.number("paid", of: $0) }
    )
    let left = Set(desk.club.clients.ids)
    for name in [ReportName.groups, .clients, .rfm, .visits, .staff, .burning, .cohorts] {
      let request = ReportRequest(name, ReportScope(period), at: desk.now)
      let table = try #require(desk.club.report(request))
      for row in table.rows + (table.total.map { [$0] } ?? []) {
        for column in table.columnsWithClients(of: row) ?? [] {
          let list = desk.club.clients(behind: ReportPlace(row.subject, column.id), of: request)
          let ids = try #require(list).clients.map(\.client)
          #expect(Set(ids).count == ids.count && left.isSuperset(of: ids), "\(name) \(column.id)")
        }
      }
    }
  }
}
