@testable import Loyalty

/// A receipt worked out plainly, in whole numbers: what `SaleCalculator` must agree with.
///
/// It shares no code with it beyond the amounts that go in.
struct ReferenceReceipt {
  struct Line {
    var gross: Int64
    var category: UInt32
    var discount: Int64 = 0
    var bonuses: Int64 = 0
    var accrued: Int64 = 0
    var left: Int64 { gross - discount - bonuses }
  }

  var lines: [Line]
  var maximum: Int64 = 0

  /// A receipt without a refusal, or nil where the bonuses asked for cannot be spent.
  init?(_ sale: RandomSale) {
    lines = sale.lines.map { line in
      // Quantity × price in thousandths, half up.
      let exact = line.quantity * line.price
      return Line(gross: (exact * 2 + 1_000) / 2_000, category: line.category)
    }
    let gross = lines.reduce(0) { $0 + $1.gross }
    let percent = sale.percent
    let applies = sale.isOpen && gross >= sale.minimum
    if sale.kind == .discount && applies {
      var base: Int64 = 0
      for line in lines where sale.categories.contains(line.category) { base += line.gross }
      var discount = (base * percent * 2 + 10_000) / 20_000
      if let cap = sale.cap, discount > cap { discount = cap }
      let parts = Self.spread(
        discount,
        lines.map { sale.categories.contains($0.category) ? $0.gross : 0 }
      )
      for index in lines.indices { lines[index].discount = parts[index] }
    }
    let payable = lines.map { line -> Int64 in
      let isPayable =
        sale.kind == .bonus ? sale.payable.contains(line.category) : line.category == 1
      return isPayable ? line.left : 0
    }
    let whole = payable.reduce(0, +)
    let limit = whole * (sale.kind == .bonus ? sale.limit : 10_000) / 10_000
    maximum = sale.isOpen ? Swift.min(sale.usable, limit) : 0
    let spent = sale.wanted ?? maximum
    if spent > maximum { return nil }
    let parts = Self.spread(spent, payable)
    for index in lines.indices { lines[index].bonuses = parts[index] }
    guard sale.kind == .bonus, applies, spent == 0 || sale.accruesPartly else { return }
    let paid = lines.map { sale.categories.contains($0.category) ? $0.left : 0 }
    var accrued = paid.reduce(0, +) * percent / 10_000
    if sale.isWhole { accrued -= accrued % 100 }
    let shares = Self.spread(accrued, paid)
    for index in lines.indices { lines[index].accrued = shares[index] }
  }

  /// Gives the kopeks that division leaves to the largest remainders, one after another.
  static func spread(_ amount: Int64, _ weights: [Int64]) -> [Int64] {
    let whole = weights.reduce(0, +)
    guard whole > 0 else { return weights.map { _ in 0 } }
    let amount = Swift.min(amount, whole)
    var parts = weights.map { amount * $0 / whole }
    var remainders = weights.map { amount * $0 % whole }
    var rest = amount - parts.reduce(0, +)
    while rest > 0 {
      var best = 0
      for index in remainders.indices where remainders[index] > remainders[best] { best = index }
      parts[best] += 1
      remainders[best] = -1
      rest -= 1
    }
    return parts
  }
}

/// A sale drawn from a seed: lines, a program, a client's bonuses.
struct RandomSale {
  enum Kind { case none, bonus, discount }

  var lines: [(quantity: Int64, price: Int64, category: UInt32)]
  var kind: Kind
  var percent: Int64
  var categories: Set<UInt32>
  var payable: Set<UInt32>
  var minimum: Int64
  var cap: Int64?
  var limit: Int64
  var usable: Int64
  var wanted: Int64?
  var isWhole: Bool
  var accruesPartly: Bool
  var isOpen: Bool

  init(_ dice: inout Dice) {
    lines = (0..<dice.roll(1...6)).map { _ in
      let quantity: Int64 =
        dice.chance(2) ? 1_000 * Int64(dice.roll(1...4)) : Int64(dice.roll(1...3_500))
      return (quantity, Int64(dice.roll(0...30_000)), UInt32(dice.roll(1...3)))
    }
    kind = [.none, .bonus, .bonus, .discount, .discount][dice.roll(0...4)]
    percent = dice.chance(4) ? Int64(dice.roll(0...10_000)) : Int64(dice.roll(0...30)) * 100
    categories = dice.chance(2) ? [1, 2, 3] : [UInt32(dice.roll(1...3)), UInt32(dice.roll(1...3))]
    payable = dice.chance(2) ? [1] : [UInt32(dice.roll(1...3)), 1]
    minimum = dice.chance(3) ? Int64(dice.roll(0...50_000)) : 0
    cap = dice.chance(3) ? Int64(dice.roll(0...5_000)) : nil
    limit = dice.chance(2) ? 10_000 : Int64(dice.roll(0...10_000))
    usable = dice.chance(3) ? 0 : Int64(dice.roll(0...40_000))
    wanted = dice.chance(2) ? nil : Int64(dice.roll(0...20_000))
    isWhole = dice.chance(3)
    accruesPartly = !dice.chance(4)
    isOpen = !dice.chance(8)
  }

  func calculated(_ calendar: ClubCalendar, _ at: Moment) throws -> SaleCalculator {
    let choice = CategoryChoice.only(Set(categories.map { Category.ID($0) }))
    let tiers = try Tiers([
      .init(threshold: .zero, percent: try Percent(basisPoints: Int(percent)))
    ])
    let bonusTerms = BonusTerms(
      payableCategories: .only(Set(payable.map { Category.ID($0) })),
      redemptionLimit: try Percent(basisPoints: Int(limit)),
      rounding: isWhole ? .whole : .hundredth,
      accruesWhenPartlyPaidWithBonuses: accruesPartly
    )
    let discountTerms = DiscountTerms(cap: try cap.map { try Money(minorUnits: $0) })
    let program = Program(
      id: Program.ID(1),
      name: "program",
      tiers: tiers,
      categories: choice,
      minimumReceipt: try Money(minorUnits: minimum),
      terms: kind == .bonus ? .bonus(bonusTerms) : .discount(discountTerms),
      createdAt: at
    )
    let terms = SaleTerms(
      at: at,
      calendar: calendar,
      program: kind == .none ? nil : program,
      isProgramOpen: isOpen,
      usable: try Bonus(minorUnits: usable),
      redemption: try wanted.map { .amount(try Bonus(minorUnits: $0)) } ?? .most
    )
    let lines = try lines.map { line in
      let quantity = try Quantity(thousandths: line.quantity)
      let price = try Money(minorUnits: line.price)
      return ReceiptLine(
        name: "line",
        product: nil,
        category: Category.ID(line.category),
        quantity: quantity,
        price: price,
        gross: try quantity.lineAmount(price: price)
      )
    }
    return try SaleCalculator(lines, terms)
  }
}

/// Numbers from a seed, the same on every machine (SplitMix64).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// One time of so many.
  mutating func chance(_ one: Int) -> Bool { roll(1...one) == 1 }
}
