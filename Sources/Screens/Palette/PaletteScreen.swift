import Localization
package import Terminal

/// The commands (F2): every place, every action, found by their names, old ones too.
package struct PaletteScreen: KeyedScreen {
  /// What the palette's keys ask for.
  package enum Intent: Hashable, Sendable {
    case run, close
  }

  private(set) var state = PaletteState()
  private let screen: any Screen
  private let told: [Notice]
  private let hasDraft: Bool

  /// Opens the palette.
  ///
  /// - Parameters:
  ///   - screen: The screen below, whose actions are listed.
  ///   - told: What the message line told, the newest last.
  ///   - hasDraft: Whether a discarded form can be brought back.
  package init(over screen: any Screen, told: [Notice], hasDraft: Bool) {
    self.screen = screen
    self.told = told
    self.hasDraft = hasDraft
  }

  package static let keys = KeyTable<Intent, KeyState<PaletteScreen>> {
    Binding(.enter, does: .run, label: "key.run", tooltip: "key.run.hint", footer: 1)
    Binding(.escape, does: .close, label: "key.close", footer: 2)
  }

  package var helpTopic: String { "keys" }
  package var isTyping: Bool { true }
  package var showsGlobalKeys: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("place.commands")] }

  private func commands(_ context: Context) -> [PaletteCommand] {
    let all = PaletteCommands(context: context)
      .all(over: screen, hasDraft: hasDraft, hasMessages: !told.isEmpty)
    let search = WordSearch(state.find.text)
    return all.found { search.rank($0.title, others: $0.others) }
  }

  private func rows(_ commands: [PaletteCommand]) -> [PaletteRow] {
    commands.enumerated().map { place, command in
      PaletteRow(
        id: String(place),
        title: command.title,
        key: command.key,
        reason: command.reason
      )
    }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    let commands = commands(context)
    let page = context.size.rows - 9
    switch state.handle(stroke.key, in: rows(commands), page: page) {
    case .ignored: return nil
    case .handled: return []
    case .searchChanged:
      state.found(rows(self.commands(context)))
      return []
    case .run(let id): return Int(id).map { carryOut(commands[$0].deed) } ?? []
    case .refused(let id):
      let reason = Int(id).flatMap { commands[$0].reason } ?? ""
      return [.tell(Notice(.reason, reason.sentence))]
    case .close: return [.back(nil)]
    }
  }

  package mutating func run(_ intent: Intent, at time: Int64, _ context: Context) -> [Effect] {
    let key: Key = intent == .run ? .enter : .escape
    return type(KeyStroke(key, at: time), context) ?? []
  }

  private func carryOut(_ deed: PaletteDeed) -> [Effect] {
    switch deed {
    case .go(let destination): [.back(nil), .go(destination)]
    case .run(let action): [.backAndRun(action: action)]
    case .global(let intent): [.back(nil), .global(intent)]
    case .speak(let code): [.back(nil), .speak(code)]
    case .bringDraftBack: [.back(nil), .bringDraftBack]
    case .showMessages: [.replace(MessagesScreen(told))]
    case .activateCode: [.back(nil), .open(ActivationForm())]
    case .leave: [.back(nil), .askToLeave]
    }
  }

  // MARK: Pictures

  package func status(_ context: Context) -> Status {
    let count = commands(context).count
    return Status(
      context.words("palette.hint").sentence,
      right: context.words("palette.count", ["count": .number(count)])
    )
  }

  package func view(_ context: Context) -> View {
    let typed: [String: WordValue] = ["typed": .text(state.find.text)]
    let palette = PaletteView(
      context.words("palette.find"),
      rows: rows(commands(context)),
      state: state,
      empty: context.words("palette.nothingFound", typed)
    )
    return .stack([.gap(), StackPart(palette.view, .filling())])
  }
}

extension String {
  /// The text with a capital first letter, as a sentence begins.
  var sentence: String { prefix(1).uppercased() + dropFirst() }
}
