import Localization
package import Loyalty
package import Terminal

/// The form of a batch of unique codes: what all begin with, how many, how long, and what each
/// gives.
///
/// The codes are drawn aside, so that a hundred thousand of them keep no key waiting; the command
/// takes them as they were drawn.
package struct BatchForm: FormScreen {
  package var editor: Editor<PromoCodeField>
  /// Whether the codes are being drawn.
  private(set) var isDrawing = false
  /// The batch that the codes are being drawn for.
  private var draft: PromoCodeBatchDraft?

  /// What came of drawing.
  private enum Drawn: Sendable {
    case codes(BatchCodes)
    case refused(Refusal)
  }

  /// Opens the form of a new batch.
  package init(_ context: Context) {
    let values: [PromoCodeField: FieldValue] = [
      .name: .text(""), .status: .choice(PromoCode.Status.active.rawValue), .perClient: .text("1"),
      .length: .text(String(PromoCodeBatch.leastLength)),
    ]
    editor = Editor(values, focus: .name)
  }

  /// Goes on with what was typed into the form of a promo code.
  init(from form: FormState<PromoCodeField>, _ context: Context) {
    self.init(context)
    for (field, value) in form.draft where field != .code && field != .totalLimit {
      editor.form.set(field, value)
    }
  }

  package static let keys: KeyTable<FormIntent, KeyState<BatchForm>> =
    FormKeys.table(save: "button.save")

  package var helpTopic: String { "promo-batches" }

  package func trail(_ context: Context) -> [String] { [context.words("batch.new")] }

  package func form(_ context: Context) -> Form<PromoCodeField> {
    BatchFormDescription(editor.form, context).form
  }

  package func hint(_ field: PromoCodeField, _ context: Context) -> String? {
    context.words.ifPresent("batch.hint." + field.rawValue)
      ?? context.words("promoCodes.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> PromoCodeField? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .amountInvalid, .value(.amountInvalid), .value(.amountOutOfRange): .bonuses
    case .groupArchived, .notFound(.group, _): .groups
    case .promoCode(.countInvalid): .count
    case .promoCode(.lengthInvalid), .promoCode(.spaceTooSmall): .length
    case .promoCode(.guessable): .guessable
    case .promoCode(.periodInvalid): refusedDays
    case .daysInvalid: .registeredWithin
    default: nil
    }
  }

  /// The last day of the period that is refused where its end lies before its start.
  private var refusedDays = PromoCodeField.until

  /// While the codes are drawn the form waits; Esc stops the drawing.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if isDrawing { return stroke.key.onlyReads ? nil : [] }
    return typeIntoForm(stroke, context)
  }

  // MARK: Drawing and saving

  package mutating func submit(_ context: Context) -> [Effect] {
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    do throws(PromoCodeReading.Problem) {
      let draft = try read(context)
      refusedDays = draft.terms.refusedDays
      guard let seed = context.seed?() else { return editor.perform(.createPromoCodeBatch(draft)) }
      (self.draft, isDrawing) = (draft, true)
      let asking = Asking(at: context.now, by: context.staff)
      let club = context.club
      return [.start(Self.drawing(draft, club, asking, seed))]
    } catch {
      editor.form.focus(error.field)
      return editor.refuse(error.refusal, context, field: { _ in error.field })
    }
  }

  private static func drawing(
    _ draft: PromoCodeBatchDraft,
    _ club: Club,
    _ asking: Asking,
    _ seed: Seed
  ) -> Job {
    Job("drawCodes") { goesOn in
      do throws(Refusal) {
        let codes = try club.drawTexts(of: draft, for: asking, seed: seed) {
          goesOn(JobProgress(done: $0, all: draft.count))
        }
        return codes.map { Drawn.codes($0) }
      } catch {
        return Drawn.refused(error)
      }
    }
  }

  private func read(_ context: Context) throws(PromoCodeReading.Problem) -> PromoCodeBatchDraft {
    let reading = PromoCodeReading(editor.form, context)
    return PromoCodeBatchDraft(
      name: editor.form.text(.name),
      prefix: editor.form.text(.prefix),
      count: try reading.whole(.count) ?? 0,
      length: try reading.whole(.length) ?? PromoCodeBatch.leastLength,
      terms: try reading.terms(),
      status: editor.form.choice(.status).flatMap { PromoCode.Status(rawValue: $0) } ?? .active,
      allowsGuessable: editor.form.isOn(.guessable)
    )
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .finished(let outcome) = news else { return receiveInForm(news, context) }
    isDrawing = false
    guard case .done(let result) = outcome, let drawn = result as? Drawn, var draft else {
      return []
    }
    switch drawn {
    case .refused(let refusal): return refuse(refusal, context)
    case .codes(let codes):
      draft.drawn = codes
      return editor.perform(.createPromoCodeBatch(draft))
    }
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    guard case .batch(let name, let texts) = answer,
      let code = context.club.promoCodes.codes.named(name)
    else { return [.back(nil)] }
    let values: [String: WordValue] = ["name": .text(name), "count": .number(texts.count)]
    let done = Notice(.done, context.words("batch.done.created", values))
    return [.replace(PromoCodeScreen(code.id, context)), .tell(done)]
  }
}
