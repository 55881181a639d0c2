import Localization
import Loyalty
import Screens
import Terminal
import TestSupport
import Testing

/// A desk without a store: the whole shell over a club in memory, driven by keys, seen as text.
///
///     var desk = try DeskDriver(Look(language: .russian))
///     desk.press("F7")
///     desk.type("Турнир_Октябрь")
///     desk.press("Ctrl-S")
///     desk.expect("Групп 7")
///
/// The clock stands at 22 November 2026, 21:14:05 in Kyiv until `advance` moves it; each key comes
/// a quarter of a second after the one before, `advance` not counted.
struct DeskDriver {
  private(set) var shell: Shell
  var look: Look
  var now: Moment
  var staff = Staff("Ольга")
  /// Whether the store can only be read, and why.
  var readOnlyReason: String?
  /// What to do about it, step by step.
  var readOnlyAdvice: String?
  /// Why nothing can be written, as when the disk is full; the screens stay as they are.
  var failure: String?
  /// Whether there is a store at all, and whether it is the demo's.
  var isFirstStart = false
  var isDemo = false
  /// How finely bars are drawn.
  var blocks = ChartBlocks.halves
  /// Where the desk stands.
  var venue: Venue.ID?
  /// What writes the codes of batches into files; nothing does unless a test says so.
  var writeCodes: CodesFile.Writer?
  /// Where a file goes that somebody names; nothing unless a test says so.
  var filePlace: (@Sendable (String) -> String)?
  /// What the file of gateways says; nothing where a test does not say so.
  var gateways: GatewayFacts?
  /// What can be put back; nothing unless a test says so.
  var lastChange: (@Sendable () -> OwnChange?)?
  /// What writes the file of gateways; nothing does unless a test says so.
  var saveGateways: (@Sendable (GatewayDraft) -> GatewayRefusal?)?
  /// What only a runtime can do, in the order in which it was asked for.
  private(set) var requests: [Shell.Request] = []
  /// The commands that were carried out.
  private(set) var performed: [Command] = []
  /// The long work that was begun and neither ended nor stopped; `stepJob` and `finishJob` move it.
  var jobs: [Job.ID: Job] = [:]
  private let memory: MemoryClub
  private var lastSaved: Moment?
  private var keyTime: Int64 = 0

  /// The moment at which tests begin.
  static func startMoment() throws -> Moment { try Moment(rfc3339: "2026-11-22T21:14:05+02:00") }

  /// Sits down at the menu of a club, `Arena.club()` unless another is given.
  init(_ look: Look = Look(), club: Club? = nil, first: (any Screen)? = nil) throws {
    self.look = look
    let club = try club ?? Arena.club()
    now = try Self.startMoment()
    memory = MemoryClub(club, now: now)
    lastSaved = now.advanced(bySeconds: -7)
    shell = Shell(first ?? Destination.menu.screen(Self.context(club, look, now)))
  }

  // MARK: Keys

  /// Presses keys by their names.
  mutating func press(_ names: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    for name in names {
      guard let key = KeyScript.key(name) else {
        Issue.record("There is no key “\(name)”", sourceLocation: sourceLocation)
        continue
      }
      press(key)
    }
  }

  /// Presses a key; `after` milliseconds have gone by since the last one.
  mutating func press(_ key: Key, after milliseconds: Int64 = 250) {
    keyTime += milliseconds
    carryOut(shell.press(KeyStroke(key, at: keyTime), context))
  }

  /// Types a text letter by letter.
  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  /// Pastes a text, as a terminal with bracketed paste sends it.
  mutating func paste(_ text: String) { press(.paste(text)) }

  /// Empties the field that the cursor stands in and types a text.
  mutating func retype(_ text: String) {
    press("Ctrl-U")
    type(text)
  }

  /// Puts a screen on top, as an effect of the one below does.
  mutating func open(_ screen: any Screen) {
    carryOut(shell.carryOut([.open(screen)], from: shell.screens.count, context))
  }

  /// Begins anew with another first screen.
  mutating func begin(with screen: any Screen) {
    shell = Shell(screen)
  }

  /// Lets time go by.
  mutating func advance(seconds: Int64) {
    now = now.advanced(bySeconds: seconds)
    keyTime += seconds * 1_000
  }

  // MARK: The club

  /// The club as of the last command.
  var club: Club { memory.club }

  /// Another desk changes the club: every screen hears of it.
  @discardableResult
  mutating func otherDesk(
    _ command: Command,
    by staff: Staff = Staff("Иван")
  ) throws -> Answer {
    let events = try decide(command, by: staff)
    carryOut(shell.receive(.clubChanged(ClubChange(events, by: staff, at: now)), context))
    return command.answer(to: events)
  }

  /// Something happens that no command of a desk led to: every screen hears of it.
  mutating func happen(_ events: [Event]) {
    memory.take(events)
    let isMoved = events.allSatisfy(\.isOfDelivery)
    let change = ClubChange(events, by: staff, at: now)
    carryOut(shell.receive(isMoved ? .messagesMoved : .clubChanged(change), context))
  }

  private func decide(_ command: Command, by staff: Staff) throws(Refusal) -> [Event] {
    memory.now = now
    return try memory.perform(command, by: staff).events
  }

  private mutating func perform(_ command: Command) {
    if let failure {
      carryOut(shell.receive(.notSaved(command, failure), context))
      return
    }
    do throws(Refusal) {
      let events = try decide(command, by: staff)
      performed.append(command)
      lastSaved = now
      carryOut(shell.receive(.clubChanged(ClubChange(events, by: staff, at: now)), context))
      carryOut(shell.receive(.performed(command, command.answer(to: events)), context))
    } catch {
      carryOut(shell.receive(.refused(command, error), context))
    }
  }

  private mutating func carryOut(_ requests: [Shell.Request]) {
    for request in requests {
      self.requests.append(request)
      switch request {
      case .perform(let command): perform(command)
      case .speak(let code): look.language = Language(named: code) ?? look.language
      case .start(let id, let job): jobs[id] = job
      case .stop(let id): jobs[id] = nil
      case .export, .found, .showDemo, .putBack, .redraw, .suspend, .leave: break
      }
    }
  }

  /// Tells the screens something.
  mutating func hear(_ news: News) { carryOut(shell.receive(news, context)) }

  /// Hands news to the shell, as a runtime does.
  mutating func receive(_ news: News) { carryOut(shell.receive(news, context)) }

  /// Tells something that nobody asked for, as a runtime does.
  mutating func mention(_ notice: Notice) { shell.mention(notice) }

  /// Hands a report of a job to the shell, as a runtime does.
  mutating func hear(_ report: Job.Report) { carryOut(shell.receive(report, context)) }

  // MARK: The screen

  /// What the screens look at.
  var context: Context {
    var context = Self.context(club, look, now)
    context.staff = staff
    context.saving = saving
    context.readOnlyAdvice = readOnlyAdvice
    context.venue = venue
    context.writeCodes = writeCodes
    context.blocks = blocks
    context.filePlace = filePlace
    if let gateways { context.gateways = { gateways } }
    context.lastChange = lastChange
    context.saveGateways = saveGateways
    context.seed = { Seed(words: [1, 2, 3, 4, 5, 6, 7, 8]) }
    return context
  }

  private var saving: Context.Saving {
    if isFirstStart { return .noStore }
    if let readOnlyReason { return .readOnly(readOnlyReason) }
    return isDemo ? .demo(last: lastSaved) : .possible(last: lastSaved)
  }

  private static func context(_ club: Club, _ look: Look, _ now: Moment) -> Context {
    let language = look.language
    return Context(
      club: club,
      card: { club.clients.cardInMemory(of: $0) },
      words: RepositoryWords.words(language),
      now: now,
      staff: Staff("Ольга"),
      size: look.size,
      saving: .possible(last: nil),
      passwords: passwords,
      help: { HelpTopic($0, language: language, from: RepositoryWords.folder) }
    )
  }

  /// A hash that anybody can read, so that tests can tell what was hashed.
  static let passwords = Passwords { text in
    PasswordHash("hash of " + text)
  } verify: { text, hash in
    hash == PasswordHash("hash of " + text)
  }

  /// The cells of the whole terminal.
  var canvas: Canvas { shell.canvas(context) }

  /// The whole terminal as text, a row a line, without spaces at the ends of the lines.
  var frame: [String] {
    canvas.lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The line above the footer.
  var message: String { frame.dropLast().last ?? "" }

  /// The last line.
  var footer: String { frame.last ?? "" }

  /// Whether a text stands somewhere on the screen, no-break spaces read as spaces.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - squeezing: Whether several spaces count as one, as between the columns of a table.
  /// - Returns: Whether it is there.
  func shows(_ text: String, squeezing: Bool = false) -> Bool {
    let wanted = Self.plain(text, squeezing)
    return frame.contains { Self.plain($0, squeezing).contains(wanted) }
  }

  private static func plain(_ line: String, _ squeezing: Bool) -> String {
    let parts = line.split(omittingEmptySubsequences: squeezing) { $0 == " " || $0 == "\u{A0}" }
    return parts.joined(separator: " ")
  }

  /// Expects texts somewhere on the screen.
  func expect(
    _ texts: String...,
    squeezing: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for text in texts where !shows(text, squeezing: squeezing) {
      let picture = frame.joined(separator: "\n")
      Issue.record("“\(text)” is not shown:\n\(picture)", sourceLocation: sourceLocation)
    }
  }

  /// Expects that texts stand nowhere on the screen.
  func expectNot(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    for text in texts where shows(text) {
      let picture = frame.joined(separator: "\n")
      Issue.record("“\(text)” is shown:\n\(picture)", sourceLocation: sourceLocation)
    }
  }
}
