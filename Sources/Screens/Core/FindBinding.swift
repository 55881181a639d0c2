import Terminal

extension Binding {
  /// The keys that look for rows of the list that is shown, the same in every list.
  ///
  /// - Parameters:
  ///   - intent: What the screen is asked for.
  ///   - footer: Its place in the footer; nil keeps it out.
  ///   - unless: The catalogue key of the reason why it does not work now; nil when it works.
  /// - Returns: The action of a list.
  static func find(
    does intent: Intent,
    footer: Int? = nil,
    unless: @escaping @Sendable (Context) -> String?
  ) -> Self {
    Binding(
      .function(3),
      "/",
      silent: ["."],
      does: intent,
      label: "key.find",
      tooltip: "key.find.hint",
      footer: footer,
      unless: unless
    )
  }
}
