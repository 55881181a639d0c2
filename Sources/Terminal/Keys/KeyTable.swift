/// The one list of a screen's actions.
///
/// Dispatch, the footer, F1 help, the palette, the README's
/// table and tests are made from it.
///
///     static let keys = KeyTable<GroupsIntent, GroupsState> {
///       Binding(.function(7), "n", .control("n"), does: .newGroup, label: "groups.new", footer: 1)
///       Binding(.function(8), "d", .delete, does: .archive, label: "groups.archive",
///         unless: { $0.selected == nil ? "groups.nothing-selected" : nil })
///     }
///
/// Where several bindings claim a key, the first one wins; ``problems`` tells tests about it.
public struct KeyTable<Intent: Sendable, Context>: Sendable {
  /// The actions in the order in which help shows them.
  public let bindings: [Binding<Intent, Context>]

  /// A table of these actions.
  public init(_ bindings: [Binding<Intent, Context>]) {
    self.bindings = bindings
  }

  /// A table written as a list of bindings.
  public init(@KeyTableBuilder<Intent, Context> _ build: () -> [Binding<Intent, Context>]) {
    bindings = build()
  }

  /// The action of a key; nil when the key means nothing here.
  ///
  /// Outside text a letter is its physical key; in text only commands count.
  public func binding(for key: Key, inText: Bool) -> Binding<Intent, Context>? {
    guard let command = inText ? key : KeyboardPosition.command(for: key) else { return nil }
    return bindings.first { $0.allKeys.contains(command) && $0.works(command, inText: inText) }
  }

  /// What a key asks for; nil when it means nothing here.
  ///
  /// Does not ask whether it works now, see `dispatch`.
  public func intent(for key: Key, inText: Bool) -> Intent? {
    binding(for: key, inText: inText)?.intent
  }

  /// What comes of a key now, with the reason when its action does not work.
  public func dispatch(_ key: Key, inText: Bool, context: Context) -> KeyDispatch<Intent> {
    guard let binding = binding(for: key, inText: inText) else { return .unbound }
    if let reason = binding.unless?(context) { return .refused(binding.intent, reason: reason) }
    return .run(binding.intent)
  }

  /// The same keys asking for something else, to join a part's table with its screen's.
  public func map<Other: Sendable>(
    _ change: (Intent) -> Other
  ) -> KeyTable<Other, Context> {
    KeyTable<Other, Context>(
      bindings.map { old in
        var new = Binding<Other, Context>(
          does: change(old.intent),
          label: old.label,
          tooltip: old.tooltip,
          footer: old.footer,
          isListed: old.isListed,
          unless: old.unless
        )
        (new.keys, new.silent) = (old.keys, old.silent)
        (new.alsoInText, new.scope) = (old.alsoInText, old.scope)
        return new
      }
    )
  }
}

/// What comes of a key.
public enum KeyDispatch<Intent: Sendable>: Sendable {
  /// The action works.
  case run(Intent)
  /// The action exists but does not work now; the reason is a catalogue key.
  case refused(Intent, reason: String)
  /// The key means nothing here.
  case unbound
}

extension KeyDispatch: Equatable where Intent: Equatable {}

/// Lets a key table be written as a list of bindings.
@resultBuilder
public enum KeyTableBuilder<Intent: Sendable, Context> {
  /// One binding.
  public static func buildExpression(
    _ binding: Binding<Intent, Context>
  ) -> [Binding<Intent, Context>] { [binding] }

  /// All bindings of another table.
  public static func buildExpression(
    _ table: KeyTable<Intent, Context>
  ) -> [Binding<Intent, Context>] { table.bindings }

  /// Bindings one after another.
  public static func buildBlock(
    _ parts: [Binding<Intent, Context>]...
  ) -> [Binding<Intent, Context>] { parts.flatMap { $0 } }

  /// Bindings made in a loop.
  public static func buildArray(
    _ parts: [[Binding<Intent, Context>]]
  ) -> [Binding<Intent, Context>] { parts.flatMap { $0 } }

  /// Bindings under a condition.
  public static func buildOptional(
    _ part: [Binding<Intent, Context>]?
  ) -> [Binding<Intent, Context>] { part ?? [] }
}
