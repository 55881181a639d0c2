import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("What a record of sales speaks of must exist")
struct LoyaltyReferencesTests {
  /// A store with a sale of 200.00 to the first client, who has lots 1 and 2.
  private static func sold() throws -> (fixture: Fixture, store: Store) {
    let fixture = try Fixture()
    let store = try fixture.open()
    try Till.furnish(store)
    _ = try store.append(try Till.sale("2"), by: Fixture.olga)
    _ = try store.append(by: Fixture.olga) { _, _ in try PromoCodeEvents.made() }
    return (fixture, store)
  }

  /// Appends a whole record behind the last and opens the store again.
  private static func reopened(
    _ fixture: Fixture,
    _ store: Store,
    with event: Event
  ) throws -> Store {
    let head = RecordHead(
      seq: store.seq + 1,
      request: nil,
      by: Fixture.olga,
      at: Fixture.start,
      synced: 0
    )
    let line = RecordCoding.line(of: Record(head: head, events: [event])).bytes
    let before = try fixture.folder.bytes(of: Fixture.journal)
    try fixture.folder.write(before + line, to: Fixture.journal)
    defer { try? fixture.folder.write(before, to: Fixture.journal) }
    return try fixture.open(files: FailingFiles(syncs: false))
  }

  @Test("Receipts, lots, clients, products, venues and groups that do not exist are damage")
  func unknown() throws {
    let (fixture, store) = try Self.sold()
    for event in try Self.damagedSales() + Self.damagedMovements() + Self.damagedLists()
      + ParkedEvents.damaged() + PromoCodeEvents.damaged()
    {
      let opened = try Self.reopened(fixture, store, with: event)
      let damage = Damage(
        file: "journal/000001.ndjson",
        line: Int(store.seq) + 1,
        reason: .reference
      )
      #expect(opened.readOnly == .damaged(damage), "\(event)")
      #expect(try Seen(opened) == Seen(store))
    }
  }

  @Test("The same events with what exists are taken over")
  func known() throws {
    let (fixture, store) = try Self.sold()
    let events: [Event] = [
      .receiptSold(Self.receipt()), .receiptRefunded(Self.refund()),
      .bonusesMoved(try Self.movement()), .bonusesBurnt(Client.ID(1), [Self.part(2)]),
      .receiptParked(ParkedEvents.receipt()),
      .groupEdited(Group.ID(1), [.program(Change(was: Program.ID(1), now: nil))]),
    ]
    for event in events + (try PromoCodeEvents.known()) {
      let opened = try Self.reopened(fixture, store, with: event)
      #expect(opened.readOnly == nil, "\(event)")
      #expect(opened.seq == store.seq + 1)
    }
  }

  private static func damagedSales() -> [Event] {
    [
      receipt(id: 1), receipt(id: 3), receipt(venue: 2), receipt(client: 3), receipt(group: 2),
      receipt(category: 5), receipt(product: 3), receipt(part: 3), receipt(lot: 2),
      receipt(lot: 4), receipt(client: nil),
    ].map { .receiptSold($0) }
      + [
        refund(receipt: 2), refund(client: 2), refund(client: nil), refund(place: 0),
        refund(place: 2), refund(part: 3),
      ].map { .receiptRefunded($0) }
  }

  private static func damagedMovements() throws -> [Event] {
    [
      try movement(client: 3), try movement(lot: 2), try movement(lot: 4),
      try movement(origin: .receipt(Receipt.ID(2))), try movement(origin: .refund(Receipt.ID(2))),
      try movement(origin: .lot(Lot.ID(3))),
    ].map { .bonusesMoved($0) } + [
      .bonusesBurnt(Client.ID(1), [part(3)]), .bonusesBurnt(Client.ID(3), []),
      .bonusesBurnt(Client.ID(2), [part(2)]),
    ]
  }

  private static func damagedLists() throws -> [Event] {
    let product = { (id: UInt32, category: UInt32) in
      Product(id: Product.ID(id), name: "x", category: Category.ID(category), price: .zero)
    }
    let program = { (id: UInt32, categories: CategoryChoice, payable: CategoryChoice) in
      Program(
        id: Program.ID(id),
        name: "x",
        tiers: try LoyaltyEvents.tiers(),
        categories: categories,
        terms: .bonus(BonusTerms(payableCategories: payable)),
        createdAt: Fixture.start
      )
    }
    let unknown = CategoryChoice.only([Category.ID(9)])
    let nobody = Group(
      id: Group.ID(2),
      name: "x",
      program: Program.ID(2),
      createdAt: Fixture.start
    )
    return [
      .categoryCreated(Category(id: Category.ID(4), name: "x")),
      .categoryCreated(Category(id: Category.bar, name: "x")),
      .categoryRenamed(
        Change(
          was: Category(id: Category.ID(9), name: "x"),
          now: Category(id: Category.ID(9), name: "y")
        )
      ),
      .categoryRenamed(
        Change(
          was: Category(id: Category.bar, name: "bar"),
          now: Category(id: Category.bar, name: "y")
        )
      ), .venueCreated(Venue(id: Venue.ID(1), name: "x")), .productCreated(product(1, 1)),
      .venueChanged(
        Change(was: Venue(id: Venue.ID(2), name: "x"), now: Venue(id: Venue.ID(2), name: "y"))
      ),
      .venueChanged(
        Change(was: Venue(id: Venue.ID(2), name: "x"), now: Venue(id: Venue.ID(1), name: "y"))
      ),
      .wrongPasswordsGiven(WrongPasswords(program: Program.ID(2), client: Client.ID(1), tries: 3)),
      .wrongPasswordsGiven(WrongPasswords(program: Program.ID(1), client: Client.ID(9), tries: 3)),
      .productCreated(product(3, 5)),
      .productChanged(Change(was: product(3, 1), now: product(3, 1))),
      .productChanged(Change(was: product(1, 1), now: product(1, 5))),
      .productChanged(Change(was: product(1, 1), now: product(2, 1))),
      .programCreated(try program(1, .all, .all)), .programCreated(try program(2, unknown, .all)),
      .programCreated(try program(2, .all, unknown)),
      .programChanged(Change(was: try program(2, .all, .all), now: try program(2, .all, .all))),
      .programChanged(Change(was: try program(1, .all, .all), now: try program(1, unknown, .all))),
      .groupCreated(nobody, position: 1),
      .groupEdited(Group.ID(1), [.program(Change(was: nil, now: Program.ID(2)))]),
    ]
  }

  // MARK: Events that are right but for what a test changes

  private static func part(_ lot: UInt32) -> LotPart {
    LotPart(lot: Lot.ID(lot), amount: Bonus(clamping: 1))
  }

  private static func lot(_ id: UInt32) -> Lot {
    Lot(id: Lot.ID(id), amount: Bonus(clamping: 100), usableFrom: Fixture.start, burnsAt: nil)
  }

  private static func receipt(
    id: UInt32 = 2,
    venue: UInt32 = 1,
    client: UInt32? = 1,
    group: UInt32 = 1,
    category: UInt32 = 4,
    product: UInt32 = 2,
    part: UInt32 = 2,
    lot: UInt32 = 3
  ) -> Receipt {
    Receipt(
      id: Receipt.ID(id),
      at: Fixture.start,
      venue: Venue.ID(venue),
      client: client.map(Client.ID.init),
      groups: GroupSet([Group.ID(group)]),
      lines: [
        ReceiptLine(
          name: "x",
          product: Product.ID(product),
          category: Category.ID(category),
          quantity: .one,
          price: .zero,
          gross: .zero
        )
      ],
      redemption: [Self.part(part)],
      accrual: Self.lot(lot),
      figures: Receipt.Figures(
        maximumBonuses: .zero,
        balanceAfter: nil,
        tierPercent: nil,
        missingToNext: nil
      )
    )
  }

  private static func refund(
    receipt: UInt32 = 1,
    client: UInt32? = 1,
    place: Int = 1,
    part: UInt32 = 2
  ) -> Refund {
    Refund(
      receipt: Receipt.ID(receipt),
      at: Fixture.start,
      client: client.map(Client.ID.init),
      lines: [.init(place: place, quantity: .one, money: .zero, bonuses: .zero, accrual: .zero)],
      taken: [Self.part(part)]
    )
  }

  private static func movement(
    client: UInt32 = 1,
    lot: UInt32 = 3,
    origin: LedgerEntry.Origin = .welcome
  ) throws -> LedgerMovement {
    LedgerMovement(
      client: Client.ID(client),
      entry: LedgerEntry(
        at: Fixture.start,
        kind: .accrual,
        amount: try LoyaltyEvents.bonus("1"),
        origin: origin
      ),
      lot: Self.lot(lot),
      balanceAfter: .zero
    )
  }
}
