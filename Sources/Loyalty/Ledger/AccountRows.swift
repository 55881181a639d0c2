/// What stands of an account in the columns: whose it is, and where its rows begin.
struct AccountHead: PlainValue {
  let client: UInt32
  let gifts: UInt32
  let lots: UInt64
  let entries: UInt64
  let debt: Int64
}

/// A lot with the moment when it came, as a row of an index.
struct LotRow: PlainValue {
  private let amount: Int64
  private let remainder: Int64
  private let burnt: Int64
  private let usableFrom: Int64
  private let burnsAt: Int64
  private let cameAt: Int64

  init(_ lot: Lot, came: Moment) {
    amount = lot.amount.minorUnits
    remainder = lot.remainder.minorUnits
    burnt = lot.burnt.minorUnits
    usableFrom = lot.usableFrom.milliseconds
    burnsAt = lot.burnsAt.orNever
    cameAt = came.milliseconds
  }

  /// The lot, the one of that number.
  func lot(_ number: Int) -> Lot {
    Lot(
      id: Lot.ID(UInt32(number)),
      amount: Bonus(clamping: amount),
      remainder: Bonus(clamping: remainder),
      burnt: Bonus(clamping: burnt),
      usableFrom: Moment(milliseconds: usableFrom),
      burnsAt: Moment(orNever: burnsAt)
    )
  }

  /// When it came.
  var came: Moment { Moment(milliseconds: cameAt) }

  /// When what is left of it burns; nil where nothing is or it never does.
  var willBurnAt: Moment? { remainder == 0 ? nil : Moment(orNever: burnsAt) }
}

/// An entry as a row of an index; a reason stands among the texts.
struct EntryRow: PlainValue {
  private let at: Int64
  private let amount: Int64
  private let origin: UInt32
  private let source: UInt8
  private let kind: UInt8
  private let spare: UInt16

  /// - Parameters:
  ///   - entry: The entry.
  ///   - text: The number of a reason.
  init(_ entry: LedgerEntry, text: (String) -> UInt32) {
    at = entry.at.milliseconds
    amount = entry.amount.minorUnits
    kind = entry.kind.number
    spare = 0
    (source, origin) =
      switch entry.origin {
      case .receipt(let id): (0, id.number)
      case .refund(let id): (1, id.number)
      case .welcome: (2, 0)
      case .birthday: (3, 0)
      case .referral: (4, 0)
      case .promoCode(let id): (5, id.number)
      case .byHand(let reason): (6, text(reason))
      case .erasure: (7, 0)
      case .lot(let id): (8, id.number)
      }
  }

  /// The entry, with its reason out of the texts.
  func entry(_ text: (UInt32) -> String) -> LedgerEntry {
    let from: LedgerEntry.Origin =
      switch source {
      case 0: .receipt(Receipt.ID(origin))
      case 1: .refund(Receipt.ID(origin))
      case 2: .welcome
      case 3: .birthday
      case 4: .referral
      case 5: .promoCode(PromoCode.ID(origin))
      case 6: .byHand(reason: text(origin))
      case 7: .erasure
      case 8: .lot(Lot.ID(origin))
      default: preconditionFailure("an entry of the index comes from nothing known")
      }
    return LedgerEntry(
      at: Moment(milliseconds: at),
      kind: LedgerEntry.Kind(number: kind),
      amount: Bonus(clamping: amount),
      origin: from
    )
  }

  /// The number of its reason, where it has one.
  var reason: UInt32? { source == 6 ? origin : nil }
}

/// From when until when a birthday bonus could be spent, as a row of an index.
struct BirthdayRow: PlainValue {
  private let start: Int64
  private let end: Int64

  init(_ period: Period) {
    start = period.start.orNever
    end = period.end.orNever
  }

  var period: Period { Period(start: Moment(orNever: start), end: Moment(orNever: end)) }
}

extension LedgerEntry.Kind {
  fileprivate var number: UInt8 {
    switch self {
    case .accrual: 0
    case .redemption: 1
    case .expiry: 2
    case .reversal: 3
    case .correction: 4
    }
  }

  fileprivate init(number: UInt8) {
    switch number {
    case 0: self = .accrual
    case 1: self = .redemption
    case 2: self = .expiry
    case 3: self = .reversal
    case 4: self = .correction
    default: preconditionFailure("an entry of the index is of no known kind")
    }
  }
}

extension Moment {
  /// A moment that a row keeps as a number, or none.
  fileprivate init?(orNever milliseconds: Int64) {
    guard milliseconds != .max else { return nil }
    self.init(milliseconds: milliseconds)
  }
}

extension Moment? {
  /// The moment as a number; what never comes is the last of all.
  fileprivate var orNever: Int64 { self?.milliseconds ?? .max }
}
