/// What a row of a report is about.
public enum ReportSubject: Hashable, Sendable {
  /// The clients of a group.
  case group(Group.ID)
  /// The clients without a group.
  case withoutGroup
  /// What was sold to nobody in particular.
  case withoutClient
  /// Everything.
  case all
  /// A promo code or batch.
  case promoCode(PromoCode.ID)
  /// Some days, both inclusive.
  case days(Day, Day)
  /// The clients registered in the month that begins with a day.
  case registeredIn(Day)
  /// The bonuses whose last day is one of these; without a last one all that come later.
  case burning(Day, Day?)
  /// The bonuses that never burn.
  case undated
  /// What clients owe.
  case debt
  /// The clients in a row of the RFM grid.
  case rfm(recency: Int)
  /// An hour of the day.
  case hour(Int)
  /// What somebody did, by place in the table of staff.
  case staff(Int)
  /// A push or SMS to many.
  case mailing(Mailing.ID)
  /// A line of a sheet, by its place.
  case line(Int)

  /// Whether it is about days.
  var isOfDays: Bool { if case .days = self { true } else { false } }
}
