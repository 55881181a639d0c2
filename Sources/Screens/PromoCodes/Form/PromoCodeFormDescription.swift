import Localization
import Loyalty
import Terminal

/// Describes the form of a promo code as it is now (screens.md, wireframe 6).
struct PromoCodeFormDescription {
  private let state: FormState<PromoCodeField>
  /// The promo code that is changed; nil for a new one.
  private let code: PromoCode?
  private let context: Context
  private var words: Words { context.words }
  private var reading: PromoCodeReading { PromoCodeReading(state, context) }

  init(_ state: FormState<PromoCodeField>, of code: PromoCode?, _ context: Context) {
    self.state = state
    self.code = code
    self.context = context
  }

  /// The whole form.
  var form: Form<PromoCodeField> {
    let submit = words(code == nil ? "promoCodes.create" : "button.save")
    return Form(
      about + [.gap] + limits + [.gap] + notes,
      buttons: [FormButton(submit, .submit), FormButton(words("button.close"), .close)],
      words: FormWords(words)
    )
  }

  private var about: [FormItem<PromoCodeField>] {
    let text = FieldKind.text(limit: NameRule.limit)
    let items =
      [field(.name, text)] + (code?.batch == nil ? [field(.code, text)] : [])
      + [field(.bonuses, .number)] + days(.from, .until, "promoCodes.period.always")
    guard code == nil else { return items }
    let statuses = [PromoCode.Status.active, .draft].map {
      FieldOption($0.rawValue, words("promoCodes.state." + $0.rawValue))
    }
    return items + [field(.status, .choice(statuses))]
  }

  private var limits: [FormItem<PromoCodeField>] {
    let named = code?.terms.conditions.groups ?? []
    let groups = context.club.groups.inUse
    let archived = named.compactMap { context.club.groups[$0] }.filter(\.isArchived)
    let options = (groups + archived).map { FieldOption($0.id.description, $0.name) }
    return [
      field(.totalLimit, .number), field(.perClient, .number),
      field(.groups, .several(options, none: words("list.any"))),
    ] + days(.registeredFrom, .registeredUntil, "promoCodes.registered.always")
  }

  /// Two days side by side, with what they mean once they can be read.
  private func days(
    _ first: PromoCodeField,
    _ last: PromoCodeField,
    _ always: String
  ) -> [FormItem<PromoCodeField>] {
    var until = Field(last, "", kind(last), columnBeside: Self.lastDayColumn)
    if let from = try? reading.day(first), let through = try? reading.day(last) {
      until.notes = [PromoCodeWords.period(from: from, until: through, words)]
    } else if state.text(first).isBlank, state.text(last).isBlank {
      until.trailing = words(always)
    } else if let from = try? reading.day(first), state.text(last).isBlank {
      until.trailing = PromoCodeWords.period(from: from, until: nil, words)
    } else if let through = try? reading.day(last), state.text(first).isBlank {
      until.trailing = PromoCodeWords.period(from: nil, until: through, words)
    }
    return [field(first, kind(first)), .field(until)]
  }

  private func kind(_ field: PromoCodeField) -> FieldKind {
    reading.picking(field).map { .date($0) } ?? .text(limit: 40)
  }

  private static let lastDayColumn = 14

  private func field(_ id: PromoCodeField, _ kind: FieldKind) -> FormItem<PromoCodeField> {
    .field(Field(id, words("promoCodes.field." + id.rawValue), kind))
  }

  // MARK: The lines beneath

  private var notes: [FormItem<PromoCodeField>] {
    let lines = [lookAlike, understood, cost].compactMap { $0 }
    return lines.map { .note($0) } + (lines.isEmpty ? [] : [.gap])
  }

  /// Whether another code looks like this one: as the command will say it.
  private var lookAlike: String? {
    guard code?.batch == nil, !CodeKey(reading.code).isEmpty else { return nil }
    let asking = Asking(at: context.now, by: context.staff)
    do throws(Refusal) {
      guard let trial else { return nil }
      _ = try context.club.decide(trial, for: asking)
    } catch {
      if case .promoCode(.looksLikeAnother) = error { return context.sentence(for: error) }
    }
    return words("promoCodes.note.noLookAlike")
  }

  /// The command with the code that is typed, and bonuses that need not be.
  private var trial: Command? {
    guard let code else {
      guard let one = try? Bonus(decimal: "1") else { return nil }
      let terms = PromoCodeTermsDraft(bonuses: one)
      return .createPromoCode(
        PromoCodeDraft(name: state.text(.name), code: reading.code, terms: terms)
      )
    }
    var edit = PromoCodeEdit()
    edit.code = reading.code
    return .editPromoCode(code.name, edit)
  }

  /// What else will be understood: the other keyboard layout, letters that look the same.
  private var understood: String? {
    guard code?.batch == nil else { return nil }
    let key = CodeKey(reading.code)
    guard !key.isEmpty else { return nil }
    let alternatives = CodeAlternatives(key.text, words.language)
    let letters = words.list(alternatives.lookAlikes)
    let kind = alternatives.isCyrillic ? "cyrillic" : "latin"
    switch (alternatives.otherLayout, alternatives.lookAlikes.isEmpty) {
    case (let typed?, true):
      return words("promoCodes.note.layout", ["typed": .text(typed)])
    case (let typed?, false):
      return words(
        "promoCodes.note.layoutAndLetters." + kind,
        ["typed": .text(typed), "letters": .text(letters)]
      )
    case (nil, false):
      return words("promoCodes.note.letters." + kind, ["letters": .text(letters)])
    case (nil, true): return nil
    }
  }

  /// What it costs if all of them are used: bonuses, and hours of the club's first tariff.
  private var cost: String? {
    guard let bonuses = try? reading.bonuses(), bonuses > .zero else { return nil }
    let perClient = ((try? reading.limit(.perClient)) ?? nil) ?? 1
    let limit = (try? reading.limit(.totalLimit)) ?? nil
    let uses = limit ?? context.club.clients.count * perClient
    let (units, overflow) = bonuses.minorUnits.multipliedReportingOverflow(by: Int64(uses))
    guard uses > 0, !overflow, units / 100 < Self.shownCost else { return nil }
    var values: [String: WordValue] = [
      "uses": .number(uses), "bonuses": .text(words.bonuses(hundredths: units)),
    ]
    let key = limit == nil ? "promoCodes.note.costOfClients" : "promoCodes.note.cost"
    let text = words(key, values)
    guard let tariff, tariff.price > .zero else { return text }
    values = [
      "hours": .number(Int(units / tariff.price.minorUnits)), "tariff": .text(tariff.name),
    ]
    guard let unit = tariff.unit else { return text + words("promoCodes.note.tariff", values) }
    values["unit"] = .text(unit)
    return text + words("promoCodes.note.tariffUnits", values)
  }

  /// Sums above this are beyond any till, and are not shown.
  private static let shownCost: Int64 = 1_000_000_000_000

  /// The club's first tariff of game time.
  private var tariff: Product? {
    context.club.priceList.products.items.first {
      !$0.isArchived && $0.category == Category.gameTime
    }
  }
}
