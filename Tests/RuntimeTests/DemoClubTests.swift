import Localization
import Loyalty
import LoyaltyStore
import Resources
import Runtime
import TestSupport
import Testing

@Suite("The example's club")
struct DemoClubTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The days on which it may be opened: each weekday, long before and long after the files, and
  /// beside the clock's changes.
  static let moments = [
    "2026-11-22T12:00:00Z", "2026-11-24T07:30:00Z", "2026-11-27T21:59:59Z",
    "2025-03-30T00:30:00Z", "2027-10-31T01:30:00Z", "2031-07-12T18:00:00Z",
  ]

  @Test(
    "Whenever it is opened, nothing of its history is refused and it ends today",
    arguments: moments
  )
  func history(at text: String) throws {
    let now = try Moment(rfc3339: text)
    let (store, refused) = try open(at: now)
    #expect(refused == [])
    let club = store.club
    let receipts = (1...UInt32(max(1, club.receipts.count))).compactMap {
      club.receipts[Receipt.ID($0)]
    }
    #expect(receipts.count > 2_000)
    let last = try #require(receipts.map(\.at).max())
    #expect(last <= now)
    #expect(last > now.advanced(bySeconds: -24 * 3_600))
    #expect(club.clients.count == 543)
  }

  @Test(
    "A newcomer finds prices, programs, codes in every state, refunds, and bonuses soon to burn"
  )
  func newcomer() throws {
    let now = try Moment(rfc3339: "2026-11-26T16:00:00Z")
    let club = try open(at: now).store.club
    #expect(club.priceList.products.items.count == 20)
    let price = club.priceList.products.named("Кибер-час").map(\.price)
    #expect(try price == Money(decimal: "100"))
    #expect(Set(club.programs.items.map(\.loyalty)) == [.bonus, .discount])
    let states = Set(
      club.promoCodes.codes.items.map { club.promoCodes.state(of: $0, at: now).name }
    )
    #expect(states == ["active", "notYet", "paused", "usedUp"])

    let ids = (1...UInt32(540)).map { Client.ID($0) }
    let lots = ids.flatMap { club.accounts[$0].lots }
    let week = now.advanced(bySeconds: 7 * 24 * 3_600)
    let soon = lots.filter { lot in
      !lot.remainder.isZero && lot.burnsAt.map { $0 > now && $0 < week } == true
    }
    #expect(soon.count >= 5)
    let receipts = (1...UInt32(2_000)).map { Receipt.ID($0) }
    #expect(receipts.filter { !club.receipts.refunds(of: $0).isEmpty }.count >= 5)
  }

  @Test("Some regulars have stayed away for a month, and others have come this week")
  func regulars() throws {
    let now = try Moment(rfc3339: "2026-11-22T21:00:00Z")
    let club = try open(at: now).store.club
    let regulars = (1...UInt32(540)).map { Client.ID($0) }.filter {
      club.program(of: $0)?.loyalty == .bonus
    }
    let lost = regulars.filter { visited($0, daysAgo: 30..<120, club, now) }
    #expect(lost.count >= 5)
    #expect(regulars.filter { visited($0, daysAgo: 0..<7, club, now) }.count >= 20)
  }

  private func visited(
    _ client: Client.ID,
    daysAgo: Range<Int>,
    _ club: Club,
    _ now: Moment
  ) -> Bool {
    guard let visit = club.receipts.lastVisit(of: client) else { return false }
    return daysAgo.contains(club.calendar.day(of: visit).days(until: club.calendar.day(of: now)))
  }

  private func open(at now: Moment) throws -> (store: Store, refused: [Refusal]) {
    let club = try DemoClub(
      try ResourceFolder.find(environment: [:]),
      language: .english,
      staff: Staff("olga"),
      now: now
    )
    let options = StoreOptions(clock: { now }, staff: Staff("olga"))
    return try club.save(at: folder.path("store"), options: options)
  }
}
