/// What hints call the keys; Terminal has no words, so the caller gives those of its language.
public struct KeyNames: Sendable {
  /// The words on the keycaps that differ between languages or have no sign of their own.
  public var words: [Key: String]
  /// What is written before a letter with Ctrl.
  public var control: String
  /// Whose letters stand beside the Latin ones; nil prints the Latin letter alone.
  public var layout: KeyboardPosition.Layout?

  /// Names as keyboards print them, with the caller's words on top.
  ///
  /// - Parameters:
  ///   - layout: The layout whose letters are printed too.
  ///   - words: Words that replace the printed ones, such as that of the space bar.
  public init(layout: KeyboardPosition.Layout? = nil, words: [Key: String] = [:]) {
    self.layout = layout
    self.words = Self.printed.merging(words) { $1 }
    control = "Ctrl+"
  }

  /// What stands on the keycaps themselves.
  private static let printed: [Key: String] = [
    .space: "Space", .enter: "Enter", .escape: "Esc", .tab: "Tab", .backTab: "Shift+Tab",
    .backspace: "Backspace", .delete: "Del", .insert: "Ins", .home: "Home", .end: "End",
    .pageUp: "PgUp", .pageDown: "PgDn", .up: "↑", .down: "↓", .left: "←", .right: "→",
  ]

  /// The name of a key as a hint prints it: "F7", "Ctrl+S", "↑".
  public func name(of key: Key) -> String {
    if let word = words[key] { return word }
    switch key {
    case .function(let number): return "F\(number)"
    case .control(let letter): return control + letter.uppercased()
    case .character(let character):
      guard let layout,
        let other = KeyboardPosition.cyrillicLetter(of: character, layout: layout)
      else { return String(character) }
      return "\(character)/\(other)"
    default: return ""
    }
  }
}

extension KeyTable {
  /// What a hint prints for a binding: its F-key, else its first key.
  public func hint(of binding: Binding<Intent, Context>, names: KeyNames) -> String {
    binding.hintKey.map(names.name) ?? ""
  }

  /// One line of F1 help or of the README's table.
  public struct Row: Sendable {
    /// The names of all printed keys in their order.
    public let keys: [String]
    /// The names of those that also work where text is typed.
    public let keysInText: [String]
    /// The binding that the row tells about.
    public let binding: Binding<Intent, Context>
  }

  /// The table as rows for help and documents, in its order.
  public func rows(names: KeyNames) -> [Row] {
    bindings.map { binding in
      Row(
        keys: binding.keys.map(names.name),
        keysInText: binding.keys.filter { binding.works($0, inText: true) }.map(names.name),
        binding: binding
      )
    }
  }

  /// The footer's items: bindings with a footer place that work here and now, by that place.
  ///
  /// - Parameters:
  ///   - names: What the keys are called.
  ///   - inText: Whether text is being typed; keys that are text there are left out.
  ///   - context: What the reasons against an action are asked about; what does not work is left out.
  ///   - words: Turns a catalogue key into words.
  /// - Returns: The items for a ``Footer``, the most important first.
  public func footerItems(
    names: KeyNames,
    inText: Bool,
    context: Context,
    words: (String) -> String
  ) -> [Footer.Item] {
    bindings
      .filter { $0.footer != nil && $0.unless?(context) == nil }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }
      .compactMap { binding in
        let usable = binding.keys.filter { binding.works($0, inText: inText) }
        let isFunction = { (key: Key) in if case .function = key { true } else { false } }
        guard let key = usable.first(where: isFunction) ?? usable.first else { return nil }
        return Footer.Item(key: names.name(of: key), label: words(binding.label))
      }
  }
}
