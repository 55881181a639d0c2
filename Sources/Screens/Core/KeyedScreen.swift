import Localization
package import Terminal

/// A screen whose keys stand in one table; footer, help, palette and dispatch are made from it.
package protocol KeyedScreen: Screen {
  /// What the screen's keys ask for.
  associatedtype Intent: Sendable

  /// The screen's keys. The reasons against an action ask the screen and its context.
  static var keys: KeyTable<Intent, KeyState<Self>> { get }

  /// Carries out what a key asks for.
  mutating func run(_ intent: Intent, at time: Int64, _ context: Context) -> [Effect]

  /// What an action is called now, where that is not its usual name.
  func label(of intent: Intent, _ context: Context) -> String?

  /// Whether a question is open: every key but help, redraw and Ctrl-C belongs to it.
  var isAsking: Bool { get }

  /// Takes a key before the table: text, a question that is open. Nil leaves it to the table.
  mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]?
}

/// What the reasons against an action may ask.
package struct KeyState<Keyed: KeyedScreen>: Sendable {
  /// The screen.
  package let screen: Keyed
  /// What it looks at.
  package let context: Context
}

/// One action of a screen as footer, help and palette show it.
package struct ScreenAction: Sendable {
  /// Its place in the screen's key table.
  package let index: Int
  /// What it does, in words.
  package let label: String
  /// A sentence that explains it.
  package let tooltip: String?
  /// What hints print for it.
  package let hint: String
  /// The names of all its keys.
  package let keys: [String]
  /// Why it does not work now; nil when it works.
  package let reason: String?
  /// Whether it does something by itself: the commands list it; moving about they do not.
  package let isCommand: Bool
  /// Its item in the footer, with its place there; nil keeps it out.
  package let footer: (place: Int, item: Footer.Item)?
}

extension ScreenAction {
  /// A button that no key presses from elsewhere: the commands do.
  init(button title: String, index: Int) {
    self.init(
      index: index,
      label: title,
      tooltip: nil,
      hint: "",
      keys: [],
      reason: nil,
      isCommand: true,
      footer: nil
    )
  }
}

extension KeyedScreen {
  package var isAsking: Bool { false }

  package func label(of intent: Intent, _ context: Context) -> String? { nil }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? { nil }

  package mutating func press(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    let wasAsking = isAsking
    if wasAsking, stroke.key.worksInQuestions { return nil }
    if let effects = type(stroke, context) { return effects }
    if wasAsking { return [] }
    let state = KeyState(screen: self, context: context)
    switch Self.keys.dispatch(stroke.key, inText: isTyping, context: state) {
    case .run(let intent): return run(intent, at: stroke.at, context)
    case .refused(_, let reason): return [.tell(Notice(.reason, context.sentence(why: reason)))]
    case .unbound: return nil
    }
  }

  package func actions(_ context: Context) -> [ScreenAction] { keyActions(context) }

  /// The actions of the key table.
  func keyActions(_ context: Context) -> [ScreenAction] {
    let state = KeyState(screen: self, context: context)
    return Self.keys.actions(inText: isTyping, of: state, context.words) {
      label(of: $0, context)
    }
  }

  package mutating func run(action: Int, _ context: Context) -> [Effect] {
    run(keyAction: action, context)
  }

  /// Runs an action of the key table by its place.
  mutating func run(keyAction action: Int, _ context: Context) -> [Effect] {
    let binding = Self.keys.bindings[action]
    let state = KeyState(screen: self, context: context)
    if let reason = binding.unless?(state) {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    return run(binding.intent, at: 0, context)
  }
}

extension KeyTable {
  /// The actions of a table as footer, help and palette show them; `named` tells what an action
  /// is called where that is not its usual name.
  func actions(
    inText: Bool,
    of state: Context,
    _ words: Words,
    named: (Intent) -> String? = { _ in nil }
  ) -> [ScreenAction] {
    let names = KeyNames(words)
    return bindings.enumerated().map { index, binding in
      let usable = binding.keys.filter {
        self.binding(for: $0, inText: inText)?.label == binding.label
      }
      let shown = usable.first(where: \.isFunction) ?? usable.first
      let label = named(binding.intent) ?? words(binding.label)
      return ScreenAction(
        index: index,
        label: label,
        tooltip: binding.tooltip.map { words($0) },
        hint: hint(of: binding, names: names),
        keys: binding.keys.map(names.name),
        reason: binding.unless?(state).map { words($0) },
        isCommand: binding.isListed || binding.keys.contains { $0.isCommand },
        footer: binding.footer.flatMap { place in
          shown.map { (place, Footer.Item(key: names.pair($0, in: usable), label: label)) }
        }
      )
    }
  }
}

extension KeyNames {
  /// What a footer prints for a key: both arrows where they belong together.
  fileprivate func pair(_ key: Key, in keys: [Key]) -> String {
    guard key == .left, keys.contains(.right) else { return name(of: key) }
    return name(of: .left) + "/" + name(of: .right)
  }
}

extension Key {
  /// Whether the key asks for something of its own, not for a move or the next step.
  fileprivate var isCommand: Bool {
    switch self {
    case .function, .control, .delete: true
    case .character(let character): character != " "
    default: false
    }
  }

  /// Whether the shell takes the key even while a question is open.
  fileprivate var worksInQuestions: Bool {
    switch self {
    case .function(1), .control("g"), .control("l"), .control("c"): true
    default: false
    }
  }

  fileprivate var isFunction: Bool {
    if case .function = self { true } else { false }
  }
}
