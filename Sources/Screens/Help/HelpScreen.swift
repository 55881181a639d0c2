import Localization
package import Terminal

/// Help (F1): left what can be pressed on the screen below, right what went wrong there.
///
/// Enter closes it and runs a chosen action, or shows the answer to a chosen situation.
package struct HelpScreen: KeyedScreen {
  /// What the help's keys ask for.
  package enum Intent: Hashable, Sendable {
    case run, otherColumn, close
  }

  private(set) var state: HelpState
  /// The situation whose answer is shown.
  private(set) var answer: HelpTopic.Situation?
  private var scroll = TextState()
  private let topic: HelpTopic?
  private let more: [HelpTopic.Situation]
  private let field: FieldHelp?
  private let steps: [String]
  private let screen: any Screen

  /// Opens the help.
  ///
  /// - Parameters:
  ///   - screen: The screen that it is about.
  ///   - trouble: The stable name of the refusal that stands on the message line: what to do about
  ///     it comes first.
  ///   - context: What the screen looks at.
  package init(about screen: any Screen, trouble: String? = nil, _ context: Context) {
    self.screen = screen
    let topic = context.help(screen.helpTopic)
    self.topic = topic
    more = screen.helpTopic == "keys" ? [] : context.help("keys")?.situations ?? []
    field = screen.fieldHelp(context)
    steps = screen.trail(context).suffix(1)
    let situation = trouble.flatMap { code in
      topic?.situations.first { $0.about.contains(code) }
    }
    answer = situation
    state = HelpState(startsInSituations: situation != nil)
  }

  package static let keys = KeyTable<Intent, KeyState<HelpScreen>> {
    Binding(
      .enter,
      does: .run,
      label: "key.run",
      tooltip: "help.enter",
      footer: 1,
      unless: { $0.screen.answer == nil ? nil : "why.answerShown" }
    )
    Binding(
      .tab,
      does: .otherColumn,
      label: "key.otherColumn",
      tooltip: "key.otherColumn.hint",
      footer: 2,
      unless: { $0.screen.answer == nil ? nil : "why.answerShown" }
    )
    Binding(.escape, does: .close, label: "key.close", footer: 3)
  }

  package var helpTopic: String { "keys" }
  package var isTyping: Bool { answer == nil }
  package var showsGlobalKeys: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("place.help")] }

  // MARK: Rows

  private func actions(_ context: Context) -> [HelpAction] {
    let own = screen.actions(context).reduce(into: [HelpAction]()) { actions, action in
      // There and back, as Tab and Shift+Tab, is one thing.
      if let last = actions.indices.last, actions[last].label == action.label,
        actions[last].reason == action.reason
      {
        actions[last].keys += action.keys
        return
      }
      actions.append(
        HelpAction(
          id: "own." + String(action.index),
          keys: action.keys,
          label: action.label,
          reason: action.reason
        )
      )
    }
    let global = GlobalKeys.actions(context).enumerated().compactMap { place, pair in
      pair.intent == .help
        ? nil
        : HelpAction(
          id: "all." + String(place),
          keys: pair.action.keys,
          label: pair.action.label,
          reason: pair.action.reason
        )
    }
    let search = WordSearch(state.find.text)
    return (own + global).found { search.rank($0.label, others: $0.keys) }
  }

  private func situations() -> [(id: String, situation: HelpTopic.Situation)] {
    let all = ((topic?.situations ?? []) + more).enumerated()
      .map { (id: String($0), situation: $1) }
    let search = WordSearch(state.find.text)
    return all.found { search.rank($0.situation.question, others: $0.situation.answer) }
  }

  private func help(_ context: Context) -> HelpView {
    let words = context.words
    var introduction = topic?.paragraphs ?? []
    if let field {
      let about = words("help.onField", ["field": .text(field.label)])
      let namesItself = field.text.hasPrefix(field.label)
      introduction = [namesItself ? field.text : about + ". " + field.text]
    }
    return HelpView(
      findLabel: words("help.find"),
      introduction: introduction,
      actionsTitle: words("help.keys"),
      actions: actions(context),
      situationsTitle: words("help.situations"),
      situations: situations().map { HelpSituation(id: $0.id, title: $0.situation.question) },
      closing: words("help.enter"),
      nothingFound: words("help.nothingFound", ["typed": .text(state.find.text)])
    )
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if answer != nil { return readAnswer(stroke.key, context) }
    let page = max(1, context.size.rows - 15)
    switch state.handle(stroke.key, in: help(context).rows, page: page) {
    case .ignored: return nil
    case .handled: return []
    case .searchChanged:
      state.found(help(context).rows)
      return []
    case .run(let id): return run(id, context)
    case .answer(let id):
      answer = situations().first { $0.id == id }?.situation
      scroll = TextState()
      return []
    case .close: return [.back(nil)]
    }
  }

  private func run(_ id: String, _ context: Context) -> [Effect] {
    guard let place = Int(id.dropFirst(4)) else { return [] }
    if id.hasPrefix("own.") { return [.backAndRun(action: place)] }
    return [.back(nil), .global(GlobalKeys.actions(context)[place].intent)]
  }

  private mutating func readAnswer(_ key: Key, _ context: Context) -> [Effect]? {
    if key == .escape || key == .backspace || key == .enter {
      answer = nil
      return []
    }
    let rows = answerText.rows(columns: context.size.columns)
    return scroll.handle(key, rows: rows, page: context.size.rows - 6) ? [] : nil
  }

  package mutating func run(_ intent: Intent, at time: Int64, _ context: Context) -> [Effect] {
    let key: Key =
      switch intent {
      case .run: .enter
      case .otherColumn: .tab
      case .close: .escape
      }
    return type(KeyStroke(key, at: time), context) ?? []
  }

  // MARK: Pictures

  private var answerText: TextView {
    var paragraphs: [Paragraph] = []
    if let answer {
      paragraphs.append(Paragraph(answer.question, style: .title))
      for text in answer.answer { paragraphs += [Paragraph(""), Paragraph(text)] }
    }
    return TextView(paragraphs, top: scroll.top)
  }

  package func view(_ context: Context) -> View {
    let view = answer == nil ? help(context).view(state) : .text(answerText)
    return .stack([.gap(answer == nil ? 0 : 1), StackPart(view, .filling())])
  }

  package func status(_ context: Context) -> Status {
    guard answer == nil else { return Status(topic?.title ?? "") }
    let help = help(context)
    let rows = help.rows
    let selected = state.actions.selectedID ?? rows.actions.first
    if !state.isInSituations, let action = help.actions.first(where: { $0.id == selected }),
      let reason = action.reason
    {
      return Status(action.label + ": " + reason)
    }
    return Status(
      context.words(
        "help.count",
        ["actions": .number(rows.actions.count), "questions": .number(rows.situations.count)]
      )
    )
  }
}
