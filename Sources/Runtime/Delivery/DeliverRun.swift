package import Delivery
import Glibc
import Localization
package import Loyalty
package import LoyaltyStore

/// `frontdesk deliver`: sends what waits, once or until it is stopped.
package struct DeliverRun {
  /// Whether it ends when nothing is due.
  package var once = false
  /// The port on which reports are taken; nil for none.
  package var port: UInt16?
  /// The file of gateways, where one was named.
  package var gateways: String?

  /// The longest that a worker that stays looks away: other desks may have queued something.
  private static let pauseMilliseconds: Int32 = 500

  package init() {}

  /// Sends, telling on standard error what happened.
  ///
  /// - Throws: `CommandFailure` for a file of gateways that cannot be used, or while somebody else
  ///   sends and it is to end.
  package func run(
    on open: OpenDesk,
    of desk: Desk,
    isStopped: () -> Bool
  ) throws {
    let settings = try self.settings(open, desk)
    let book = ReportBook(open.store, as: desk.staff, settings)
    let listener = try port.map { try Self.listener($0, open) }
    if let listener {
      let words = open.words("deliver.listening", ["port": .text(String(listener.port))])
      try Output.errors.line(words)
    }
    guard let lock = try lock(open, listener, book, isStopped) else { return }
    defer { lock.release() }
    let client = HTTPClient()
    defer { client.close() }
    let sender = Sender(
      open.store,
      as: desk.staff,
      through: try transports(settings, open, desk, client)
    )
    try tell(settings, open)
    try work(sender, open, listener, book, isStopped)
  }

  /// What carries each channel: the gateways of the file, and files for the rest.
  ///
  /// - Throws: What is wrong with the file of FCM's service account.
  package static func transports(
    _ settings: GatewaySettings,
    _ store: Store,
    _ client: HTTPClient
  ) throws(GatewayFile.Problem) -> [Channel: any Transport] {
    let files = FileTransport(
      folder: MessageFiles.folder(of: store.path),
      store: store.identity,
      calendar: store.club.calendar
    )
    var transports: [Channel: any Transport] = [.sms: files, .push: files]
    if let sms = settings.sms {
      transports[.sms] = KannelTransport(sms, perSecond: settings.smsPerSecond, client: client)
    }
    let rate = settings.pushPerSecond
    switch settings.push {
    case .ntfy(let gateway)?:
      transports[.push] = NtfyTransport(
        gateway,
        store: store.identity,
        perSecond: rate,
        client: client
      )
    case .webhook(let gateway)?:
      transports[.push] = WebhookTransport(
        gateway,
        store: store.identity,
        perSecond: rate,
        client: client
      )
    case .fcm(let file, let url)?:
      transports[.push] = FcmTransport(
        try GatewayFile.account(file, url: url),
        store: store.identity,
        perSecond: rate,
        client: client
      )
    case nil: break
    }
    return transports
  }

  private func transports(
    _ settings: GatewaySettings,
    _ open: OpenDesk,
    _ desk: Desk,
    _ client: HTTPClient
  ) throws -> [Channel: any Transport] {
    do throws(GatewayFile.Problem) {
      return try Self.transports(settings, open.store, client)
    } catch {
      var file = GatewayFile.path(option: gateways, environment: desk.environment)
      if case .fcm(let account, _)? = settings.push { file = account }
      throw CommandFailure(GatewaySentence(open.words)(error, file: file))
    }
  }

  private func settings(_ open: OpenDesk, _ desk: Desk) throws -> GatewaySettings {
    let path = GatewayFile.path(option: gateways, environment: desk.environment)
    do throws(GatewayFile.Problem) {
      let found = try GatewayFile.read(path)
      guard let found else {
        guard gateways == nil else { throw .system(ENOENT) }
        return GatewaySettings()
      }
      return found
    } catch {
      throw CommandFailure(GatewaySentence(open.words)(error, file: path))
    }
  }

  private static func listener(_ port: UInt16, _ open: OpenDesk) throws -> ReportListener {
    do throws(GatewayFile.Problem) {
      return try ReportListener(port: port)
    } catch {
      throw CommandFailure(GatewaySentence(open.words)(error, port: port))
    }
  }

  /// The right to send; one that stays waits for it, taking reports meanwhile.
  private func lock(
    _ open: OpenDesk,
    _ listener: ReportListener?,
    _ book: ReportBook,
    _ isStopped: () -> Bool
  ) throws -> SenderLock? {
    var isTold = false
    while !isStopped() {
      if let lock = try SenderLock.take(of: open.store.path) { return lock }
      guard !once else { throw CommandFailure(open.words("deliver.busy")) }
      if !isTold { try Output.errors.line(open.words("deliver.waiting")) }
      isTold = true
      wait(milliseconds: Self.pauseMilliseconds, listener, book)
    }
    return nil
  }

  /// Says what goes into files because no gateway is set up.
  private func tell(_ settings: GatewaySettings, _ open: OpenDesk) throws {
    let folder = MessageFiles.folder(of: open.store.path)
    if settings.sms == nil {
      try Output.errors.line(open.words("deliver.smsToFile", ["folder": .text(folder)]))
    }
    if settings.push == nil {
      try Output.errors.line(open.words("deliver.pushToFile", ["folder": .text(folder)]))
    }
  }

  private func work(
    _ sender: Sender,
    _ open: OpenDesk,
    _ listener: ReportListener?,
    _ book: ReportBook,
    _ isStopped: () -> Bool
  ) throws {
    var told = Told()
    while !isStopped() {
      let began = SystemClock.ticks()
      let round = try sender.round()
      told.add(round)
      if let line = told.line(open.words, isIdle: round.isIdle) { try Output.errors.line(line) }
      if once, round.isIdle {
        // A line of cron would be sent as a letter.
        let isTold = told.hasTold || !Output.errors.isTerminal
        return isTold ? () : try Output.errors.line(open.words("deliver.nothing"))
      }
      let spent = SystemClock.ticks() - began
      let rest =
        round.isIdle ? Int64(Self.pauseMilliseconds) : max(0, sender.restAfterRound - spent)
      wait(milliseconds: Int32(clamping: rest), listener, book)
    }
  }

  private func wait(
    milliseconds: Int32,
    _ listener: ReportListener?,
    _ book: ReportBook
  ) {
    guard let listener else {
      if milliseconds > 0 { poll(nil, 0, milliseconds) }
      return
    }
    listener.serve(until: SystemClock.ticks() + Int64(milliseconds), handle: book.take)
  }
}

/// What was told of rounds so far, so that a quiet worker stays quiet.
private struct Told {
  private var sent = 0
  private var accepted = 0
  private var retried = 0
  private var settled = 0
  private var problem: DeliveryProblem?
  private var toldProblem: DeliveryProblem?
  /// Whether there was anything to tell.
  private(set) var hasTold = false

  mutating func add(_ round: Sender.Round) {
    sent += round.sent
    accepted += round.accepted
    retried += round.retried
    settled += round.settled
    if round.sent > 0 { problem = round.problem }
  }

  /// A line when a run of work ends or a gateway's trouble changes.
  mutating func line(_ words: Words, isIdle: Bool) -> String? {
    guard isIdle, sent + settled > 0 else { return nil }
    hasTold = true
    defer { (sent, accepted, retried, settled, toldProblem) = (0, 0, 0, 0, problem) }
    let counts: [String: WordValue] = [
      "accepted": .number(accepted), "retried": .number(retried),
      "failed": .number(max(0, sent - accepted - retried)), "skipped": .number(settled),
    ]
    let line = words("deliver.round", counts)
    guard let problem, accepted < sent else { return line }
    return line + ": " + words("mailing.problem." + problem.rawValue)
  }
}
