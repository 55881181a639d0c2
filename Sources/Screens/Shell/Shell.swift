import Localization
package import Loyalty
import Terminal

/// The whole program between key and canvas: the screens on top of each other, the keys that mean
/// the same everywhere, and the message line. Knows neither store nor ncurses.
package struct Shell: Sendable {
  /// The screens.
  package internal(set) var screens: ScreenStack
  /// What the message line tells; nil shows the screen's status.
  package internal(set) var notice: Notice?
  /// What was told, the newest last; twenty are kept.
  package internal(set) var told: [Notice] = []
  /// The question whether to leave, while it is open.
  var leaving: LeavingQuestion?
  private var lastUnbound: Int64?

  /// Begins with a screen.
  package init(_ first: any Screen) {
    screens = ScreenStack(first)
  }

  /// What only the runtime can do.
  package enum Request: Sendable {
    /// Decide and write a command, then call `receive` with the outcome.
    case perform(Command)
    /// Create the store.
    case found(Settings, starterGroups: [GroupDraft])
    /// Open the demo.
    case showDemo
    /// Use another language.
    case speak(String)
    /// Draw everything anew.
    case redraw
    /// Stop until the job-control shell continues.
    case suspend
    /// End the session.
    case leave
  }

  /// Takes a key; what comes back is for the runtime to do.
  package mutating func press(_ stroke: KeyStroke, _ context: Context) -> [Request] {
    if leaving != nil { return answerLeaving(stroke, context) }
    let before = notice
    if let effects = screens.top.press(stroke, context) {
      if before?.kind != .trouble { notice = nil }
      return carryOut(effects, at: stroke.at, context)
    }
    let isTyping = screens.top.isTyping
    switch GlobalKeys.table.dispatch(stroke.key, inText: isTyping, context: context) {
    case .run(let intent):
      if before?.kind != .trouble { notice = nil }
      return run(intent, at: stroke.at, context)
    case .refused(_, let reason):
      tell(Notice(.trouble, context.words(reason)))
      return []
    case .unbound:
      hintAtUnbound(stroke, isTyping: isTyping, context)
      return []
    }
  }

  /// Takes news for the screen that asked, or for all of them.
  package mutating func receive(_ news: News, _ context: Context) -> [Request] {
    guard case .clubChanged = news else {
      if case .performed = news { notice = nil }
      return carryOut(screens.top.receive(news, context), at: 0, context)
    }
    var requests: [Request] = []
    var effects: [Effect] = []
    screens.forEach { effects += $0.receive(news, context) }
    requests += carryOut(effects, at: 0, context)
    return requests
  }

  /// Puts a sentence on the message line and remembers it.
  package mutating func tell(_ notice: Notice) {
    self.notice = notice
    told = (told + [notice]).suffix(20)
  }

  /// Does what a screen asked for, as far as the shell can; the rest is for the runtime.
  mutating func carryOut(_ effects: [Effect], at time: Int64, _ context: Context) -> [Request] {
    var requests: [Request] = []
    for effect in effects {
      switch effect {
      case .perform(let command): requests.append(.perform(command))
      case .open(let screen): screens.push(screen)
      case .replace(let screen): screens.top = screen
      case .back(let choice): requests += goBack(choice, at: time, context)
      case .backAndRun(let action):
        guard screens.pop() else { continue }
        requests += carryOut(screens.top.run(action: action, context), at: time, context)
      case .go(let destination): go(to: destination, context)
      case .tell(let notice): tell(notice)
      case .found(let settings, let groups):
        requests.append(.found(settings, starterGroups: groups))
      case .showDemo: requests.append(.showDemo)
      case .speak(let language): requests.append(.speak(language))
      case .leave: requests.append(.leave)
      case .redraw: requests.append(.redraw)
      case .suspend: requests.append(.suspend)
      }
    }
    return requests
  }

  private mutating func goBack(
    _ choice: Choice?,
    at time: Int64,
    _ context: Context
  ) -> [Request] {
    guard screens.pop() else { return [] }
    return carryOut(screens.top.receive(.returned(choice), context), at: time, context)
  }

  /// Goes to a place; a form with unsaved work stays beneath it.
  mutating func go(to destination: Destination, _ context: Context) {
    screens.popToUnsavedOrFirst()
    if destination == .menu, screens.isAtFirst, screens.top is MenuScreen { return }
    screens.push(destination.screen(context))
  }

  private mutating func run(
    _ intent: GlobalIntent,
    at time: Int64,
    _ context: Context
  ) -> [Request] {
    switch intent {
    case .help: screens.push(HelpScreen(about: screens.top, context))
    case .commands: screens.push(PaletteScreen(over: screens.top, told: told, context))
    case .findClient: screens.push(ClientsScreen(choosing: false))
    case .menu(let section): screens.push(MenuScreen(section: section))
    case .back: return leaveScreen(at: time, context)
    case .redraw: return [.redraw]
    case .suspend: return suspend(context)
    case .interrupt: tell(Notice(.note, context.words("state.howToLeave")))
    }
    return []
  }

  /// F10: one level back; on the first screen it asks whether to leave.
  private mutating func leaveScreen(at time: Int64, _ context: Context) -> [Request] {
    guard screens.isAtFirst else { return goBack(nil, at: time, context) }
    leaving = LeavingQuestion(context)
    return []
  }

  private mutating func suspend(_ context: Context) -> [Request] {
    guard !screens.all.contains(where: { $0.hasUnsavedWork }) else {
      tell(Notice(.trouble, context.words("why.unsaved")))
      return []
    }
    return [.suspend]
  }

  private mutating func answerLeaving(_ stroke: KeyStroke, _ context: Context) -> [Request] {
    guard let answer = leaving?.press(stroke) else { return [] }
    leaving = nil
    return answer ? [.leave] : []
  }

  /// After the second key within two seconds that means nothing, says where letters are text.
  private mutating func hintAtUnbound(
    _ stroke: KeyStroke,
    isTyping: Bool,
    _ context: Context
  ) {
    guard !isTyping, case .character = stroke.key else { return }
    if let last = lastUnbound, stroke.at - last <= 2_000 {
      tell(Notice(.note, context.words("state.letterIsCommand")))
    }
    lastUnbound = stroke.at
  }
}
