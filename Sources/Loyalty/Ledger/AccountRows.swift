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
    let numbers = entry.origin.numbers
    source = numbers.sort
    if case .byHand(let reason) = entry.origin {
      origin = text(reason)
    } else {
      origin = numbers.named
    }
  }

  /// The entry, with its reason out of the texts.
  func entry(_ text: (UInt32) -> String) -> LedgerEntry {
    guard let kind = LedgerEntry.Kind(number: kind),
      let from = LedgerEntry.Origin(sort: source, named: origin, reason: { text(origin) })
    else { preconditionFailure("an entry of the index is of nothing known") }
    return LedgerEntry(
      at: Moment(milliseconds: at),
      kind: kind,
      amount: Bonus(clamping: amount),
      origin: from
    )
  }

  /// The number of its reason, where it has one.
  var reason: UInt32? { source == LedgerEntry.Origin.byHandNumber ? origin : nil }
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
