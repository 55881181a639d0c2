import Localization
package import Loyalty
package import Terminal

/// A screen that is one form: typing, the question on the way out, saving and refusals are the same
/// for all of them; a form screen says which fields it has and what saving means.
package protocol FormScreen: KeyedScreen where Intent == FormIntent {
  /// The names of its fields.
  associatedtype FieldID: Hashable & Sendable

  /// What is typed, and what is under way.
  var editor: Editor<FieldID> { get set }

  /// The form as it is now.
  func form(_ context: Context) -> Form<FieldID>

  /// Carries out the main button: most often `editor.perform(command)`, or a refusal of a field.
  mutating func submit(_ context: Context) -> [Effect]

  /// Carries out another button.
  mutating func press(button: String, _ context: Context) -> [Effect]

  /// Follows the change of a field, where others depend on it.
  mutating func follow(_ field: FieldID, _ context: Context)

  /// What the change of a field asks for beside that.
  mutating func effects(ofChange field: FieldID, _ context: Context) -> [Effect]

  /// The field that a refusal is about.
  func field(of refusal: Refusal) -> FieldID?

  /// What stands for the saved value of a field that another desk changed, where that is not the
  /// field's own words.
  func savedWords(_ field: FieldID, _ context: Context) -> String?

  /// A sentence about a field: the message line shows it, F1 too.
  func hint(_ field: FieldID, _ context: Context) -> String?

  /// What happens once the command was carried out; the form goes back to the screen below.
  mutating func saved(_ command: Command, _ answer: Answer, _ context: Context) -> [Effect]
}

extension FormScreen {
  package mutating func press(button: String, _ context: Context) -> [Effect] { [] }
  package mutating func follow(_ field: FieldID, _ context: Context) {}
  package mutating func effects(ofChange field: FieldID, _ context: Context) -> [Effect] { [] }
  package func savedWords(_ field: FieldID, _ context: Context) -> String? { nil }
  package func hint(_ field: FieldID, _ context: Context) -> String? { nil }
  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] { [.back(nil)] }

  package var isTyping: Bool { true }
  package var showsGlobalKeys: Bool { false }
  package var hasUnsavedWork: Bool { editor.isChanged }
  package var isAsking: Bool { editor.question != nil }
  package func view(_ context: Context) -> View { editor.view(wholeForm(context)) }
  package func hints(_ context: Context) -> [Footer.Item]? {
    editor.hints(wholeForm(context), context)
  }

  package func label(of intent: FormIntent, _ context: Context) -> String? {
    formLabel(of: intent, context)
  }

  /// What `label(of:)` says unless a form has other words: Ctrl-S is called as the main button is,
  /// and Enter presses the button that the cursor stands on.
  package func formLabel(of intent: FormIntent, _ context: Context) -> String? {
    switch intent {
    case .submit: form(context).buttons.first { $0.role == .submit }?.title
    case .next where editor.form.isOnButton: context.words("key.press")
    default: nil
    }
  }

  /// The form with what another desk has saved under the fields that were changed here too.
  package func wholeForm(_ context: Context) -> Form<FieldID> {
    notes(context).noting(form(context))
  }

  private func notes(_ context: Context) -> ContestNotes<FieldID> {
    ContestNotes(editor, context) { savedWords($0, context) }
  }

  package func status(_ context: Context) -> Status {
    Status(editor.form.focusedID.flatMap { hint($0, context) } ?? "")
  }

  package func fieldHelp(_ context: Context) -> FieldHelp? {
    guard let id = editor.form.focusedID, let text = hint(id, context) else { return nil }
    return FieldHelp(label: form(context).field(id)?.label ?? "", text: text)
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    typeIntoForm(stroke, context)
  }

  /// What `type` does unless a form takes some keys for itself.
  package mutating func typeIntoForm(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch editor.press(stroke, in: wholeForm(context), context.words) {
    case .ignored: return nil
    case .handled: return []
    case .changed(let id, let mends):
      follow(id, context)
      return (mends ? [.mended] : []) + effects(ofChange: id, context)
    case .submit:
      guard let contested = notes(context).question(form(context)) else { return submit(context) }
      editor.ask(contested, context.words, openedBy: stroke)
      return []
    case .taken(let fields):
      for field in fields { follow(field, context) }
      return [.mended] + fields.flatMap { effects(ofChange: $0, context) }
    case .button(let id): return press(button: id, context)
    case .close: return [.back(nil)]
    case .discard:
      let note = Notice(.note, context.words("state.draftKept"))
      return [.keepDraft(self), .back(nil), .tell(note)]
    }
  }

  package mutating func run(
    _ intent: FormIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    type(KeyStroke(intent.key, at: time), context) ?? []
  }

  /// The actions of the keys, then the buttons beside the main one and that of closing: F2 presses
  /// them wherever the cursor stands.
  package func actions(_ context: Context) -> [ScreenAction] {
    let ofKeys = keyActions(context)
    let buttons = otherButtons(context).enumerated().map { place, button in
      ScreenAction(button: button.title, index: ofKeys.count + place)
    }
    return ofKeys + buttons
  }

  package mutating func run(action: Int, _ context: Context) -> [Effect] {
    let place = action - Self.keys.bindings.count
    guard place >= 0 else { return run(keyAction: action, context) }
    let buttons = otherButtons(context)
    guard buttons.indices.contains(place), editor.isFree else { return [] }
    return press(button: buttons[place].id, context)
  }

  private func otherButtons(_ context: Context) -> [(id: String, title: String)] {
    form(context).buttons.compactMap { button in
      if case .other(let id) = button.role { (id, button.title) } else { nil }
    }
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    receiveInForm(news, context)
  }

  /// What `receive` does unless a form listens to more.
  package mutating func receiveInForm(_ news: News, _ context: Context) -> [Effect] {
    let probe = self
    switch editor.receive(news, context, field: { probe.field(of: $0) }) {
    case .nothing:
      if editor.isQuestionStale { askAnew(context) }
      return []
    case .saved(let command, let answer): return saved(command, answer, context)
    case .kept(let effects): return effects
    }
  }

  /// Asks whose values stand with what is saved by now.
  private mutating func askAnew(_ context: Context) {
    if let contested = notes(context).question(form(context)) {
      editor.ask(contested, context.words, openedBy: nil)
    } else {
      editor.dropQuestion()
    }
  }

  /// Refuses by the form's own check, as the club would.
  package mutating func refuse(_ refusal: Refusal, _ context: Context) -> [Effect] {
    let probe = self
    return editor.refuse(refusal, context, field: { probe.field(of: $0) })
  }
}

/// What the keys of a form ask for.
package enum FormIntent: Hashable, Sendable {
  case next, previous, submit, choose, switchChoice, close, takeOut

  /// The key that carries it out.
  var key: Key {
    switch self {
    case .next: .tab
    case .previous: .backTab
    case .submit: .control("s")
    case .choose: .function(4)
    case .switchChoice: .space
    case .close: .escape
    case .takeOut: .function(8)
    }
  }
}

/// The keys that every form has.
package enum FormKeys {
  /// The table of a form screen.
  ///
  /// - Parameters:
  ///   - save: The catalogue key of what the main button says.
  ///   - closes: Whether Esc closes the form; not so for the first screen.
  ///   - takeOut: Why F8 takes no row out now; nil for forms without rows.
  /// - Returns: The table, the most important key first.
  package static func table<Keyed: FormScreen>(
    save: String,
    closes: Bool = true,
    takeOut: (@Sendable (KeyState<Keyed>) -> String?)? = nil
  ) -> KeyTable<FormIntent, KeyState<Keyed>> {
    KeyTable {
      Binding(
        .enter,
        .down,
        .tab,
        does: .next,
        label: "key.nextField",
        tooltip: "key.nextField.hint",
        footer: 1
      )
      Binding(
        .up,
        .backTab,
        does: .previous,
        label: "key.previousField",
        tooltip: "key.previousField.hint"
      )
      Binding(.control("s"), does: .submit, label: save, tooltip: "key.save.hint", footer: 2)
      Binding(
        .function(4),
        does: .choose,
        label: "key.choose",
        tooltip: "key.choose.hint",
        footer: 3,
        unless: { $0.screen.canChoose($0.context) ? nil : "why.nothingToChoose" }
      )
      Binding(
        .space,
        alsoInText: [.space],
        scope: .inText,
        does: .switchChoice,
        label: "key.switch",
        tooltip: "key.switch.hint",
        unless: { $0.screen.canSwitch($0.context) ? nil : "why.nothingToSwitch" }
      )
      if let takeOut {
        Binding(
          .function(8),
          does: .takeOut,
          label: "key.takeRowOut",
          tooltip: "key.takeRowOut.hint",
          unless: takeOut
        )
      }
      if closes {
        Binding(.escape, does: .close, label: "key.close", tooltip: "key.close.hint", footer: 4)
      }
    }
  }
}

extension FormScreen {
  /// Whether F4 opens something in the field that the cursor stands in.
  func canChoose(_ context: Context) -> Bool {
    guard let id = editor.form.focusedID, let field = form(context).field(id) else { return false }
    switch field.kind {
    case .text(_, let variables): return !variables.isEmpty
    case .date, .choice, .list, .several: return true
    case .secret, .phone, .number, .check: return false
    }
  }

  /// Whether Space switches something there.
  func canSwitch(_ context: Context) -> Bool {
    guard let id = editor.form.focusedID, let field = form(context).field(id) else { return false }
    switch field.kind {
    case .check, .choice, .list, .several: return true
    case .text, .secret, .date, .phone, .number: return false
    }
  }
}
