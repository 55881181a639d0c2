import Glibc
import Localization
import Loyalty
import LoyaltyStore
import Screens
import Terminal

/// A desk at work: one thread owns the state and the terminal.
///
/// It waits for keys, for other threads and for the time, hands them to the screens, does what they
/// ask for, and draws once an event. Where nothing changed nothing is sent.
package final class Session {
  /// How a session ends.
  package enum Ending: Hashable, Sendable {
    /// Somebody left.
    case left
    /// The terminal is gone.
    case hungUp
    /// A signal ended it.
    case signalled(Int32)
  }

  let desk: Desk
  let terminal: any DeskTerminal
  let wake: Wake
  let patience: Patience
  let jobs: JobRunner
  let folding: Folding
  let sending: DeskSending
  var shell: Shell
  var words: Words
  var store: SessionStore?
  /// The club that screens look at while there is no store.
  let nobody: Club?
  var demo: DemoFolder?
  var ending: Ending?
  /// Whether a picture is due.
  var isStale = true
  /// Keys that came while something else had to be waited for.
  var held: [Key] = []
  /// Signals of our own stopping are passed over until then.
  var ignoresStopsUntil: Int64 = 0
  private var decoder: KeyDecoder
  private var nextLook: Int64 = 0
  private var shownMinute: Int64 = 0
  /// What came while only the sync or the lock was waited for.
  var heldWakeups: [Wakeup] = []

  /// Milliseconds between two looks at what other desks wrote.
  private static let lookInterval: Int64 = 250

  /// Sits down at a terminal with what `SessionStart` prepared.
  package init(_ start: SessionStart, on terminal: any DeskTerminal) {
    desk = start.desk
    wake = start.wake
    words = start.words
    nobody = start.nobody
    demo = start.demo
    patience = start.patience
    jobs = JobRunner(start.wake)
    folding = Folding(start.wake, allowsNetwork: start.desk.allowsNetwork)
    sending = DeskSending(start.wake, start.desk)
    self.terminal = terminal
    decoder = KeyDecoder(
      escapeDelay: Int64(terminal.escapeDelay),
      extra: terminal.keySequences
    )
    let context = Session.context(
      desk: start.desk,
      store: start.store,
      nobody: start.nobody,
      words: start.words,
      size: terminal.size
    )
    shell = Shell(start.firstScreen(context))
    store = start.store
    patience.session = self
    tellOpening()
  }

  /// Works until somebody leaves, the terminal goes, or a signal comes.
  package func run() -> Ending {
    while true {
      if isStale { draw() }
      if let ending { return finish(ending) }
      wait()
      takeWakeups()
      let isTyped = takeKeys()
      look()
      // Drawing may have stopped for keys that were waiting; it goes on now.
      if isTyped, !isStale { draw() }
    }
  }

  /// Puts the picture of this moment on the terminal.
  func draw() {
    isStale = false
    let context = context
    shownMinute = context.now.milliseconds / 60_000
    terminal.draw(shell.canvas(context))
  }

  // MARK: Waiting

  private func wait() {
    guard held.isEmpty else { return }
    let now = SystemClock.ticks()
    var due = nextLook
    if let deadline = decoder.deadline { due = min(due, deadline) }
    var waiting = [
      pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    poll(&waiting, 2, Int32(clamping: max(0, due - now)))
  }

  private func takeWakeups() {
    let wakeups = heldWakeups + wake.take()
    heldWakeups = []
    for wakeup in wakeups { take(wakeup) }
  }

  private func take(_ wakeup: Wakeup) {
    switch wakeup {
    case .signal(let signal): take(signal: signal)
    case .synced(let problem): take(synced: problem)
    case .written(let command, let written): take(aside: written, of: command)
    case .waiting(let holder): tell(.note, storeSentence.waiting(for: holder))
    case .folded(let problem):
      take(folded: problem)
    case .sent(let ending): take(sent: ending)
    case .job(let report):
      isStale = true
      carryOut(shell.receive(report, context))
    }
  }

  /// Waits until the last record is on the disk: the screen runs one sync ahead, not two.
  func waitForSync() {
    while let store, store.isSyncing || store.isWriting {
      var waiting = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, -1)
      for wakeup in wake.take() {
        switch wakeup {
        case .synced, .written, .waiting: take(wakeup)
        case .signal, .folded, .sent, .job: heldWakeups.append(wakeup)
        }
      }
    }
  }

  // MARK: Keys

  /// Takes what was typed; tells whether anything came.
  private func takeKeys() -> Bool {
    var keys = held
    held = []
    let now = SystemClock.ticks()
    let typed = terminal.readKeys()
    switch typed {
    case .nothing: keys += decoder.timeout(at: now)
    case .bytes(let bytes): keys += decoder.feed(bytes, at: now)
    case .ended: ending = ending ?? .hungUp
    }
    guard !keys.isEmpty else { return typed != .nothing }
    follow()
    for key in keys where ending == nil {
      if key == .escape, patience.aside.isWaiting {
        patience.aside.giveUp()
        continue
      }
      carryOut(shell.press(KeyStroke(key, at: now), context))
      isStale = true
    }
    return true
  }

  /// Reads keys while the lock is waited for: the others are kept for later.
  ///
  /// - Returns: Whether Esc was among them.
  func readsEscape() -> Bool {
    let now = SystemClock.ticks()
    var keys: [Key] = []
    switch terminal.readKeys() {
    case .nothing: keys = decoder.timeout(at: now)
    case .bytes(let bytes): keys = decoder.feed(bytes, at: now)
    case .ended:
      ending = .hungUp
      return true
    }
    guard let place = keys.firstIndex(of: .escape) else {
      held += keys
      return false
    }
    held = Array(keys[(place + 1)...])
    return true
  }

  // MARK: Others' changes

  private func look() {
    let now = SystemClock.ticks()
    guard now >= nextLook else { return }
    nextLook = now + Self.lookInterval
    follow()
    if let store, !store.isDemo, !store.isWriting {
      folding.look(at: store.store, by: desk.staff, now: now)
      sending.look(at: store.store, now: now)
    }
    if SystemClock.now().milliseconds / 60_000 != shownMinute { isStale = true }
  }

  private func finish(_ ending: Ending) -> Ending {
    jobs.stopAll()
    if ending == .left { sending.stop() }
    // What was written is in the kernel's hands; only who leaves waits for the disk.
    if ending == .left { waitForSync() }
    store = nil
    demo?.remove()
    return ending
  }
}
