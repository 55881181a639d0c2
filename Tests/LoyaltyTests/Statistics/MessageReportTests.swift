import Testing

@testable import Loyalty

@Suite("The report on messages")
struct MessageReportTests {
  private func report(_ desk: ClubUnderTest, _ period: ReportPeriod = .always) throws -> ReportTable
  {
    try #require(desk.club.report(ReportRequest(.messages, ReportScope(period), at: desk.now)))
  }

  private func figures(_ row: ReportTable.Row?, _ table: ReportTable) -> [Int64?] {
    ["total", "waiting", "sent", "delivered", "opened", "clicked", "failed", "skipped"]
      .map { id in row.flatMap { table.number(id, of: $0) } }
  }

  @Test("A mailing is told by how far its messages came, those that nobody got among them")
  func mailing() throws {
    var desk = try ClubUnderTest.withApp(5)
    try desk.register("Без приложения", "0509999999")
    try desk.push()
    let ids = (1...5).map { Message.ID($0) }
    desk.settle(.accepted, [ids[0], ids[1]])
    desk.settle(.failed(.refused), [ids[2]])
    desk.settle(.unknown(.timeout), [ids[3]])
    desk.take([.reactionsCame([Reaction(message: ids[1], kind: .opened, at: desk.now)])])
    let table = try report(desk)
    #expect(table.rows.count == 1)
    #expect(figures(table.rows.first, table) == [6, 1, 2, 1, 1, 0, 2, 1])
    #expect(figures(table.total, table) == [6, 1, 2, 1, 1, 0, 2, 1])
    #expect(table.notes.contains(.fixed("messageTotal")))
    let tomorrow = try report(desk, ReportPeriod(.day, containing: try Day(iso: "2030-01-01")))
    #expect(
      tomorrow.rows.isEmpty && figures(tomorrow.total, tomorrow) == Array(repeating: 0, count: 8)
    )
  }

  @Test("An SMS costs once a gateway took it, by the price and the way of counting that are set")
  func cost() throws {
    var desk = try ClubUnderTest()
    let welcome = SmsSetting(isOn: true, template: String(repeating: "а", count: 71))
    try desk.perform(
      .createGroup(GroupDraft(name: "Новые", isDefault: true, welcomeSms: welcome))
    )
    for number in 1...3 {
      var draft = ClientDraft(name: "Гость", phone: "050123456\(number)")
      draft.consents = [.sms]
      try desk.perform(.registerClient(draft))
    }
    #expect(desk.club.outbox.count == 3)
    let ids = (1...3).map { Message.ID($0) }
    let bills = ids.map { SmsBill(of: desk.club.outbox[$0]?.text ?? "", desk.club.settings) }
    desk.take([.messagesTaken(ids, at: desk.now, bills: bills)])
    desk.settle(.accepted, [ids[0]])
    desk.settle(.failed(.refused), [ids[1]])
    let table = try report(desk)
    #expect(table.rows.isEmpty)
    #expect(table.others.map(\.cells.first) == [.word("causeWelcome")])
    #expect(figures(table.others.first, table) == [3, 1, 1, 0, 0, 0, 1, 0])
    #expect(table.total.flatMap { table.number("cost", of: $0) } == 202, "two units of 1.01")
    #expect(desk.club.smsBill.map(\.cost.minorUnits) == [202])
  }
}
