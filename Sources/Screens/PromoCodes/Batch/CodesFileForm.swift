import Localization
package import Loyalty
package import Terminal

/// The codes of a batch into a file: slips to print, or a table for spreadsheets.
package struct CodesFileForm: FormScreen {
  /// The fields.
  package enum FieldID: String, Hashable, Sendable { case form, state, limit, path }

  private let id: PromoCode.ID
  package var editor: Editor<FieldID>
  private var isWriting = false
  /// Whether the path was typed by hand, and no longer follows the form.
  private var isPathTyped = false

  /// Opens the form for the codes that are left.
  init(_ batch: PromoCode, _ context: Context) {
    id = batch.id
    editor = Editor(
      [
        .form: .choice(CodesFile.Form.slips.rawValue),
        .state: .choice(BatchCodeState.left.rawValue),
        .path: .text(Self.path(of: batch, .slips)),
      ],
      focus: .form
    )
  }

  /// A name that a file can have.
  private static func path(of batch: PromoCode, _ form: CodesFile.Form) -> String {
    let name = String(batch.name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
    return name + (form == .slips ? ".txt" : ".csv")
  }

  package static let keys: KeyTable<FormIntent, KeyState<CodesFileForm>> =
    FormKeys.table(save: "batch.button.write")

  package var helpTopic: String { "promo-batches" }
  package var hasUnsavedWork: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("batch.key.export")] }

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let forms = CodesFile.Form.allCases.map {
      FieldOption($0.rawValue, words("batch.form." + $0.rawValue))
    }
    return Form(
      [
        .gap, field(.form, .choice(forms), words), field(.state, .list(states(context)), words),
        field(.limit, .number, words), field(.path, .text(limit: 400), words), .gap,
        .note(words("batch.willWrite", ["count": .number(count(context))])),
      ],
      buttons: [
        FormButton(words("batch.button.write"), .submit),
        FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private func field(_ id: FieldID, _ kind: FieldKind, _ words: Words) -> FormItem<FieldID> {
    .field(Field(id, words("batch.field." + id.rawValue), kind))
  }

  private func states(_ context: Context) -> [FieldOption] {
    [FieldOption("all", context.words("batch.filter.all"))]
      + BatchCodeState.allCases.map {
        FieldOption($0.rawValue, context.words("promoCodes.text." + $0.rawValue))
      }
  }

  /// How many codes the file would have.
  private func count(_ context: Context) -> Int {
    let counts = context.club.promoCodes.counts(of: id)
    let all =
      switch state {
      case .left: counts.left
      case .handedOut: counts.handedOut
      case .used: counts.used
      case .revoked: counts.revoked
      case nil: counts.left + counts.handedOut + counts.used + counts.revoked
      }
    return min(all, limit ?? all)
  }

  private var state: BatchCodeState? {
    editor.form.choice(.state).flatMap { BatchCodeState(rawValue: $0) }
  }

  private var limit: Int? {
    Int(editor.form.text(.limit).filter { !$0.isWhitespace }).flatMap { $0 > 0 ? $0 : nil }
  }

  private var kind: CodesFile.Form {
    editor.form.choice(.form).flatMap { CodesFile.Form(rawValue: $0) } ?? .slips
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("batch.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> FieldID? {
    if case .value(.quantityInvalid) = refusal { .limit } else { nil }
  }

  package mutating func follow(_ field: FieldID, _ context: Context) {
    switch field {
    case .path: isPathTyped = true
    case .form where !isPathTyped:
      guard let batch = context.club.promoCodes[id] else { return }
      editor.form.set(.path, .text(Self.path(of: batch, kind)))
    default: break
    }
  }

  /// While the file is written the form waits; Esc stops the work.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if isWriting { return stroke.key.onlyReads ? nil : [] }
    let leaves = stroke.key == .escape || stroke.key == .function(10)
    if leaves, editor.isFree { return [.back(nil)] }
    return typeIntoForm(stroke, context)
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    let typed = editor.form.text(.limit)
    guard typed.isBlank || limit != nil else {
      editor.form.focus(.limit)
      return refuse(.value(.quantityInvalid(typed)), context)
    }
    guard let writer = context.writeCodes else {
      return [.tell(Notice(.reason, context.words("batch.cannotWrite")))]
    }
    let path = editor.form.text(.path)
    guard !path.isBlank else {
      editor.form.focus(.path)
      editor.form.refuse(.path, context.words("batch.noPath"))
      return [.tell(Notice(.trouble, context.words("batch.noPath")))]
    }
    let file = CodesFile(kind, of: id, in: state, limit: limit, context.club, context.words)
    let all = count(context)
    isWriting = true
    return [
      .start(
        Job("writeCodes") { goesOn in
          writer(file, path) { goesOn(JobProgress(done: $0, all: all)) }
        }
      )
    ]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .finished(let outcome) = news else { return receiveInForm(news, context) }
    isWriting = false
    guard case .done(let result) = outcome, let result = result as? CodesFile.Outcome else {
      return []
    }
    switch result {
    case .failed(let sentence):
      editor.form.focus(.path)
      editor.form.refuse(.path, sentence)
      return [.tell(Notice(.trouble, sentence))]
    case .written(let count):
      let values: [String: WordValue] = [
        "file": .text(editor.form.text(.path)), "count": .number(count),
      ]
      return [.back(nil), .tell(Notice(.done, context.words("export.done", values)))]
    }
  }
}
