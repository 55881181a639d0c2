import Localization
import Loyalty
import Terminal

/// Describes the form of a batch as it is now.
struct BatchFormDescription {
  private let state: FormState<PromoCodeField>
  private let context: Context
  private var words: Words { context.words }
  private var reading: PromoCodeReading { PromoCodeReading(state, context) }
  private var fields: PromoCodeFields { PromoCodeFields(state, context) }

  init(_ state: FormState<PromoCodeField>, _ context: Context) {
    self.state = state
    self.context = context
  }

  /// The whole form.
  var form: Form<PromoCodeField> {
    Form(
      codes + [.gap] + gives + [.gap] + notes,
      buttons: [
        FormButton(words("batch.create"), .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private var codes: [FormItem<PromoCodeField>] {
    let text = FieldKind.text(limit: NameRule.limit)
    return [
      .field(Field(.name, words("batch.field.name"), text)),
      fields.field(.prefix, .text(limit: 40)),
      fields.field(.count, .number),
      .field(Field(.length, words("promoCodes.field.length"), .number, trailing: bits)),
    ] + guessable
  }

  /// How hard the codes are to guess.
  private var bits: String {
    guard let length, length > 0, length <= PromoCodeBatch.lengthLimit else { return "" }
    return words("batch.bits", ["bits": .number(PromoCodeBatch.bits(ofLength: length))])
  }

  /// The expressed wish for codes that can be guessed: only where they can.
  private var guessable: [FormItem<PromoCodeField>] {
    guard let length, length > 0, length < PromoCodeBatch.leastLength else { return [] }
    return [.field(Field(.guessable, "", .check(words("promoCodes.field.guessable"))))]
  }

  private var length: Int? { try? reading.whole(.length) ?? PromoCodeBatch.leastLength }

  private var gives: [FormItem<PromoCodeField>] {
    [fields.field(.bonuses, .number)] + fields.period + [fields.status]
      + fields.conditions(named: [])
  }

  // MARK: The lines beneath

  private var notes: [FormItem<PromoCodeField>] {
    let lines = [sample, cost].compactMap { $0 }
    return lines.map { .note($0) } + (lines.isEmpty ? [] : [.gap])
  }

  /// What a code will look like; its random part is not drawn yet.
  private var sample: String? {
    guard let length, (1...PromoCodeBatch.lengthLimit).contains(length) else { return nil }
    let random = String(repeating: "X", count: length)
    return words("batch.sample", ["code": .text(state.text(.prefix) + random)])
  }

  private var cost: String? {
    guard let bonuses = try? reading.bonuses(), let count = (try? reading.whole(.count)) ?? nil,
      count > 0, count <= PromoCodeBatch.countLimit
    else { return nil }
    let (units, overflow) = bonuses.minorUnits.multipliedReportingOverflow(by: Int64(count))
    guard !overflow, units / 100 < 1_000_000_000_000 else { return nil }
    return words(
      "promoCodes.note.cost",
      ["uses": .number(count), "bonuses": .text(words.bonuses(hundredths: units))]
    )
  }
}
