import Testing

@testable import Loyalty

func money(_ text: String) throws -> Money { try Money(decimal: text) }

func bonus(_ text: String) throws -> Bonus { try Bonus(decimal: text) }

/// Tiers from pairs of threshold and percent.
func tiers(_ pairs: [(String, String)], _ bound: Tiers.Bound = .over) throws -> Tiers {
  try Tiers(
    try pairs.map { .init(threshold: try money($0.0), percent: try Percent(decimal: $0.1)) },
    bound: bound
  )
}

/// A line of a sale that names no product.
func line(
  _ price: String,
  _ category: String = "gameTime",
  quantity: String = "1"
) throws -> SaleDraft.Line {
  SaleDraft.Line(
    name: category,
    category: category,
    quantity: try Quantity(decimal: quantity),
    price: try money(price)
  )
}

extension ClubUnderTest {
  /// A club whose default group carries a bonus program of one percent or of tiers.
  static func accruing(
    _ percents: [(String, String)],
    _ terms: BonusTerms = BonusTerms(),
    window: TotalWindow = .allTime,
    afterOrder: SmsSetting = .off
  ) throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.perform(
      .createProgram(
        ProgramDraft(
          name: "Бонусы",
          tiers: try tiers(percents),
          window: window,
          terms: .bonus(terms)
        )
      )
    )
    try desk.perform(
      .createGroup(
        GroupDraft(
          name: "Новые",
          loyalty: .bonus,
          program: "Бонусы",
          isDefault: true,
          afterOrderSms: afterOrder
        )
      )
    )
    return desk
  }

  /// Sets the clock to a local time of the club.
  mutating func goTo(_ day: String, _ time: String = "12:00:00") throws {
    let parts = time.split(separator: ":").compactMap { Int($0) }
    let seconds = parts[0] * 3_600 + parts[1] * 60 + parts[2]
    now = club.calendar.moment(of: try Day(iso: day), at: TimeOfDay(secondOfDay: seconds))
  }

  @discardableResult
  mutating func sell(
    _ lines: [SaleDraft.Line],
    to client: Client.ID? = nil,
    spending redemption: SaleDraft.Redemption = .nothing,
    number: String? = nil
  ) throws(Refusal) -> Receipt {
    let draft = SaleDraft(
      lines: lines,
      client: client.map { .id($0) },
      redemption: redemption,
      externalNumber: number
    )
    guard case .receipt(let receipt) = try perform(.sell(draft)) else {
      throw .notFound(.receipt, typed: "")
    }
    return receipt
  }

  @discardableResult
  mutating func refund(
    _ receipt: Receipt,
    _ lines: [(Int, String)]? = nil
  ) throws -> Refund {
    let parts = try lines?.map {
      RefundDraft.Line(place: $0.0, quantity: try Quantity(decimal: $0.1))
    }
    let draft = RefundDraft(receipt: .id(receipt.id), lines: parts)
    guard case .refund(let refund) = try perform(.refund(draft)) else {
      throw ClubUnderTestError.noClient
    }
    return refund
  }

  mutating func accrue(_ amount: String, to client: Client.ID, until day: String? = nil) throws {
    try perform(
      .accrue(
        .id(client),
        try bonus(amount),
        reason: "подарок",
        expiresOn: try day.map { try Day(iso: $0) }
      )
    )
  }

  func account(_ client: Client.ID) -> Account { club.account(of: client, at: now) }

  func balance(_ client: Client.ID) -> String { account(client).balance(at: now).decimalString }

  func usable(_ client: Client.ID) -> String { account(client).usable(at: now).decimalString }

  /// What is left of each lot now.
  func remainders(_ client: Client.ID) -> [String] {
    account(client).lots.map { ($0.isBurnt(at: now) ? .zero : $0.remainder).decimalString }
  }

  /// The sum of the entries as of now.
  func entrySum(_ client: Client.ID) -> Int64 {
    club.ledger(of: client, at: now).reduce(0) { $0 + $1.amount.minorUnits }
  }
}
