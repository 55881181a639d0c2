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
    let batch = FormButton(words("promoCodes.button.batch"), .other(PromoCodeForm.batchButton))
    return Form(
      about + [.gap] + limits + [.gap] + notes,
      buttons: [FormButton(submit, .submit)] + (code == nil ? [batch] : [])
        + [FormButton(words("button.close"), .close)],
      words: FormWords(words)
    )
  }

  private var about: [FormItem<PromoCodeField>] {
    let fields = PromoCodeFields(state, context)
    let text = FieldKind.text(limit: NameRule.limit)
    let items =
      [fields.field(.name, text)] + (code?.batch == nil ? [fields.field(.code, text)] : [])
      + [fields.field(.bonuses, .number)] + fields.period
    return code == nil ? items + [fields.status] : items
  }

  private var limits: [FormItem<PromoCodeField>] {
    let fields = PromoCodeFields(state, context)
    return [fields.field(.totalLimit, .number)]
      + fields.conditions(named: code?.terms.conditions.groups ?? [])
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
    if let other = sameKeys {
      return words("promoCodes.note.sameKeys", ["code": .text(other)])
    }
    return words("promoCodes.note.noLookAlike")
  }

  /// Another code in use that the same keys give on another layout: whoever forgets to switch gets
  /// this code's bonuses from then on.
  private var sameKeys: String? {
    guard let found = try? context.club.promoCodes.find(typed: reading.code),
      found.repair?.how == .layout, !found.isRevoked, found.place.promoCode != code?.id
    else { return nil }
    return found.text
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
