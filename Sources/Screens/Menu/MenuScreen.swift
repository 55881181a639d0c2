import Localization
import Loyalty
package import Terminal

/// The menu: sections and their places, today's figures, and what needs attention.
package struct MenuScreen: KeyedScreen {
  /// What the menu's keys ask for.
  package enum Intent: Hashable, Sendable {
    case open, otherPart
  }

  /// Where the selection stands.
  private(set) var state: MenuState
  /// The list of languages, while it is open.
  private(set) var languages: PickerState?
  private var figures: MenuFigures
  /// Those of a day that began while nobody pressed a key.
  private var later = LaterFigures()
  /// Whether a place was opened out of it, from which somebody comes back.
  private var hasOpened = false

  /// Opens the menu.
  ///
  /// - Parameters:
  ///   - section: The digit of a section to begin in its places.
  ///   - context: The club to count.
  package init(section: Int? = nil, _ context: Context) {
    let place = section.flatMap { MenuPlaces.index(ofDigit: $0) }
    state = MenuState(section: place ?? 0)
    figures = MenuFigures(context.club, at: context.now)
    if place != nil { _ = state.handle(.right, in: MenuPlaces.menu(figures, context)) }
  }

  package static let keys = KeyTable<Intent, KeyState<MenuScreen>> {
    Binding(.enter, does: .open, label: "key.open", tooltip: "key.open.hint", footer: 1)
    Binding(
      .tab,
      does: .otherPart,
      label: "key.toAttention",
      tooltip: "key.toAttention.hint",
      footer: 2,
      unless: { $0.screen.attention($0.context).isEmpty ? "menu.attention.nothing" : nil }
    )
  }

  package var helpTopic: String { "menu" }
  package var isTyping: Bool { languages != nil }
  package var isAsking: Bool { languages != nil }

  package func trail(_ context: Context) -> [String] { [] }

  /// The figures of today, even where midnight has passed since they were made.
  func figures(_ context: Context) -> MenuFigures {
    figures.stands(for: context.club, at: context.now)
      ? figures : later.figures(of: context.club, at: context.now)
  }

  func attention(_ context: Context) -> [Attention] {
    Attention.all(figures(context), context)
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    figures = figures(context)
    if languages != nil { return chooseLanguage(stroke.key, context) }
    return press(stroke.key, context)
  }

  package mutating func run(_ intent: Intent, at time: Int64, _ context: Context) -> [Effect] {
    switch intent {
    case .open: press(.enter, context) ?? []
    case .otherPart: press(.tab, context) ?? []
    }
  }

  private mutating func press(_ key: Key, _ context: Context) -> [Effect]? {
    let attention = attention(context)
    if key == .tab, attention.isEmpty { return nil }
    let sections = MenuPlaces.menu(figures, context)
    switch state.handle(key, in: sections, lowerCount: attention.count) {
    case .ignored, .back: return nil
    case .handled: return []
    case .open(let id): return open(id, context)
    case .openLower(let place): return attention[place].effects(context)
    }
  }

  private mutating func open(_ id: String, _ context: Context) -> [Effect] {
    guard let place = MenuPlaces.Place(rawValue: id) else { return [] }
    if let destination = place.destination {
      hasOpened = true
      return [.go(destination)]
    }
    let current = context.words.language.code
    languages = PickerState(Self.languageOptions(context), chosen: [current])
    return []
  }

  static func languageOptions(_ context: Context) -> [PickerOption] {
    Language.allCases.map { PickerOption(id: $0.code, title: context.words($0.nameKey)) }
  }

  private mutating func chooseLanguage(_ key: Key, _ context: Context) -> [Effect] {
    switch languages?.handle(key, in: Self.languageOptions(context)) {
    case .chosen(let codes):
      languages = nil
      return codes.first.map { [.speak($0)] } ?? []
    case .closed: languages = nil
    case .handled, .ignored, nil: break
    }
    return []
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .clubChanged:
      figures = MenuFigures(context.club, at: context.now, after: figures)
      later = LaterFigures()
    case .messagesMoved: figures.recountDeliveries(context.club, at: context.now)
    case .returned where hasOpened:
      hasOpened = false
      state.returnToSections()
    default: break
    }
    return []
  }

  // MARK: Pictures

  package func status(_ context: Context) -> Status {
    guard state.part != .lower else { return Status(context.words("menu.about.attention")) }
    let section = MenuPlaces.sections[state.section]
    return Status(context.words("menu.about." + section.name))
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    languages == nil ? nil : PickerHints.items(context)
  }

  package func view(_ context: Context) -> View {
    let menu = MenuPicture(figures: figures(context), state: state).view(context)
    guard let languages else { return menu }
    let picker = PickerView(
      Self.languageOptions(context),
      languages,
      findLabel: context.words("key.find"),
      title: context.words("menu.item.language")
    )
    return .picker(picker, over: menu)
  }
}
