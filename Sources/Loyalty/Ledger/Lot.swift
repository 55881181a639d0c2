/// An accrual and what is left of it (rules.md §6.2).
public struct Lot: Hashable, Sendable {
  /// A lot's number among those of its client, from 1 in the order in which they came.
  public typealias ID = Identifier<Lot>

  /// The number among the client's lots.
  public let id: ID
  /// What was accrued.
  public let amount: Bonus
  /// What is left of it.
  public var remainder: Bonus
  /// What of it has burnt.
  public var burnt: Bonus
  /// From when it can be spent.
  public let usableFrom: Moment
  /// When the rest burns; nil is never.
  public let burnsAt: Moment?

  /// Makes a lot of which nothing was spent yet, unless a remainder says otherwise.
  public init(
    id: ID,
    amount: Bonus,
    remainder: Bonus? = nil,
    burnt: Bonus = .zero,
    usableFrom: Moment,
    burnsAt: Moment?
  ) {
    self.id = id
    self.amount = amount
    self.remainder = remainder ?? amount
    self.burnt = burnt
    self.usableFrom = usableFrom
    self.burnsAt = burnsAt
  }

  /// Whether it can be spent at a moment.
  public func isUsable(at moment: Moment) -> Bool {
    usableFrom <= moment && !isBurnt(at: moment)
  }

  /// Whether its time is over at a moment.
  public func isBurnt(at moment: Moment) -> Bool {
    burnsAt.map { $0 <= moment } ?? false
  }

  /// Orders as lots are spent: what burns first, then the older; undated last.
  public static func isSpentBefore(_ left: Lot, _ right: Lot) -> Bool {
    switch (left.burnsAt, right.burnsAt) {
    case (let one?, let other?) where one != other: one < other
    case (_?, nil): true
    case (nil, _?): false
    default: left.id < right.id
    }
  }
}

/// A part of one lot that was taken, given back or burnt.
public struct LotPart: Hashable, Sendable {
  /// The lot.
  public let lot: Lot.ID
  /// How much of it.
  public let amount: Bonus

  /// Takes a lot and how much of it.
  public init(lot: Lot.ID, amount: Bonus) {
    self.lot = lot
    self.amount = amount
  }
}
