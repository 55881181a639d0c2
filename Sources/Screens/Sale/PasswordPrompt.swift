import Localization
import Loyalty
import Terminal

/// The dialog that asks for a program's password (rules.md §4.1): dots while it is typed, and three
/// wrong tries close it.
struct PasswordPrompt: Sendable {
  /// What came of a key.
  enum Outcome: Hashable, Sendable {
    /// The dialog stays open.
    case open
    /// The right password was given.
    case given
    /// It was closed; how many passwords were wrong before.
    case closed(wrong: Int)
    /// The last wrong password closed it.
    case failed(wrong: Int)
  }

  /// The program whose password is asked.
  let program: Program.ID
  /// Whether paying goes on afterwards.
  let isPaying: Bool
  /// How many passwords were wrong so far.
  private(set) var wrong = 0
  private var editor = LineEditor(limit: Passwords.limit)
  private var isInField = true
  private var problem: String?
  private var buttons: DialogState

  /// Opens the dialog.
  init(_ program: Program.ID, isPaying: Bool, _ context: Context) {
    self.program = program
    self.isPaying = isPaying
    buttons = DialogState(Self.dialog(program, context))
  }

  // MARK: Keys

  /// Takes a key; every key belongs to the dialog.
  mutating func press(_ stroke: KeyStroke, _ context: Context) -> Outcome {
    switch stroke.key {
    case .escape: return .closed(wrong: wrong)
    case .control("s"): return check(context)
    case .enter where isInField: return check(context)
    case .tab, .backTab, .up, .down:
      moveFocus(stroke)
      return .open
    default: break
    }
    guard !isInField else {
      if editor.handle(stroke.key) == .changed { problem = nil }
      return .open
    }
    let dialog = Self.dialog(program, context)
    switch buttons.handle(stroke.key, at: stroke.at, in: dialog) {
    case .pressed("apply"): return check(context)
    case .pressed: return .closed(wrong: wrong)
    case .handled, .ignored: return .open
    }
  }

  /// Round through the line and both buttons.
  private mutating func moveFocus(_ stroke: KeyStroke) {
    let stops = 3
    let here = isInField ? 0 : buttons.focus + 1
    let isBack = stroke.key == .backTab || stroke.key == .up
    let next = (here + (isBack ? stops - 1 : 1)) % stops
    isInField = next == 0
    if next > 0 { buttons.light(next - 1) }
  }

  private mutating func check(_ context: Context) -> Outcome {
    isInField = true
    guard !editor.isEmpty else {
      problem = context.words("sale.password.empty")
      return .open
    }
    guard let hash = context.club.programs[program]?.password else { return .given }
    if context.passwords?.verify(editor.text, hash) == true { return .given }
    wrong += 1
    editor.set("")
    guard wrong < WrongPasswords.triesAllowed else { return .failed(wrong: wrong) }
    problem = context.words(
      "sale.password.wrong",
      ["try": .number(wrong), "of": .number(WrongPasswords.triesAllowed)]
    )
    return .open
  }

  // MARK: The picture

  private static func dialog(_ program: Program.ID, _ context: Context) -> Dialog {
    let words = context.words
    let name = WordValue.text(context.club.programs[program]?.name ?? "")
    return Dialog(
      paragraphs: [words("sale.password.ask", ["name": name])],
      buttons: [
        DialogButton(id: "apply", title: words("sale.password.apply")),
        DialogButton(id: "without", title: words("sale.password.without")),
      ]
    )
  }

  /// The dialog over what it is about.
  func over(_ view: View, _ context: Context) -> View {
    let words = context.words
    let hint = KeyboardHint(words).sentence(for: editor.text)
    let entry = DialogEntry(
      words("sale.password.field"),
      editor.masked,
      isFocused: isInField,
      note: problem ?? hint ?? "",
      noteStyle: problem == nil ? .warning : .error
    )
    let dialog = Self.dialog(program, context)
    return .dialog(DialogView(dialog, buttons, entry: entry), over: view)
  }

  /// The keys that work while the dialog is open, for the footer.
  func hints(_ context: Context) -> [Footer.Item] {
    let words = context.words
    return [
      Footer.Item(key: words("keyname.enter"), label: words("sale.password.apply")),
      Footer.Item(key: "Tab", label: words("key.chooseButton")),
      Footer.Item(key: words("keyname.escape"), label: words("sale.password.without")),
    ]
  }
}
