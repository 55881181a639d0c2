import Localization
import Loyalty
import Terminal

/// The fields that the forms of a promo code and of a batch share.
struct PromoCodeFields {
  private let state: FormState<PromoCodeField>
  private let context: Context
  private var words: Words { context.words }
  private var reading: PromoCodeReading { PromoCodeReading(state, context) }

  init(_ state: FormState<PromoCodeField>, _ context: Context) {
    self.state = state
    self.context = context
  }

  /// A field with its label.
  func field(
    _ id: PromoCodeField,
    _ kind: FieldKind,
    notes: [String] = []
  ) -> FormItem<PromoCodeField> {
    .field(Field(id, words("promoCodes.field." + id.rawValue), kind, notes: notes))
  }

  /// When it can be activated.
  var period: [FormItem<PromoCodeField>] {
    var items = days(.from, .until, "promoCodes.period.always")
    if let through = try? reading.day(.until), through < context.today {
      items.append(.note(words("promoCodes.note.over")))
    }
    return items
  }

  /// What it begins with.
  var status: FormItem<PromoCodeField> {
    let statuses = [PromoCode.Status.active, .draft].map {
      FieldOption($0.rawValue, words("promoCodes.state." + $0.rawValue))
    }
    return field(.status, .choice(statuses))
  }

  /// How often one client may use it, and which clients.
  func conditions(named: [Group.ID]) -> [FormItem<PromoCodeField>] {
    let groups = context.club.groups.inUse
    let archived = named.compactMap { context.club.groups[$0] }.filter(\.isArchived)
    let options = (groups + archived).map { FieldOption($0.id.description, $0.name) }
    let first = FieldKind.check(words("promoCodes.field.firstVisit"))
    let returns = FieldKind.check(words("promoCodes.field.returns"))
    return [
      field(.perClient, .number),
      field(.groups, .several(options, none: words("list.any"))),
    ] + days(.registeredFrom, .registeredUntil, "promoCodes.registered.always") + [
      field(.registeredWithin, .number), field(.audiences, .text(limit: 60)),
      .field(Field(.firstVisit, words("promoCodes.field.more"), first)),
      .field(Field(.returns, "", returns)),
    ]
  }

  /// Two days side by side, with what they mean beneath once one can be read.
  private func days(
    _ first: PromoCodeField,
    _ last: PromoCodeField,
    _ always: String
  ) -> [FormItem<PromoCodeField>] {
    var until = Field(last, Self.dash, kind(last), columnBeside: Self.lastDayColumn)
    let from = try? reading.day(first)
    let through = try? reading.day(last)
    let isFromRead = from != nil || state.text(first).isBlank
    let isThroughRead = through != nil || state.text(last).isBlank
    if state.text(first).isBlank, state.text(last).isBlank {
      until.trailing = words(always)
    } else if isFromRead, isThroughRead {
      until.notes = [PromoCodeWords.period(from: from, until: through, words)]
    }
    return [field(first, kind(first)), .field(until)]
  }

  private func kind(_ field: PromoCodeField) -> FieldKind {
    reading.picking(field).map { .date($0) } ?? .text(limit: 40)
  }

  private static let lastDayColumn = 14
  /// From the first day to the last.
  private static let dash = "\u{2013}"
}
