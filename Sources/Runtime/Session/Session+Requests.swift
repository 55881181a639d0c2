import Localization
import Loyalty
import LoyaltyStore
import Screens

extension Session {
  /// Does what the screens asked for.
  func carryOut(_ requests: [Shell.Request]) {
    for request in requests {
      switch request {
      case .perform(let command): perform(command)
      case .found(let settings, let groups): found(settings, groups)
      case .showDemo: showDemo()
      case .export(let table, let request, let format, let path):
        export(table, request, format, path)
      case .speak(let code): speak(code)
      case .start(let id, let job): jobs.start(id, job)
      case .stop(let id): jobs.stop(id)
      case .redraw:
        terminal.redrawAll()
        isStale = true
      case .putBack(let seq): putBack(seq)
      case .suspend: suspend()
      case .leave: ending = ending ?? .left
      }
    }
  }

  func receive(_ news: News) {
    isStale = true
    carryOut(shell.receive(news, context))
  }

  /// Decides and writes a command; its sync runs aside while the screen goes on, and of a long
  /// record all of it.
  private func perform(_ command: Command) {
    waitForSync()
    guard let store else { return }
    guard command.isLong else {
      return take(Written { try store.append(command, by: desk.staff) }, of: command)
    }
    store.appendAside(command, by: desk.staff, patience)
  }

  /// Takes the end of what was written aside.
  func take(aside written: Written, of command: Command) {
    store?.ended(written)
    take(written, of: command)
  }

  /// Tells the screens what this desk has changed.
  func tell(of done: Committed) {
    guard !done.events.isEmpty else { return }
    receive(.clubChanged(ClubChange(done.events, by: desk.staff, at: done.at)))
  }

  /// Tells the screens what came of a command.
  private func take(_ written: Written, of command: Command) {
    follow()
    switch written {
    case .committed(let done):
      tell(of: done)
      receive(.performed(command, command.answer(to: done.events)))
    case .refused(let refusal): receive(.refused(command, refusal))
    case .notSaved(let problem): receive(.notSaved(command, notSaved(problem)))
    case .failed(let reason): receive(.notSaved(command, notSaved(reason)))
    }
  }

  private func notSaved(_ problem: StoreProblem) -> String {
    notSaved(storeSentence.short(problem))
  }

  private func notSaved(_ reason: String) -> String {
    words("state.notSaved", ["reason": .text(reason)])
  }

  /// Takes over what other desks wrote since the last look, and says whose work it was.
  func follow() {
    guard let store, !store.isWriting else { return }
    let wasReadOnly = store.store.readOnly
    do throws(StoreProblem) {
      let entries = try store.store.follow()
      var isMoved = false
      for entry in entries where !entry.events.isEmpty {
        guard !entry.events.allSatisfy(\.isOfDelivery) else {
          isMoved = true
          continue
        }
        let facts: [String: WordValue] = [
          "by": .text(entry.by.name), "what": .text(changed(entry.events)),
        ]
        // First in general: what a screen says about it is nearer.
        shell.mention(Notice(.note, words("state.changedBy", facts)))
        isStale = true
        receive(.clubChanged(ClubChange(entry.events, by: entry.by, at: entry.at)))
      }
      if isMoved { receive(.messagesMoved) }
      // An import elsewhere registers many, whose cards the files have.
      if !entries.isEmpty { store.store.shelveWritten() }
    } catch {
      let sentence = storeSentence(error)
      if shell.notice?.text != sentence { tell(.trouble, sentence) }
    }
    if let reason = store.store.readOnly, reason != wasReadOnly { tellReadOnly() }
  }

  /// Takes the end of the sync: what is saved, or that nobody knows whether it is.
  func take(synced problem: StoreProblem?) {
    guard let store else { return }
    store.synced(problem, at: SystemClock.now())
    isStale = true
    guard problem != nil else { return }
    tell(.trouble, words("state.syncUnknown", ["what": .text(changed(store.underway))]))
  }

  /// Takes the end of a stretch of sending: whoever sits here is told what keeps messages back.
  func take(sent ending: DeskSending.Ending) {
    switch sending.ended(ending, now: SystemClock.ticks()) {
    case .gateways(let problem, let file)?:
      tell(.trouble, GatewaySentence(words)(problem, file: file))
    case .store(let problem)?: tell(.trouble, storeSentence(problem))
    case .idle?, .busy?, nil: break
    }
  }

  /// Shows everything in another language, for this session.
  private func speak(_ code: String) {
    guard let language = Language(named: code), language != words.language else { return }
    words = Words(language, from: desk.resources)
    isStale = true
  }
}
