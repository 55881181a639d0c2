import Terminal

/// What the keys of a find line over clients ask for, wherever it stands.
package enum ClientIntent: Hashable, Sendable {
  case open, sale, register, edit, groups, merge, bonuses, promoCode, message, why, mark,
    markDown,
    markAll,
    toRows, toFind,
    escape
}

/// The keys of a find line over clients and of its rows.
enum ClientKeys<Finder: ClientFinder> {
  /// What is done to clients, then the ways between line and rows.
  static var table: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      acting
      changing
      telling
      marking
      finding
    }
  }

  /// Esc, the last of a table.
  static var escape: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      Binding(.escape, does: .escape, label: "key.clearFind", tooltip: "key.clearFind.hint")
    }
  }

  private static var acting: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      Binding(
        .enter,
        does: .open,
        label: "clients.key.card",
        tooltip: "clients.key.card.hint",
        footer: 1,
        unless: { $0.screen.isEmpty($0.context) ? "why.nothingSelected" : nil }
      )
      Binding(
        "c",
        scope: .outsideText,
        does: .sale,
        label: "sale.key.sale",
        tooltip: "sale.key.sale.hint",
        footer: 2,
        unless: { $0.screen.whyNotSell($0.context) }
      )
    }
  }

  private static var changing: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      Binding(
        .function(4),
        "e",
        scope: .outsideText,
        does: .edit,
        label: "key.edit",
        tooltip: "clients.key.edit.hint",
        footer: 8,
        unless: { $0.screen.whyNotChange($0.context) }
      )
      Binding(
        .function(4),
        scope: .inText,
        does: .edit,
        label: "key.edit",
        tooltip: "clients.key.edit.hint",
        unless: { $0.screen.whyNotChange($0.context) }
      )
      Binding(
        "g",
        scope: .outsideText,
        does: .groups,
        label: "key.groups",
        tooltip: "clients.key.groups.hint",
        footer: 3,
        unless: { $0.screen.whyNotChange($0.context) }
      )
      Binding(
        "j",
        scope: .outsideText,
        does: .merge,
        label: "key.join",
        tooltip: "key.join.hint",
        footer: 13,
        unless: { $0.screen.whyNotMerge($0.context) }
      )
      Binding(
        "b",
        scope: .outsideText,
        does: .bonuses,
        label: "account.key.bonuses",
        tooltip: "account.key.bonuses.hint",
        footer: 8,
        unless: { $0.screen.whyNotGive($0.context) }
      )
      Binding(
        "p",
        scope: .outsideText,
        does: .promoCode,
        label: "activation.key.promoCode",
        tooltip: "activation.key.promoCode.hint",
        footer: 8,
        unless: { $0.screen.whyNotActivate($0.context) }
      )
    }
  }

  /// What is asked and told of clients.
  private static var telling: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      Binding(
        "w",
        scope: .outsideText,
        does: .why,
        label: "whyCode.key.why",
        tooltip: "whyCode.key.why.hint",
        unless: { $0.screen.whyNotSell($0.context) }
      )
      Binding(
        "k",
        scope: .outsideText,
        does: .message,
        label: "mailings.key.message",
        tooltip: "mailings.key.message.hint",
        footer: 14,
        unless: { $0.screen.whyNotChange($0.context) }
      )
    }
  }

  private static var marking: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      Binding(
        .space,
        scope: .outsideText,
        does: .mark,
        label: "key.mark",
        tooltip: "key.mark.hint",
        footer: 4,
        unless: { $0.screen.whyNotMark($0.context) }
      )
      Binding(
        .function(7),
        "n",
        .control("n"),
        does: .register,
        label: "clients.key.newShort",
        tooltip: "clients.key.new.hint",
        footer: 5,
        unless: { $0.context.whyReadOnly }
      )
      Binding(
        .insert,
        .control("t"),
        scope: .inText,
        does: .markDown,
        label: "key.mark",
        tooltip: "key.markAndSelect.hint",
        footer: 6,
        unless: { $0.screen.whyNotMark($0.context) }
      )
      Binding(
        .insert,
        .control("t"),
        scope: .outsideText,
        does: .markDown,
        label: "key.markDown",
        tooltip: "key.markDown.hint",
        unless: { $0.screen.whyNotMark($0.context) }
      )
      Binding(
        "*",
        .control("e"),
        alsoInText: ["*"],
        does: .markAll,
        label: "key.markAll",
        tooltip: "key.markAll.hint",
        footer: 9,
        unless: { $0.screen.whyNotMark($0.context) }
      )
    }
  }

  private static var finding: KeyTable<ClientIntent, KeyState<Finder>> {
    KeyTable {
      Binding(
        .tab,
        .backTab,
        scope: .inText,
        does: .toRows,
        label: "key.toRows",
        tooltip: "key.toRows.hint",
        footer: 7,
        unless: { $0.screen.isEmpty($0.context) ? "why.listEmpty" : nil }
      )
      Binding(
        .backspace,
        .function(3),
        "/",
        silent: [".", .tab, .backTab, .function(5), .control("f")],
        scope: .outsideText,
        does: .toFind,
        label: "key.backToFind",
        tooltip: "key.backToFind.hint",
        footer: 10
      )
      Binding(
        .function(3),
        silent: [.function(5), .control("f")],
        scope: .inText,
        does: .toFind,
        label: "key.find",
        tooltip: "key.find.hint"
      )
    }
  }
}
