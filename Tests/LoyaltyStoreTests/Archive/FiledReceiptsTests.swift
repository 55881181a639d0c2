import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Receipts that were folded")
struct FiledReceiptsTests {
  private static let part = "store/receipts/000002.ndjson"

  private static var options: StoreOptions {
    StoreOptions(
      clock: { Fixture.start },
      staff: Fixture.olga,
      files: FailingFiles(syncs: false)
    )
  }

  private func open(_ fixture: Fixture) throws -> Store {
    try Store.open(at: fixture.path, Self.options)
  }

  /// A store with four folded sales, the second under the till's number 7, and a desk that has it
  /// open.
  private func folded() throws -> (Fixture, Store) {
    let fixture = try Fixture()
    let store = try open(fixture)
    try Till.furnish(store)
    for number in 1...4 {
      _ = try store.commit(try sale(number == 2 ? "7" : nil), by: Fixture.olga)
    }
    _ = try Store.compact(at: fixture.path, Self.options)
    return (fixture, try open(fixture))
  }

  private func sale(_ number: String?) throws -> Command {
    .sell(
      SaleDraft(
        lines: [.init(product: "Hour", quantity: try Quantity(decimal: "2"))],
        client: .id(Client.ID(1)),
        venue: "Hall",
        externalNumber: number
      )
    )
  }

  /// Turns a bit of the line of a receipt.
  private func damage(_ fixture: Fixture, _ receipt: UInt32) throws {
    var bytes = try fixture.folder.bytes(of: Self.part)
    let text = Array("\"receiptSold\":{\"id\":\(receipt),".utf8)
    let lines = LineChunk(offset: 0, bytes: bytes).lines
    let line = try #require(
      lines.first { line in
        line.contains { bytes[$0..<line.upperBound].starts(with: text) }
      }
    )
    bytes[line.lowerBound + line.count / 2] ^= 1
    try fixture.folder.write(bytes, to: Self.part)
  }

  @Test("A repeat by the till’s number is answered with the folded receipt, another is refused")
  func repeats() throws {
    let (fixture, store) = try folded()
    defer { withExtendedLifetime(fixture) {} }
    #expect(throws: Refusal.alreadySold(Receipt.ID(2))) {
      try store.commit(try sale("7"), by: Fixture.olga)
    }
    #expect(throws: Refusal.externalNumberConflict(number: "7")) {
      try store.commit(try Till.sale("9", number: "7"), by: Fixture.olga)
    }
    let refund = RefundDraft(receipt: .external("7"), lines: nil, externalNumber: "r1")
    let done = try store.commit(.refund(refund), by: Fixture.olga)
    #expect(done.events.count == 1 && store.club.receipts.isReturned(Receipt.ID(2)))
    #expect(throws: Refusal.alreadyRefunded(Receipt.ID(2))) {
      try store.commit(.refund(refund), by: Fixture.olga)
    }
    #expect(store.club.receipts.purchases(of: Client.ID(1)).receipts == 3)
  }

  @Test("A damaged line is refused with a sentence; sums stay, and what is left out is told")
  func damaged() throws {
    let (fixture, store) = try folded()
    let (before, total) = (store.club, store.club.receipts.purchases(of: Client.ID(1)))
    try damage(fixture, 2)
    let club = store.club
    #expect(club.receipts[Receipt.ID(2)] == nil && club.receipts[Receipt.ID(1)] != nil)
    let refusal = Refusal.receiptUnreadable(
      Receipt.ID(2),
      file: fixture.path + "/receipts/000002.ndjson"
    )
    for command in [
      Command.refund(RefundDraft(receipt: .id(Receipt.ID(2)))),
      .refund(RefundDraft(receipt: .external("7"))), try sale("7"),
    ] {
      #expect(throws: refusal) { try store.commit(command, by: Fixture.olga) }
    }
    #expect(throws: refusal) { try club.receipt(.id(Receipt.ID(2))) }
    #expect(club.receipts.purchases(of: Client.ID(1)) == total)
    let request = ReportRequest(.day, ReportScope(.always), at: Fixture.start)
    let sheet = try #require(club.report(request))
    #expect(sheet.notes.contains(.counted("unreadable", 1)))
    #expect(sheet.total == before.report(request)?.total)
    #expect(!sheet.rows.contains { $0.cells.first == .word("byCategory") })
    _ = try store.commit(.refund(RefundDraft(receipt: .id(Receipt.ID(1)))), by: Fixture.olga)
    #expect(throws: StoreProblem.self) { try open(fixture) }
  }

  @Test("A folded receipt keeps its lots through a merge, a refund and the next fold")
  func merged() throws {
    let (fixture, store) = try folded()
    let plain = store.club.receipts[Receipt.ID(4)]
    let merge = Command.mergeClients(into: .id(Client.ID(2)), from: .id(Client.ID(1)))
    try store.commit(merge, by: Fixture.olga)
    let receipt = try #require(store.club.receipts[Receipt.ID(4)])
    #expect(receipt.client == Client.ID(2) && receipt.lines == plain?.lines)
    let lot = try #require(receipt.accrual)
    #expect(store.club.accounts[Client.ID(2)][lot.id]?.amount == lot.amount)
    try store.commit(.refund(RefundDraft(receipt: .id(Receipt.ID(4)))), by: Fixture.olga)
    _ = try Store.compact(at: fixture.path, Self.options)
    let again = try open(fixture)
    #expect(again.club.firstDifference(from: store.club) == nil)
    #expect(again.club.receipts[Receipt.ID(4)] == receipt)
    #expect(again.club.receipts.ids(of: Client.ID(2)).count == 4)
    #expect(again.club.receipts.ids(of: Client.ID(1)).isEmpty)
  }
}
