/// Kinds of entries as rows of index files number them.
///
/// Whoever changes a number here raises those of the indexes that keep it: accounts and sales.
extension LedgerEntry.Kind {
  var number: UInt8 {
    switch self {
    case .accrual: 0
    case .redemption: 1
    case .expiry: 2
    case .reversal: 3
    case .correction: 4
    }
  }

  /// The kind of that number; nil where there is none.
  init?(number: UInt8) {
    switch number {
    case 0: self = .accrual
    case 1: self = .redemption
    case 2: self = .expiry
    case 3: self = .reversal
    case 4: self = .correction
    default: return nil
    }
  }
}

/// Origins of entries as rows of index files number them.
///
/// Whoever changes a number here raises those of the indexes that keep it: accounts and sales.
extension LedgerEntry.Origin {
  /// The number of what somebody gave by hand; its reason stands among an index's texts.
  static let byHandNumber: UInt8 = 6

  /// What sort of origin it is, and the receipt, code or lot it names; 0 where it names none.
  var numbers: (sort: UInt8, named: UInt32) {
    switch self {
    case .receipt(let id): (0, id.number)
    case .refund(let id): (1, id.number)
    case .welcome: (2, 0)
    case .birthday: (3, 0)
    case .referral: (4, 0)
    case .promoCode(let id): (5, id.number)
    case .byHand: (Self.byHandNumber, 0)
    case .erasure: (7, 0)
    case .lot(let id): (8, id.number)
    }
  }

  /// The origin of those numbers; nil where there is none, or no reason for what was given by hand.
  init?(sort: UInt8, named: UInt32, reason: () -> String?) {
    switch sort {
    case 0: self = .receipt(Receipt.ID(named))
    case 1: self = .refund(Receipt.ID(named))
    case 2: self = .welcome
    case 3: self = .birthday
    case 4: self = .referral
    case 5: self = .promoCode(PromoCode.ID(named))
    case Self.byHandNumber:
      guard let reason = reason() else { return nil }
      self = .byHand(reason: reason)
    case 7: self = .erasure
    case 8: self = .lot(Lot.ID(named))
    default: return nil
    }
  }
}
