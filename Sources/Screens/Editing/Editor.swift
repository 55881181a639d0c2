package import Localization
package import Loyalty
package import Terminal

/// What a key did to an editor.
package enum EditorOutcome<ID: Hashable & Sendable>: Equatable, Sendable {
  /// The key means nothing to the form.
  case ignored
  /// The cursor moved, or a question was opened or answered with "stay".
  case handled
  /// The value of a field changed; whether that mends a refusal.
  case changed(ID, mends: Bool)
  /// Save: the main button, Ctrl-S, or "save" on the way out.
  case submit
  /// Another button of the form.
  case button(String)
  /// Close the form; nothing was changed.
  case close
  /// Close the form and keep what was typed, so that F2 can bring it back.
  case discard
  /// What another desk saved was taken into fields, in the place of what was typed.
  case taken([ID])
}

/// What a form asks.
package enum EditorQuestion: Hashable, Sendable {
  /// Save, discard or stay, on the way out.
  case leaving
  /// One's own values or those that another desk saved meanwhile.
  case contested
}

/// A form while it is filled in: its values, the question on the way out, the command under way.
///
/// Esc and F10 of a changed form ask Save, Discard or Stay: Enter saves, F8 discards, Esc stays.
/// Saving what another desk changed meanwhile asks whose values stand. While a command is under
/// way, keys wait.
package struct Editor<ID: Hashable & Sendable>: Sendable {
  /// The values, the cursor, the refusals.
  package var form: FormState<ID>
  /// What is saved of it: as it opened, and as other desks changed it since.
  package private(set) var saved: SavedValues<ID>
  /// What the form asks, while it does.
  package private(set) var question: Question<EditorQuestion>?
  /// The command that the form waits for.
  package private(set) var pending: Command?
  /// What is asked about while the question whose values stand is open.
  private var asked: [ID: SavedValues<ID>.Contest] = [:]

  /// Opens a form with values, its cursor in a field.
  package init(_ values: [ID: FieldValue], focus: ID) {
    form = FormState(values, focus: focus)
    saved = SavedValues(values)
  }

  /// Whether something would be lost.
  package var isChanged: Bool { form.isChanged }

  /// Whether keys go to the fields: no question, list or command stands before them.
  package var isFree: Bool { question == nil && pending == nil && !form.isPopupOpen }

  /// Takes a key.
  package mutating func press(
    _ stroke: KeyStroke,
    in description: Form<ID>,
    _ words: Words
  ) -> EditorOutcome<ID> {
    if pending != nil { return stroke.key.onlyReads ? .ignored : .handled }
    if question != nil { return answer(stroke) }
    let closes = stroke.key == .function(10)
    if closes, !form.isPopupOpen { return leave(stroke, words) }
    let wasRefused = form.focusedID.flatMap { form.refusal($0) } != nil
    switch form.handle(closes ? .escape : stroke.key, in: description) {
    case .ignored, .help: return .ignored
    case .handled: return .handled
    case .changed(let id): return .changed(id, mends: wasRefused)
    case .submit: return .submit
    case .button(let id): return .button(id)
    case .close: return .close
    case .askToSave: return leave(stroke, words)
    }
  }

  private mutating func leave(_ stroke: KeyStroke, _ words: Words) -> EditorOutcome<ID> {
    guard form.isChanged else { return .close }
    question = Question(
      .leaving,
      [words("question.unsaved")],
      buttons: [
        DialogButton(id: "save", title: words("button.save")),
        DialogButton(id: "discard", title: words("button.discard"), key: .function(8)),
        DialogButton(id: "stay", title: words("button.stay")),
      ],
      openedBy: stroke
    )
    return .handled
  }

  private mutating func answer(_ stroke: KeyStroke) -> EditorOutcome<ID> {
    guard let id = question?.press(stroke) else { return .handled }
    question = nil
    switch id {
    case "save": return .submit
    case "discard": return .discard
    case "mine":
      saved.settle()
      return .submit
    case "theirs": return .taken(takeSaved())
    default: return .handled
    }
  }

  // MARK: Other desks

  /// Whether one of the fields holds something else than what is saved.
  package func isChanged(_ fields: ID...) -> Bool { saved.isChanged(fields, in: form) }

  /// Whether one of the fields holds something else than what is saved.
  package func isChanged(_ fields: [ID]) -> Bool { saved.isChanged(fields, in: form) }

  /// Takes over what another desk saved into fields untouched here; the others are contested.
  ///
  /// - Parameters:
  ///   - now: What is saved now.
  ///   - change: Whose change it was.
  ///   - together: Fields that are one thing, as the rows of a table.
  /// - Returns: The fields that hold something else now.
  @discardableResult
  package mutating func follow(
    _ now: [ID: FieldValue],
    after change: ClubChange,
    together: [ID] = []
  ) -> [ID] {
    let wasUntouched = !isChanged
    let untouched = saved.follow(now, after: change, in: form, together: together)
    for field in untouched { form.set(field, saved[field]) }
    if wasUntouched { form.settle() }
    return untouched
  }

  /// Marks fields as changed by another desk too, where their values are not compared.
  package mutating func contest(_ fields: [ID], _ change: ClubChange) {
    saved.contest(fields, change)
  }

  /// Asks whose values are to stand.
  ///
  /// - Parameters:
  ///   - paragraphs: The question, and both values of each field.
  ///   - words: The words of the buttons.
  ///   - stroke: The key that opens the question; nil where it is asked anew, and nothing is taken
  ///     over by a key that was meant for the question before.
  package mutating func ask(_ paragraphs: [String], _ words: Words, openedBy stroke: KeyStroke?) {
    asked = saved.contests(in: form)
    question = Question(
      .contested,
      paragraphs,
      buttons: [
        DialogButton(id: "mine", title: words("button.takeMine")),
        DialogButton(id: "theirs", title: words("button.takeTheirs")),
        DialogButton(id: "stay", title: words("button.stay")),
      ],
      startsSafe: stroke == nil,
      openedBy: stroke
    )
  }

  /// Whether other desks have saved something else since it was asked whose values stand.
  var isQuestionStale: Bool {
    question?.tag == .contested && saved.contests(in: form) != asked
  }

  /// Closes the question: nothing is contested any more.
  mutating func dropQuestion() { question = nil }

  private mutating func takeSaved() -> [ID] {
    let fields = saved.contests(in: form).values.flatMap(\.fields)
    for field in fields { form.set(field, saved[field]) }
    saved.settle()
    return fields
  }

  // MARK: Commands

  /// Asks for a command; the form stays as it is until news of it come.
  package mutating func perform(_ command: Command) -> [Effect] {
    pending = command
    return [.perform(command)]
  }

  /// What news mean to an editor.
  package enum Received: Sendable {
    /// They are about something else.
    case nothing
    /// The command was carried out.
    case saved(Command, Answer)
    /// It was not: the form stands as it was, with the reason beside its field.
    case kept([Effect])
  }

  /// Takes news of the command under way.
  ///
  /// - Parameters:
  ///   - news: The news.
  ///   - context: What sentences are made with.
  ///   - field: The field that a refusal is about, if it is about one.
  /// - Returns: What they mean.
  package mutating func receive(
    _ news: News,
    _ context: Context,
    field: (Refusal) -> ID?
  ) -> Received {
    switch news {
    case .performed(let command, let answer) where command == pending:
      pending = nil
      form.settle()
      saved.settle()
      return .saved(command, answer)
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      return .kept(refuse(refusal, context, field: field))
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      return .kept([.tell(Notice(.trouble, sentence))])
    default: return .nothing
    }
  }

  /// Shows a refusal: beside its field what is wrong, on the message line also what to do.
  package mutating func refuse(
    _ refusal: Refusal,
    _ context: Context,
    field: (Refusal) -> ID?
  ) -> [Effect] {
    let sentence = context.refusalSentence
    let id = field(refusal)
    if let id { form.refuse(id, sentence.problem(refusal)) }
    var text = sentence(refusal)
    if text.displayWidth > context.size.columns - 4 {
      let isBesideField = id != nil
      text = (isBesideField ? sentence.next(refusal) : nil) ?? sentence.problem(refusal)
    }
    return [.tell(Notice(.trouble, text, about: refusal.code))]
  }

  // MARK: Pictures

  /// The form, under its question while that is open.
  package func view(_ description: Form<ID>) -> View {
    let view = View.form(FormView(description, form))
    return question.map { $0.over(view) } ?? view
  }

  /// The footer's items while a question or a list is open.
  package func hints(_ description: Form<ID>, _ context: Context) -> [Footer.Item]? {
    if let question { return question.hints(context) }
    guard form.isPopupOpen else { return nil }
    let field = form.focusedID.flatMap { description.field($0) }
    if case .date = field?.kind { return PickerHints.calendar(context) }
    if case .several = field?.kind { return PickerHints.items(context, isMultiple: true) }
    return PickerHints.items(context)
  }
}

extension FormWords {
  /// The words of every form in the session's language.
  package init(_ words: Words) {
    self.init(
      more: { words("frame.moreRows", ["count": .number($0)]) },
      calendar: CalendarWords(
        months: (1...12).map { words.month($0) },
        weekdays: (1...7).map { words.shortWeekday($0) }
      ),
      find: words("key.find"),
      nothing: words("form.nothingFound")
    )
  }
}

extension Key {
  /// Whether a form that waits lets the key pass: help and commands are read over it.
  var onlyReads: Bool { self == .function(1) || self == .function(2) }
}
