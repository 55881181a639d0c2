import Testing

@testable import Loyalty

@Suite("The columns of accounts as an index keeps them")
struct AccountColumnsTests {
  private func kept(_ image: ColumnImage, without left: String? = nil) -> KeptColumns {
    var bytes: [UInt8] = []
    var places: [String: KeptColumns.Place] = [:]
    for section in image.sections where section.name != left {
      bytes += [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
      let start = bytes.count
      for piece in section.pieces { piece.append(to: &bytes) }
      #expect(bytes.count - start == section.byteCount)
      places[section.name] = .init(range: start..<bytes.count, width: section.width)
    }
    return KeptColumns(FixedBytes(copying: bytes), places)
  }

  private func image(_ club: Club) -> ColumnImage {
    var image = ColumnImage()
    club.addAccounts(to: &image)
    return image
  }

  private func bytes(_ club: Club) -> [[UInt8]] {
    image(club).sections.map { section in
      var bytes: [UInt8] = []
      for piece in section.pieces { piece.append(to: &bytes) }
      return bytes
    }
  }

  /// The same club with the accounts out of an index of them.
  private func indexed(_ club: Club) throws -> Club {
    var indexed = club
    let count = club.accountOwners.count
    let isOtherCount = indexed.takeAccounts(kept(image(club)), count: count + 1)
    let isTaken = indexed.takeAccounts(kept(image(club)), count: count)
    try #require(isTaken && !isOtherCount)
    return indexed
  }

  private func expectSame(_ one: Club, _ other: Club, at now: Moment, _ what: String) {
    #expect(one.firstDifference(from: other) == nil, "\(what)")
    #expect(one.accountOwners == other.accountOwners, "\(what)")
    for days in [1, 3, 10, 40, 400] {
      let (left, right) = (
        one.burning(withinDays: days, at: now), other.burning(withinDays: days, at: now)
      )
      #expect(left.amount == right.amount && left.clients == right.clients, "\(what)")
    }
    for client in one.clients.ids {
      #expect(one.ledger(of: client, at: now) == other.ledger(of: client, at: now), "\(what)")
      #expect(one.account(of: client, at: now) == other.account(of: client, at: now), "\(what)")
      let (lots, others) = (one.lots(of: client, at: now), other.lots(of: client, at: now))
      #expect(lots.map(\.lot) == others.map(\.lot), "\(what)")
      #expect(lots.map(\.entry) == others.map(\.entry), "\(what)")
    }
  }

  @Test("A club whose accounts come out of an index is the same club and goes on like it")
  func histories() throws {
    var (merged, refunded) = (0, 0)
    for seed in 1...UInt64(30) {
      var plain = try MixedHistory(seed: seed)
      for _ in 1...10 { try plain.step() }
      var other = plain
      for turn in 1...3 {
        other.life.desk.club = try indexed(other.life.desk.club)
        let begin = plain.life.desk.events.count
        for _ in 1...30 {
          try plain.step()
          try other.step()
        }
        let desk = plain.life.desk
        for event in desk.events[begin...] {
          if case .clientsMerged = event { merged += 1 }
          if case .receiptRefunded = event { refunded += 1 }
        }
        #expect(other.life.desk.events == desk.events, "seed \(seed), turn \(turn)")
        expectSame(desk.club, other.life.desk.club, at: desk.now, "seed \(seed), turn \(turn)")
        #expect(bytes(desk.club) == bytes(other.life.desk.club), "seed \(seed), turn \(turn)")
      }
    }
    #expect(merged > 10 && refunded > 100)
  }

  @Test("Accounts read one by one are the columns that a club of them makes")
  func readOneByOne() throws {
    for seed in 1...UInt64(10) {
      var history = try MixedHistory(seed: seed)
      for _ in 1...80 { try history.step() }
      let club = history.life.desk.club
      var read = club
      read.takeAccounts(of: try Club(settings: club.settings))
      #expect(read.accountOwners.isEmpty)
      for owner in club.accountOwners {
        let isRead = read.restore(club.keptAccount(of: owner))
        #expect(isRead)
      }
      read.closeAccounts()
      #expect(read.filedAccounts == club.accountOwners.count)
      #expect(bytes(read) == bytes(club))
      var shuffled = club
      shuffled.takeAccounts(of: try Club(settings: club.settings))
      for owner in club.accountOwners.reversed() {
        let isRead = shuffled.restore(club.keptAccount(of: owner))
        #expect(isRead)
      }
      #expect(shuffled.filedAccounts == 1)
      expectSame(club, shuffled, at: history.life.desk.now, "seed \(seed)")
    }
  }

  @Test("An account is unchanged until something happens on it")
  func unchanged() throws {
    var history = try MixedHistory(seed: 3)
    for _ in 1...40 { try history.step() }
    history.life.desk.club = try indexed(history.life.desk.club)
    let owners = history.life.desk.club.accountOwners
    #expect(owners.count > 2)
    for (row, owner) in owners.enumerated() {
      #expect(history.life.desk.club.unchangedAccount(of: owner) == row)
    }
    let (amount, client) = (try bonus("5"), owners[1])
    try history.life.desk.perform(.accrue(.id(client), amount, reason: "e\u{301}", expiresOn: nil))
    let club = history.life.desk.club
    for (row, owner) in owners.enumerated() {
      #expect(club.unchangedAccount(of: owner) == (owner == client ? nil : row))
    }
    // A reason keeps its letters, whatever others look alike.
    try history.life.desk.perform(.accrue(.id(client), amount, reason: "\u{e9}", expiresOn: nil))
    let both = try indexed(history.life.desk.club).accounts.written(of: client).suffix(2)
    let letters = both.map { entry -> Int in
      if case .byHand(let reason) = entry.origin { return reason.utf8.count }
      return 0
    }
    #expect(letters.sorted() == [2, 3])
  }

  @Test("Columns of which one is missing or shorter are no accounts")
  func unfit() throws {
    var history = try MixedHistory(seed: 5)
    for _ in 1...40 { try history.step() }
    var club = history.life.desk.club
    let whole = image(club)
    let owners = club.accountOwners
    for left in whole.sections.map(\.name) {
      let isTaken = club.takeAccounts(kept(whole, without: left), count: owners.count)
      #expect(!isTaken, "\(left)")
    }
    #expect(club.accountOwners == owners)
  }
}
