import Delivery
import Dispatch
import Glibc
import Loyalty
import LoyaltyStore
import Synchronization

/// Sends the store's messages aside while screens are open, where a manager allows it.
///
/// It works on a thread and a store of its own, so that no key ever waits for a gateway, and only
/// while there is something to send: an idle desk holds the club once.
final class DeskSending {
  /// How a stretch of sending ended.
  enum Ending: Hashable, Sendable {
    /// Nothing is due for a while.
    case idle
    /// Another desk or worker sends.
    case busy
    /// The file of gateways cannot be used.
    case gateways(GatewayFile.Problem, file: String)
    /// The store could not be read or written.
    case store(StoreProblem)
  }

  /// Milliseconds between two looks at whether something waits.
  private static let interval: Int64 = 1_000
  /// Milliseconds until the next try where another sender was at work, or something was wrong.
  private static let pause: Int64 = 30_000

  /// Seconds that leaving waits for messages that are on their way; what takes longer is sent again
  /// under the same name by the next sender.
  private static let patience: Double = 2

  private let queue = DispatchQueue(label: "frontdesk.sending", qos: .utility)
  private let underway = DispatchGroup()
  private let wake: Wake
  private let desk: Desk
  private var running: StopMark?
  private var nextLook: Int64 = 0
  private var lastEnding: Ending?
  /// When the last stretch began: reminders are looked for as often as a sender does.
  private var lastRun: Int64?

  /// Set on one thread and read on another.
  private final class StopMark: Sendable {
    let isSet = Atomic(false)
  }

  /// Whether a stretch goes on whose end was not taken yet.
  var isRunning: Bool { running != nil }

  init(_ wake: Wake, _ desk: Desk) {
    self.wake = wake
    self.desk = desk
  }

  /// Looks once a second whether something waits, and begins to send it where desks may.
  ///
  /// - Parameters:
  ///   - store: The session's store, which goes on meanwhile.
  ///   - now: Milliseconds of the running clock.
  func look(at store: Store, now: Int64) {
    guard running == nil, now >= nextLook else { return }
    nextLook = now + Self.interval
    guard store.readOnly == nil, isDue(store.club, now) else { return }
    lastRun = now
    let mark = StopMark()
    running = mark
    let path = store.path
    queue.async(group: underway) { [wake, desk] in
      wake.post(.sent(Self.send(path, desk, mark)))
    }
  }

  private func isDue(_ club: Club, _ now: Int64) -> Bool {
    let rules = club.settings.messages
    guard rules.desksSend else { return false }
    let moment = SystemClock.now()
    let times = [club.outbox.nextDue, club.nextMailingTime].compactMap(\.self)
    if times.contains(where: { $0 <= moment }) { return true }
    let isReminding = rules.birthday.isOn || rules.burning.isOn
    return isReminding && lastRun.map { now - $0 >= Sender.lookingSeconds * 1_000 } ?? true
  }

  /// Takes the end of a stretch.
  ///
  /// - Returns: What somebody has to be told of; the same thing once.
  func ended(_ ending: Ending, now: Int64) -> Ending? {
    running = nil
    if ending != .idle { nextLook = now + Self.pause }
    defer { lastEnding = ending }
    return ending == .busy || ending == .idle || ending == lastEnding ? nil : ending
  }

  /// Stops after the messages that are on their way, and waits a little for these.
  func stop() {
    guard let running else { return }
    running.isSet.store(true, ordering: .relaxed)
    _ = underway.wait(timeout: .now() + Self.patience)
  }

  private static func send(
    _ path: String,
    _ desk: Desk,
    _ mark: StopMark
  ) -> Ending {
    let file = GatewayFile.path(option: nil, environment: desk.environment)
    do {
      guard let lock = try SenderLock.take(of: path) else { return .busy }
      defer { lock.release() }
      let settings = try GatewayFile.read(file) ?? GatewaySettings()
      let store = try Store.open(at: path, desk.storeOptions)
      let client = HTTPClient()
      defer { client.close() }
      let transports = try DeliverRun.transports(settings, store, client)
      try work(Sender(store, as: desk.staff, through: transports), mark)
      return .idle
    } catch let problem as GatewayFile.Problem {
      return .gateways(problem, file: file)
    } catch let problem as StoreProblem {
      return .store(problem)
    } catch {
      return .idle
    }
  }

  /// Sends round after round until nothing is due for a minute and no gateway rests.
  private static func work(_ sender: Sender, _ mark: StopMark) throws {
    while !mark.isSet.load(ordering: .relaxed) {
      let began = SystemClock.ticks()
      let round = try sender.round()
      let soon = SystemClock.now().advanced(bySeconds: 60)
      let isDone = round.isIdle && !sender.isResting
      if isDone, sender.nextTime.map({ $0 > soon }) ?? true { return }
      let spent = SystemClock.ticks() - began
      let rest = round.isIdle ? interval : max(0, sender.restAfterRound - spent)
      if rest > 0 { poll(nil, 0, Int32(clamping: rest)) }
    }
  }
}
