package import Terminal

/// What the shell's own keys ask for, on every screen (screens.md "Everywhere").
package enum GlobalIntent: Hashable, Sendable {
  case help, commands, findClient, menu(section: Int?), back, putBack, redraw, suspend, interrupt
}

/// The keys that mean the same everywhere.
package enum GlobalKeys {
  /// What they do, as help and palette show it; the digits of the sections go with the menu.
  static func actions(_ context: Context) -> [(intent: GlobalIntent, action: ScreenAction)] {
    let actions = table.actions(inText: false, of: context, context.words)
    return zip(table.bindings, actions).compactMap { binding, action in
      if case .menu(let section?) = binding.intent, section > 0 { return nil }
      return (binding.intent, action)
    }
  }

  /// The one table of them.
  package static let table = KeyTable<GlobalIntent, Context> {
    Binding(
      .function(1),
      "?",
      .control("g"),
      silent: [","],
      does: .help,
      label: "key.help",
      tooltip: "key.help.hint"
    )
    Binding(
      .function(2),
      ":",
      .control("p"),
      does: .commands,
      label: "key.commands",
      tooltip: "key.commands.hint",
      footer: 90
    )
    Binding(
      .function(5),
      .control("f"),
      does: .findClient,
      label: "key.findClient",
      tooltip: "key.findClient.hint",
      footer: 80,
      unless: { $0.saving == .noStore ? "why.noStore" : nil }
    )
    Binding(
      .function(9),
      "m",
      does: .menu(section: nil),
      label: "key.menu",
      tooltip: "key.menu.hint",
      footer: 95,
      unless: { $0.saving == .noStore ? "why.noStore" : nil }
    )
    for section in 1...6 {
      Binding(
        Key.character(Character(String(section))),
        scope: .outsideText,
        does: .menu(section: section),
        label: "key.menu.section",
        unless: { $0.saving == .noStore ? "why.noStore" : nil }
      )
    }
    Binding(.function(10), "q", does: .back, label: "key.back", tooltip: "key.back.hint")
    Binding(
      "u",
      does: .putBack,
      label: "key.undo",
      tooltip: "key.undo.hint",
      unless: { $0.saving == .noStore ? "why.noStore" : $0.whyNotWrite }
    )
    Binding(.control("l"), does: .redraw, label: "key.redraw", tooltip: "key.redraw.hint")
    Binding(
      .control("z"),
      does: .suspend,
      label: "key.suspend",
      tooltip: "key.suspend.hint"
    )
    Binding(.control("c"), does: .interrupt, label: "key.interrupt", tooltip: "key.interrupt.hint")
  }
}
