import Loyalty
import LoyaltyStore
import Testing

/// An hour after the example's history: buyers of its past change their groups, a venue sells, money
/// goes back and bonuses are given by hand.
///
/// Whoever counts past sales by the groups of now is wrong after it.
struct DemoHour {
  private let store: Store
  private let start: Moment
  private let staff = Staff("olga")

  init(_ store: Store, from start: Moment) {
    self.store = store
    self.start = start
  }

  func pass() throws {
    let buyers = self.buyers
    try #require(buyers.count == 12)
    for (place, client) in buyers.prefix(4).enumerated() {
      let isPaying = place == 1 ? SaleDraft.Redemption.most : .nothing
      try sell(["Кибер-час", "Пакет 3 часа"], client, isPaying, minute: place)
    }
    try sell(["Кибер-час"], nil, .nothing, minute: 5)
    let sold = UInt32(store.club.receipts.count)
    try perform(.refund(RefundDraft(receipt: .id(Receipt.ID(sold)))), minute: 10)
    let part = RefundDraft.Line(place: 1, quantity: .one)
    for back: UInt32 in [1, 3] {
      let draft = RefundDraft(receipt: .id(Receipt.ID(sold - back)), lines: [part])
      try perform(.refund(draft), minute: 11)
    }
    let amount = try Bonus(decimal: "25.50")
    try perform(.accrue(.id(buyers[5]), amount, reason: "Турнир", expiresOn: nil), minute: 20)
    let mistake = try Bonus(decimal: "-0.50")
    try perform(.correct(.id(buyers[5]), mistake, reason: "Ошибка", expiresOn: nil), minute: 21)
    let people = buyers.map { ClientReference.id($0) }
    for group in ["Новые_клиенты", "Активные_ежедневно"] {
      try perform(.removeFromGroup(people, .name(group)), minute: 30)
    }
    try perform(.addToGroup(Array(people.prefix(6)), .name("VIP_постоянные")), minute: 60)
  }

  /// Twelve clients who bought last.
  private var buyers: [Client.ID] {
    var found: [Client.ID] = []
    for number in (1...UInt32(store.club.receipts.count)).reversed() where found.count < 12 {
      guard let client = store.club.receipts[Receipt.ID(number)]?.client else { continue }
      if !found.contains(client) { found.append(client) }
    }
    return found
  }

  private func sell(
    _ products: [String],
    _ client: Client.ID?,
    _ redemption: SaleDraft.Redemption,
    minute: Int
  ) throws {
    let draft = SaleDraft(
      lines: products.map { SaleDraft.Line(product: $0) },
      client: client.map { .id($0) },
      venue: DemoDesk.venue,
      redemption: redemption
    )
    try perform(.sell(draft), minute: minute)
  }

  private func perform(_ command: Command, minute: Int) throws {
    let at = start.advanced(bySeconds: Int64(minute) * 60)
    _ = try store.commit(command, by: staff, at: at)
  }
}
