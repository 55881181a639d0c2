import Dispatch
import Foundation
import JSONText
import Loyalty
import Synchronization
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Promo codes over a store")
struct PromoCodeStoreTests {
  private static func code(
    _ name: String,
    limit: Int? = nil,
    perClient: Int = 1
  ) throws -> Command {
    var terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"))
    terms.totalLimit = limit
    terms.perClientLimit = perClient
    return .createPromoCode(PromoCodeDraft(name: name, terms: terms))
  }

  private static func batch(_ count: Int, name: String = "Флаеры") throws -> Command {
    let terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"))
    return .createPromoCodeBatch(
      PromoCodeBatchDraft(name: name, prefix: "CLUB-", count: count, terms: terms)
    )
  }

  private static func use(_ code: String, by client: UInt32) -> Command {
    .activatePromoCode(ActivationDraft(client: .id(Client.ID(client)), code: code))
  }

  /// Registers so many clients and opens so many desks.
  private static func desks(_ count: Int, clients: Int) throws -> (Fixture, [Store]) {
    let fixture = try Fixture(
      groups: [],
      clients: try (1...clients).map { try Fixture.client(UInt32($0)) }
    )
    let desks = try (1...count).map { desk in
      let options = StoreOptions(clock: { Fixture.start }, staff: Staff("desk \(desk)"))
      return try Store.open(at: fixture.path, options)
    }
    return (fixture, desks)
  }

  /// Lets every desk activate one code for its own client at once; tells the refusals.
  private static func race(_ desks: [Store], _ code: String) -> (won: Int, refusals: [Refusal]) {
    nonisolated(unsafe) let desks = desks
    let won = Mutex(0)
    let refusals = Mutex<[Refusal]>([])
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: desks.count) { desk in
      do {
        let pending = try desks[desk].append(
          use(code, by: UInt32(desk + 1)),
          by: Staff("desk \(desk + 1)")
        )
        won.withLock { $0 += pending.committed.events.isEmpty ? 0 : 1 }
      } catch let refusal as Refusal {
        refusals.withLock { $0.append(refusal) }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    return (won.withLock { $0 }, refusals.withLock { $0 })
  }

  @Test("Of two desks at the last use exactly one wins, the other is told that it is used up")
  func lastUse() throws {
    let (fixture, desks) = try Self.desks(2, clients: 2)
    for round in 1...10 {
      let name = "Round \(round)"
      try desks[0].commit(try Self.code(name, limit: 1), by: Fixture.olga)
      let (won, refusals) = Self.race(desks, name)
      #expect(won == 1)
      #expect(refusals == [.promoCode(.usedUp(code: name, limit: 1))])
    }
    let club = try fixture.open().club
    #expect(club.promoCodes.activationCount == 10)
  }

  /// `FRONTDESK_RACE_ROUNDS=1000` runs the issue's thousand rounds.
  @Test("Of 16 desks that race for the last of K uses exactly K win, round by round")
  func sixteenDesks() throws {
    let rounds = ProcessInfo.processInfo.environment["FRONTDESK_RACE_ROUNDS"].flatMap(Int.init) ?? 6
    let (fixture, desks) = try Self.desks(16, clients: 16)
    var uses = 0
    for round in 1...rounds {
      let limit = round % 15 + 1
      let name = "Round \(round)"
      try desks[round % 16].commit(try Self.code(name, limit: limit), by: Fixture.olga)
      let (won, refusals) = Self.race(desks, name)
      #expect(won == limit)
      #expect(refusals.count == 16 - limit)
      let usedUp = Refusal.promoCode(.usedUp(code: name, limit: limit))
      #expect(refusals.allSatisfy { $0 == usedUp })
      uses += limit
    }
    let club = try fixture.open().club
    #expect(club.promoCodes.activationCount == uses)
    for code in club.promoCodes.codes.items {
      #expect(club.promoCodes.used(code.id) == code.terms.totalLimit)
    }
    for number in 1...16 {
      let client = Client.ID(UInt32(number))
      let count = club.promoCodes.activations(by: client).count
      let balance = club.accounts[client].balance(at: Fixture.start)
      #expect(balance.minorUnits == Int64(count) * 5_000)
    }
  }

  @Test("Two desks that create codes that look alike at once: one is told of the other")
  func lookAlikes() throws {
    let (fixture, stores) = try Self.desks(2, clients: 1)
    nonisolated(unsafe) let desks = stores
    for round in 1...10 {
      let names = ["ОСЕНЬ\(round)", "0CEHЬ\(round)"]
      let refusals = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { desk in
        do {
          _ = try desks[desk].append(try Self.code(names[desk]), by: Fixture.olga)
        } catch {
          refusals.withLock { $0.append((error as? Refusal)?.code ?? "\(error)") }
        }
      }
      #expect(refusals.withLock { $0 } == ["codeLooksLikeAnother"])
    }
    #expect(try fixture.open().club.promoCodes.codes.items.count == 10)
  }

  @Test("A batch of 100,000 codes is one record, read again as it was written")
  func largeBatch() throws {
    let (fixture, desks) = try Self.desks(2, clients: 1)
    try desks[0].commit(try Self.batch(100_000), by: Fixture.olga)
    try desks[0].commit(.markHandedOut("Флаеры", .count(50_000)), by: Fixture.olga)
    try desks[0].commit(.setPromoCodeStatus("Флаеры", .revoked), by: Fixture.olga)
    _ = try desks[1].follow()
    let opened = try fixture.open()
    #expect(opened.seq == 3 && opened.readOnly == nil)
    let id = PromoCode.ID(1)
    let texts = try #require(desks[0].club.promoCodes.texts(of: id))
    #expect(texts.count == 100_000)
    #expect(Set(texts.texts).count == 100_000)
    for club in [desks[1].club, opened.club] {
      #expect(club.promoCodes.texts(of: id) == texts)
      let counts = club.promoCodes.counts(of: id)
      #expect(counts.left == 0 && counts.handedOut == 50_000)
      #expect(counts.used == 0 && counts.revoked == 50_000)
    }
    let size = try fixture.folder.bytes(of: Fixture.journal).count
    #expect(size < 100_000 * 10 * 2 + 10_000, "nine bytes a code for each of the three records")
    try desks[1].commit(Self.use(texts[7], by: 1), by: Fixture.olga)
    #expect(throws: Refusal.promoCode(.usedUp(code: texts[7], limit: 1))) {
      try desks[0].commit(.setPromoCodeStatus(texts[7], .revoked), by: Fixture.olga)
    }
  }

  @Test("Two stores never draw the same codes: the seed is the system's")
  func seeds() throws {
    let first = try Self.desks(1, clients: 1)
    let second = try Self.desks(1, clients: 1)
    for desk in first.1 + second.1 { try desk.commit(try Self.batch(50), by: Fixture.olga) }
    let texts = [first, second].map { $0.1[0].club.promoCodes.texts(of: PromoCode.ID(1))?.texts }
    #expect(texts[0] != texts[1])
  }

  @Test("A repeated request to activate is answered with the first use; nothing comes twice")
  func repeats() throws {
    let (fixture, desks) = try Self.desks(2, clients: 1)
    try desks[0].commit(try Self.code("Лето", perClient: 5), by: Fixture.olga)
    let request = RequestID("a1", content: "лето".utf8)
    let first = try desks[0].commit(Self.use("Лето", by: 1), request: request, by: Fixture.olga)
    let again = try desks[1].commit(Self.use("Лето", by: 1), request: request, by: Fixture.olga)
    #expect(again.isRepeat && again.events == first.events && again.seq == first.seq)
    #expect(try fixture.open().club.promoCodes.activationCount == 1)
  }

  @Test("An activation that the disk has no room for is not saved, and its use is not gone")
  func noRoom() throws {
    let (fixture, desks) = try Self.desks(1, clients: 1)
    try desks[0].commit(try Self.code("Лето", limit: 1), by: Fixture.olga)
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    files.fail(.init("write", ".ndjson", code: ENOSPC, taken: 40))
    #expect(throws: StoreProblem.self) {
      try store.commit(Self.use("Лето", by: 1), by: Fixture.olga)
    }
    #expect(store.club.promoCodes.activationCount == 0)
    files.fail()
    try store.commit(Self.use("Лето", by: 1), by: Fixture.olga)
    #expect(try fixture.open().club.promoCodes.activationCount == 1)
  }

  @Test("The bytes of promo codes in the journal are these, for good")
  func golden() throws {
    func text(_ event: Event) -> String {
      var writer = JSONWriter()
      EventCoding.write(event, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    let events = try PromoCodeEvents.all()
    #expect(
      text(events[0])
        == #"{"promoCodeCreated":{"id":2,"name":"Акция \"1\"","code":"ЛЕТО-2024","terms":{"#
        + #""bonuses":"50.00","start":"2023-11-14T22:13:20.000Z","end":"2023-11-15T22:13:20.000Z","#
        + #""totalLimit":100,"perClientLimit":2,"registeredEnd":"2023-11-15T22:13:20.000Z","#
        + #""registeredWithinDays":0,"groups":[1],"audiences":[7],"firstVisit":true,"#
        + #""returnsOnRefund":true},"status":"paused","since":"2023-11-15T22:13:20.000Z","#
        + #""by":"olga","createdAt":"2023-11-14T22:13:20.000Z"}}"#
    )
    #expect(
      text(events[2])
        == #"{"promoCodeBatchCreated":{"promoCode":{"id":3,"name":"Флаеры","batch":{"#
        + #""prefix":"Клуб-","length":4,"count":2},"terms":{"bonuses":"0.01"},"status":"active","#
        + #""since":"2023-11-14T22:13:20.000Z","by":"olga","createdAt":"2023-11-14T22:13:20.000Z"},"#
        + #""codes":{"prefix":"Клуб-","length":4,"symbols":"2345ZZZZ"}}}"#
    )
    #expect(
      text(events[6])
        == #"{"promoCodeActivated":{"promoCode":2,"code":"ЛЕТО-2024","client":1,"#
        + #""at":"2023-11-15T22:13:20.000Z","by":"olga","channel":"app","venue":1,"receipt":7,"#
        + #""bonuses":"50.00","lot":3,"repaired":{"typed":"KTNJ2024","meant":"ЛЕТО-2024","#
        + #""how":"layout"}}}"#
    )
    #expect(text(events[8]) == #"{"promoCodeReturned":{"receipt":7}}"#)
  }

  @Test(
    "Texts that no batch could have are refused",
    arguments: [
      (#""length":4"#, #""length":0"#), (#""length":4,"symbols":"2345ZZZZ""#, #""length":3"#),
      (#""symbols":"2345ZZZZ""#, #""symbols":"2345zzzz""#),
      (#""symbols":"2345ZZZZ""#, #""symbols":"""#), (#""status":"active""#, #""status":"gone""#),
    ]
  )
  func malformed(ours: String, other: String) throws {
    let event = Event.promoCodeBatchCreated(
      try PromoCodeEvents.batch(),
      PromoCodeEvents.texts()
    )
    let text = EventText.of(event)
    let place = try #require(text.range(of: ours, options: .backwards))
    let changed = text.replacingCharacters(in: place, with: other)
    #expect(throws: JSONProblem.self) { try EventText.read(changed) }
  }
}
