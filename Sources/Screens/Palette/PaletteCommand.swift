import Localization

/// What choosing a line of the palette does.
enum PaletteDeed: Sendable {
  case go(Destination)
  /// An action of the screen below, by its place.
  case run(Int)
  case global(GlobalIntent)
  case speak(String)
  case bringDraftBack
  case showMessages
  case activateCode
  case leave
}

/// A line of the palette: its words, what else finds it, what it does.
struct PaletteCommand: Sendable {
  let title: String
  var others: [String] = []
  var key = ""
  var reason: String?
  let deed: PaletteDeed
}

/// All commands there are, over a screen.
struct PaletteCommands {
  let context: Context

  private var words: Words { context.words }

  /// The screen's own actions first, then places, then what works everywhere.
  func all(over screen: any Screen, hasDraft: Bool, hasMessages: Bool) -> [PaletteCommand] {
    let draft = PaletteCommand(
      title: words("key.draft"),
      others: [words("key.draft.hint")],
      reason: hasDraft ? nil : words("why.noDraft"),
      deed: .bringDraftBack
    )
    let messages = PaletteCommand(
      title: words("key.messages"),
      others: [words("key.messages.hint")],
      reason: hasMessages ? nil : words("why.noMessages"),
      deed: .showMessages
    )
    let leave = PaletteCommand(
      title: words("key.leave"),
      others: synonyms("palette.synonyms.leave"),
      deed: .leave
    )
    return (hasDraft ? [draft] : []) + actions(of: screen) + places + [activation] + globals
      + languages
      + [messages] + (hasDraft ? [] : [draft]) + [leave]
  }

  private func actions(of screen: any Screen) -> [PaletteCommand] {
    screen.actions(context).filter(\.isCommand).map { action in
      PaletteCommand(
        title: action.label,
        others: [action.tooltip].compactMap { $0 },
        key: action.hint,
        reason: action.reason,
        deed: .run(action.index)
      )
    }
  }

  /// A promo code of somebody who is chosen first.
  private var activation: PaletteCommand {
    PaletteCommand(
      title: words("activation.command"),
      others: [words("activation.key.promoCode.hint")],
      reason: context.whyNotWrite.map { words($0) },
      deed: .activateCode
    )
  }

  private var places: [PaletteCommand] {
    Destination.allCases.map { place in
      let path = place.path.map { words($0) }.joined(separator: " › ")
      return PaletteCommand(
        title: words("palette.goTo", ["place": .text(path)]),
        others: synonyms(place.synonyms),
        reason: context.saving == .noStore ? words("why.noStore") : nil,
        deed: .go(place)
      )
    }
  }

  private var languages: [PaletteCommand] {
    Language.allCases.filter { $0 != words.language }.map { language in
      let name = words(language.nameKey)
      return PaletteCommand(
        title: words("palette.speak", ["language": .text(name)]),
        others: synonyms("palette.synonyms.language"),
        deed: .speak(language.code)
      )
    }
  }

  private var globals: [PaletteCommand] {
    GlobalKeys.actions(context)
      .filter { $0.intent != .commands && $0.intent != .interrupt }
      .map { intent, action in
        PaletteCommand(
          title: action.label,
          others: [action.tooltip].compactMap { $0 },
          key: action.hint,
          reason: action.reason,
          deed: .global(intent)
        )
      }
  }

  private func synonyms(_ key: String) -> [String] {
    words.ifPresent(key)?.split(separator: "|").map(String.init) ?? []
  }
}
