import Localization
package import Loyalty
import Terminal

/// The whole program between key and canvas.
///
/// It holds the screens on top of each other, the keys that mean the same everywhere, and the
/// message line, and knows neither store nor ncurses.
package struct Shell: Sendable {
  /// The screens.
  package internal(set) var screens: ScreenStack
  /// What is told, and what was.
  package internal(set) var line = MessageLine()
  /// The form that was discarded last: F2 brings it back.
  package internal(set) var draft: (any Screen)?
  /// The question whether to leave, while it is open.
  var leaving: LeavingQuestion?
  /// The question whether to put one's last change back, while it is open.
  var puttingBack: PutBackQuestion?
  /// At which depth the screen stands that waits for a command.
  private var askers: [Command: Int] = [:]
  private var lastUnbound: Int64?
  /// The long work that runs aside.
  var running: RunningJob?
  var lastJob: Job.ID = 0
  /// The fewest screens that there were since the last key or news: what stood above has gone.
  var lowest = Int.max
  /// When Enter chose something in help or commands: what that opened is not to be answered by
  /// the bounce of the same key.
  private var chosenAt: Int64?

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
    /// Put back what a record changed.
    case putBack(UInt64)
    /// Use another language.
    case speak(String)
    /// Write a report into a file and tell where it is.
    case export(ReportTable, ReportRequest, format: String, path: String)
    /// Begin long work aside and tell of it by `receive(_:_:)`.
    case start(Job.ID, Job)
    /// Stop long work; nothing is told of it any more.
    case stop(Job.ID)
    /// Draw everything anew.
    case redraw
    /// Stop until the job-control shell continues.
    case suspend
    /// End the session.
    case leave
  }

  /// Takes a key; what comes back is for the runtime to do.
  package mutating func press(_ stroke: KeyStroke, _ context: Context) -> [Request] {
    line.note(time: stroke.at)
    if isBounce(stroke) { return [] }
    if leaving != nil { return answerLeaving(stroke, context) }
    if puttingBack != nil { return answerPutBack(stroke) }
    if let requests = stopsJob(stroke.key, context) { return requests }
    lowest = screens.count
    return settleJobs(take(stroke, context), context)
  }

  private mutating func take(_ stroke: KeyStroke, _ context: Context) -> [Request] {
    let depth = screens.count
    if let effects = screens.top.press(stroke, context) {
      line.giveWay()
      let requests = carryOut(effects, from: depth, context)
      return requests
    }
    let isTyping = screens.top.isTyping
    switch GlobalKeys.table.dispatch(stroke.key, inText: isTyping, context: context) {
    case .run(let intent):
      line.giveWay()
      return run(intent, context)
    case .refused(_, let reason): tell(Notice(.reason, context.sentence(why: reason)))
    case .unbound: pressUnbound(stroke, isTyping: isTyping, context)
    }
    return []
  }

  /// Whether the key is the Enter that chose in help or commands, bouncing on what it opened.
  private mutating func isBounce(_ stroke: KeyStroke) -> Bool {
    guard stroke.key == .enter else { return false }
    let isChoosing = screens.top is HelpScreen || screens.top is PaletteScreen
    defer { chosenAt = isChoosing && leaving == nil ? stroke.at : nil }
    let isAsked =
      leaving != nil || puttingBack != nil || (screens.top as? any KeyedScreen)?.isAsking == true
    guard let chosenAt, isAsked else { return false }
    return stroke.at - chosenAt < DialogState.bounce
  }

  /// Takes news: of a command, for the screen that asked; of the club, for all of them.
  package mutating func receive(_ news: News, _ context: Context) -> [Request] {
    lowest = screens.count
    return settleJobs(hand(news, context), context)
  }

  private mutating func hand(_ news: News, _ context: Context) -> [Request] {
    var requests: [Request] = []
    switch news {
    case .clubChanged, .messagesMoved:
      for depth in 1...screens.count {
        let effects = screens[depth]?.receive(news, context) ?? []
        requests += carryOut(effects, from: depth, context)
      }
      return requests
    case .performed(let command, _):
      line.clear()
      return deliver(news, of: command, context)
    case .refused(let command, _), .notSaved(let command, _):
      return deliver(news, of: command, context)
    case .notFounded, .notExported, .returned, .progressed, .finished:
      return carryOut(screens.top.receive(news, context), from: screens.count, context)
    }
  }

  private mutating func deliver(
    _ news: News,
    of command: Command,
    _ context: Context
  ) -> [Request] {
    let depth = askers.removeValue(forKey: command) ?? screens.count
    guard let effects = screens[depth]?.receive(news, context) else { return [] }
    return carryOut(effects, from: depth, context)
  }

  /// Puts a sentence on the message line and remembers it.
  package mutating func tell(_ notice: Notice) { line.tell(notice, depth: screens.count) }

  /// Tells what happened beside, as another desk's change; a trouble stays before it.
  package mutating func mention(_ notice: Notice) { line.mention(notice, depth: screens.count) }

  /// What the message line tells; nil shows the screen's status.
  package var notice: Notice? { line.notice(at: screens.count) }

  /// Does what the screen at a depth asked for, as far as the shell can; the rest is for the
  /// runtime.
  package mutating func carryOut(
    _ effects: [Effect],
    from depth: Int,
    _ context: Context
  ) -> [Request] {
    var requests: [Request] = []
    for effect in effects {
      switch effect {
      case .perform(let command): requests += perform(command, from: depth, context)
      case .open(let screen):
        show { $0.push(screen) }
        requests += carryOut(screens.top.opened(context), from: screens.count, context)
      case .start(let job): requests += start(job, from: depth, context)
      case .replace(let screen):
        line.mended()
        lowest = min(lowest, screens.count - 1)
        screens.top = screen
      case .back(let choice): requests += goBack(choice, from: depth, context)
      case .backAndRun(let action):
        guard show({ $0.pop() }) else { continue }
        let effects = screens.top.run(action: action, context)
        requests += carryOut(effects, from: screens.count, context)
      case .global(let intent): requests += run(intent, context)
      case .bringDraftBack:
        guard let form = draft else { continue }
        draft = nil
        show { $0.push(form) }
      case .askToLeave: askToLeave(context)
      case .go(let destination): requests += go(to: destination, context)
      case .tell(let notice): tell(notice)
      case .mended: line.mended()
      case .keepDraft(let screen): draft = screen
      case .found(let settings, let groups):
        requests.append(.found(settings, starterGroups: groups))
      case .export(let table, let request, let format, let path):
        requests.append(.export(table, request, format: format, path: path))
      case .showDemo: requests.append(.showDemo)
      case .speak(let language): requests.append(.speak(language))
      case .leave: requests.append(.leave)
      case .redraw: requests.append(.redraw)
      case .suspend: requests.append(.suspend)
      }
    }
    return requests
  }

  /// Hands a command on, or answers at once that the store can only be read.
  private mutating func perform(
    _ command: Command,
    from depth: Int,
    _ context: Context
  ) -> [Request] {
    guard case .readOnly(let reason) = context.saving else {
      askers[command] = depth
      return [.perform(command)]
    }
    let sentence = context.sentence(for: .readOnly(reason: reason))
    let effects = screens[depth]?.receive(.notSaved(command, sentence), context) ?? []
    let requests = carryOut(effects, from: depth, context)
    tell(context.readOnlyNotice(reason))
    return requests
  }

  private mutating func goBack(
    _ choice: Choice?,
    from depth: Int,
    _ context: Context
  ) -> [Request] {
    guard depth > 1, show({ $0.pop(below: depth) }) else { return [] }
    let effects = screens.top.receive(.returned(choice), context)
    return carryOut(effects, from: screens.count, context)
  }

  /// Changes which screen is seen: complaints go with the screen that they are about.
  @discardableResult
  private mutating func show<Result>(_ change: (inout ScreenStack) -> Result) -> Result {
    let result = change(&screens)
    lowest = min(lowest, screens.count)
    line.screensLeft(screens.count)
    return result
  }

  /// Goes to a place; a form with unsaved work stays beneath it.
  mutating func go(to destination: Destination, _ context: Context) -> [Request] {
    show { $0.popToUnsavedOrFirst() }
    if destination == .menu, screens.isAtFirst, screens.top is MenuScreen { return [] }
    screens.push(destination.screen(context))
    return carryOut(screens.top.opened(context), from: screens.count, context)
  }

  private mutating func run(_ intent: GlobalIntent, _ context: Context) -> [Request] {
    switch intent {
    case .help where screens.top is HelpScreen, .commands where screens.top is PaletteScreen:
      return goBack(nil, from: screens.count, context)
    case .help:
      let help = HelpScreen(about: screens.top, trouble: notice?.about, context)
      show { $0.push(help) }
    case .commands:
      let palette = PaletteScreen(over: screens.top, told: line.told, hasDraft: draft != nil)
      show { $0.push(palette) }
    case .findClient: show { $0.push(ClientsScreen(choosing: false)) }
    case .menu(let section): showMenu(section, context)
    case .back: return leaveScreen(context)
    case .putBack: askToPutBack(context)
    case .redraw: return [.redraw]
    case .suspend: return suspend(context)
    case .interrupt: tell(Notice(.note, context.words("state.howToLeave")))
    }
    return []
  }

  /// F10: one level back; on the first screen it asks whether to leave.
  private mutating func leaveScreen(_ context: Context) -> [Request] {
    guard screens.isAtFirst else { return goBack(nil, from: screens.count, context) }
    askToLeave(context)
    return []
  }

  private mutating func askToLeave(_ context: Context) {
    let isUnsaved = screens.all.contains { $0.hasUnsavedWork }
    leaving = LeavingQuestion(isUnsaved: isUnsaved, context)
  }

  /// The menu above what is being done, or its section where the menu is seen already.
  private mutating func showMenu(_ section: Int?, _ context: Context) {
    let menu = MenuScreen(section: section, context)
    if screens.top is MenuScreen {
      guard section == nil || MenuPlaces.index(ofDigit: section ?? 0) != nil else { return }
      screens.top = menu
    } else {
      show { $0.push(menu) }
    }
  }

  private mutating func suspend(_ context: Context) -> [Request] {
    guard !screens.all.contains(where: { $0.hasUnsavedWork }) else {
      tell(Notice(.reason, context.words("why.unsaved")))
      return []
    }
    return [.suspend]
  }

  private mutating func answerLeaving(_ stroke: KeyStroke, _ context: Context) -> [Request] {
    guard let answer = leaving?.press(stroke) else { return [] }
    leaving = nil
    return answer ? [.leave] : []
  }

  /// A key that means nothing here: Esc goes back, pasted text is not run as commands, and after
  /// the second letter within two seconds it is said where letters are text.
  private mutating func pressUnbound(
    _ stroke: KeyStroke,
    isTyping: Bool,
    _ context: Context
  ) {
    switch stroke.key {
    case .escape: escape(context)
    case .paste where !isTyping: tell(Notice(.note, context.words("state.pasteNowhere")))
    case .character where !isTyping:
      if let last = lastUnbound, stroke.at - last <= 2_000 {
        tell(Notice(.note, context.words("state.letterIsCommand")))
      }
      lastUnbound = stroke.at
    default: break
    }
  }

  /// Esc goes one level back and never out of the program.
  private mutating func escape(_ context: Context) {
    if screens.isAtFirst {
      tell(Notice(.note, context.words("state.howToLeave")))
    } else {
      _ = goBack(nil, from: screens.count, context)
    }
  }
}
