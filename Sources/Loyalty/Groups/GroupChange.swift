/// One fact of a group that was changed, with what was there before.
public enum GroupChange: Hashable, Sendable {
  /// The name.
  case name(Change<String>)
  /// The description.
  case description(Change<String?>)
  /// The loyalty program type.
  case loyalty(Change<LoyaltyType>)
  /// The program of that type.
  case program(Change<Program.ID?>)
  /// The SMS after registration.
  case welcomeSms(Change<SmsSetting>)
  /// The SMS after an order.
  case afterOrderSms(Change<SmsSetting>)
  /// Whether it is put away.
  case isArchived(Change<Bool>)
}

extension Group {
  /// Takes one change over.
  mutating func apply(_ change: GroupChange) {
    switch change {
    case .name(let change): name = change.now
    case .description(let change): description = change.now
    case .loyalty(let change): loyalty = change.now
    case .program(let change): program = change.now
    case .welcomeSms(let change): welcomeSms = change.now
    case .afterOrderSms(let change): afterOrderSms = change.now
    case .isArchived(let change): isArchived = change.now
    }
  }
}
