import Localization
package import Loyalty
package import Terminal

/// A field of the form of a report's days and venues.
package enum ReportScopeField: String, Hashable, Sendable {
  case unit, from, until, venues
}

/// The days and venues that a report is about: today, a month, days of one's own.
package struct ReportScopeForm: FormScreen {
  package var editor: Editor<ReportScopeField>
  private let name: ReportName
  private let venues: Set<Venue.ID>?

  /// Opens the form of a report with the scope as it is.
  init(_ scope: ReportScope, of name: ReportName, _ context: Context) {
    let period = scope.period
    self.name = name
    venues = scope.venues
    editor = Editor(
      [
        .unit: .choice(period.unit.rawValue),
        .from: .text(period.first.map { context.words.date($0) } ?? ""),
        .until: .text(period.last.map { context.words.date($0) } ?? ""),
        .venues: .several((scope.venues ?? []).sorted().map(\.description)),
      ],
      focus: .unit
    )
  }

  package static let keys: KeyTable<FormIntent, KeyState<ReportScopeForm>> =
    FormKeys.table(save: "report.scope.show")

  package var helpTopic: String { name.helpTopic }
  package var hasUnsavedWork: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("report.scope.title")] }

  package func form(_ context: Context) -> Form<ReportScopeField> {
    let words = context.words
    let units = ReportPeriod.Unit.allCases.map {
      FieldOption($0.rawValue, words("report.unit." + $0.rawValue))
    }
    let nowhere = FieldOption(Venue.nowhere.description, words("report.word.nowhere"))
    let venues = context.club.priceList.venues.items.map {
      FieldOption($0.id.description, $0.name)
    }
    var items: [FormItem<ReportScopeField>] = [
      .gap, field(.unit, .list(units), words), field(.from, dateKind(.from, context), words),
      field(.until, dateKind(.until, context), words),
    ]
    if !venues.isEmpty, name.takesVenues {
      let kind = FieldKind.several(venues + [nowhere], none: words("report.venues.all"))
      items.append(field(.venues, kind, words))
    }
    return Form(
      items,
      buttons: [
        FormButton(words("report.scope.show"), .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private func field(
    _ id: ReportScopeField,
    _ kind: FieldKind,
    _ words: Words
  ) -> FormItem<ReportScopeField> {
    .field(Field(id, words("report.scope." + id.rawValue), kind))
  }

  package func hint(_ field: ReportScopeField, _ context: Context) -> String? {
    context.words("report.scope.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> ReportScopeField? {
    if case .periodInverted = refusal { return .until }
    return nil
  }

  /// Nothing is lost when the form closes; what is typed over a date replaces it.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if stroke.key == .escape || stroke.key == .function(10), editor.isFree { return [.back(nil)] }
    let field = editor.form.focusedID
    let effects = typeIntoForm(stroke, context)
    let isRefused = stroke.key == .control("s")
    if editor.form.focusedID != field || isRefused { editor.form.selectText() }
    return effects
  }

  // MARK: Days

  private func day(_ typed: String, _ context: Context) throws(ValueProblem) -> Day {
    let words: [String: DayStep] = [
      context.words("time.today"): .days(0), context.words("time.yesterday"): .days(-1),
    ]
    let reading = DayReading(today: context.today, lean: .past, words: words)
    return try reading.day(ClientReading.dotted(typed))
  }

  private func dateKind(_ field: ReportScopeField, _ context: Context) -> FieldKind {
    guard let today = context.today.calendarDay else { return .text(limit: 40) }
    let (probe, words) = (self, context.words)
    return .date(
      DatePicking(
        today: today,
        read: { typed in (try? probe.day(typed, context))?.calendarDay },
        write: { words.date(year: $0.year, month: $0.month, day: $0.day) }
      )
    )
  }

  /// A unit chosen fills the days; days typed make a period of one's own.
  package mutating func follow(_ field: ReportScopeField, _ context: Context) {
    switch field {
    case .unit:
      guard let unit = editor.form.choice(.unit).flatMap(ReportPeriod.Unit.init), unit != .own
      else { return }
      let period = ReportPeriod(unit, containing: context.today)
      for (field, day) in [(ReportScopeField.from, period.first), (.until, period.last)] {
        editor.form.set(field, .text(day.map { context.words.date($0) } ?? ""))
      }
    case .from, .until: editor.form.set(.unit, .choice(ReportPeriod.Unit.own.rawValue))
    case .venues: break
    }
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(Refusal) {
      let period = try chosenPeriod(context)
      let ids = editor.form.several(.venues).compactMap { UInt32($0) }.map { Venue.ID($0) }
      let chosen = ids.isEmpty ? nil : Set(ids)
      return [.back(.report(ReportScope(period, venues: name.takesVenues ? chosen : venues)))]
    } catch {
      if case .value = error { return [refuse(error, context)].flatMap { $0 } }
      return refuse(error, context)
    }
  }

  private func chosenPeriod(_ context: Context) throws(Refusal) -> ReportPeriod {
    let unit = editor.form.choice(.unit).flatMap(ReportPeriod.Unit.init)
    let (first, last) = (try read(.from, context), try read(.until, context))
    if let unit, unit != .own {
      let period = ReportPeriod(unit, containing: last ?? context.today)
      if (period.first, period.last) == (first, last) { return period }
    }
    return try ReportPeriod(from: first, until: last)
  }

  private func read(_ field: ReportScopeField, _ context: Context) throws(Refusal) -> Day? {
    let typed = editor.form.text(field)
    guard !typed.isBlank else { return nil }
    do {
      return try day(typed, context)
    } catch {
      throw .value(error)
    }
  }
}
