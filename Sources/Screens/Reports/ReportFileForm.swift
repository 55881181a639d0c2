import Localization
package import Loyalty
package import Terminal

/// What a file of a report is called: the report and its days.
package enum ReportFileName {
  /// The name, with the ending of a format.
  package static func name(_ report: ReportName, _ period: ReportPeriod, ending: String) -> String {
    let days = [period.first, period.last].map { $0?.iso ?? "all" }
    let names = days[0] == days[1] ? [days[0]] : days
    return ([report.rawValue] + names).joined(separator: "_") + "." + ending
  }
}

/// A report into a file: how it is written, and where.
package struct ReportFileForm: FormScreen {
  /// The fields.
  package enum FieldID: String, Hashable, Sendable { case format, path }

  package var editor: Editor<FieldID>
  private let name: ReportName
  private let period: ReportPeriod
  /// Whether the path was typed by hand, and no longer follows the format.
  private var isPathTyped = false

  private static let formats = ["xlsx", "csv", "json"]

  /// Opens the form of a report that is shown.
  init(_ name: ReportName, _ period: ReportPeriod) {
    self.name = name
    self.period = period
    editor = Editor(
      [
        .format: .choice(Self.formats[0]),
        .path: .text(ReportFileName.name(name, period, ending: Self.formats[0])),
      ],
      focus: .format
    )
  }

  /// Opens it again with what was typed, where that could not be written.
  ///
  /// - Parameters:
  ///   - name: The report.
  ///   - period: Its days.
  ///   - format: How it was to be written.
  ///   - path: Where.
  ///   - why: Why it was not.
  init(_ name: ReportName, _ period: ReportPeriod, format: String, path: String, why: String) {
    self.init(name, period)
    editor.form.set(.format, .choice(format))
    editor.form.set(.path, .text(path))
    isPathTyped = true
    editor.form.refuse(.path, why)
  }

  package static let keys: KeyTable<FormIntent, KeyState<ReportFileForm>> =
    FormKeys.table(save: "batch.button.write")

  package var helpTopic: String { name.helpTopic }
  package var hasUnsavedWork: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("report.key.export")] }

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let formats = Self.formats.map { FieldOption($0, words("report.format." + $0)) }
    return Form(
      [
        .gap, .field(Field(.format, words("report.file.format"), .choice(formats))),
        .field(
          Field(.path, words("batch.field.path"), .text(limit: 400), notes: pathNotes(context))
        ),
      ],
      buttons: [
        FormButton(words("batch.button.write"), .submit),
        FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  /// Where a name without its folder leads.
  private func pathNotes(_ context: Context) -> [String] {
    let typed = editor.form.text(.path)
    guard !typed.isBlank, let place = context.filePlace?(typed), place != typed else { return [] }
    return [context.words("report.file.goes", ["path": .text(place)])]
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("report.file.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> FieldID? { nil }

  package mutating func follow(_ field: FieldID, _ context: Context) {
    switch field {
    case .path: isPathTyped = true
    case .format where !isPathTyped:
      let ending = editor.form.choice(.format) ?? Self.formats[0]
      editor.form.set(.path, .text(ReportFileName.name(name, period, ending: ending)))
    case .format: break
    }
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if stroke.key == .escape || stroke.key == .function(10), editor.isFree { return [.back(nil)] }
    return typeIntoForm(stroke, context)
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    let path = editor.form.text(.path)
    guard !path.isBlank, let format = editor.form.choice(.format) else {
      editor.form.focus(.path)
      editor.form.refuse(.path, context.words("batch.noPath"))
      return [.tell(Notice(.trouble, context.words("batch.noPath")))]
    }
    return [.back(.reportFile(format: format, path: path))]
  }
}
