#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import JSONText
public import Loyalty

extension Store {
  /// Carries a command out and brings it to the disk.
  ///
  /// - Parameters:
  ///   - command: What somebody asks for.
  ///   - request: The request's name, if it has one: repeating it gives the first answer.
  ///   - staff: Who asks.
  ///   - source: Where the facts come from.
  ///   - moment: When it happened, not before the last record; nil is now.
  /// - Returns: What it led to.
  /// - Throws: A `Refusal`, told only when all it rests on is on the disk, or a `StoreProblem`.
  @discardableResult
  public func commit(
    _ command: Command,
    request: RequestID? = nil,
    by staff: Staff,
    source: Source = .desk,
    at moment: Moment? = nil
  ) throws -> Committed {
    try durably {
      try append(command, request: request, by: staff, source: source, at: moment)
    }
  }

  /// Decides, writes and brings to the disk what a closure makes of the club: for imports.
  ///
  /// - Parameters:
  ///   - request: The request's name, if it has one.
  ///   - staff: Who asks.
  ///   - moment: When it happened, not before the last record; nil is now.
  ///   - decide: Makes the events of one record, under the lock: other desks wait for it.
  /// - Returns: What it led to.
  /// - Throws: What `decide` throws, a `Refusal`, or a `StoreProblem`.
  @discardableResult
  public func commit(
    request: RequestID? = nil,
    by staff: Staff,
    at moment: Moment? = nil,
    decide: (Club, Moment) throws -> [Event]
  ) throws -> Committed {
    try durably { try append(request: request, by: staff, at: moment, decide: decide) }
  }

  /// Carries a command out without waiting for the disk: for screens, which show it meanwhile.
  ///
  /// - Returns: What must be synced, here or on another thread, before anything else leaves the
  ///   process on its strength.
  public func append(
    _ command: Command,
    request: RequestID? = nil,
    by staff: Staff,
    source: Source = .desk,
    at moment: Moment? = nil
  ) throws -> Pending {
    try appending(request: request, by: staff, at: moment) { at in
      let asking = Asking(at: at, by: staff, source: source)
      let needed = try load(replica.needs(of: command))
      return try replica.decide(command, with: needed, for: asking)
    }
  }

  /// Writes what a closure makes of the club, without waiting for the disk.
  ///
  /// No events leave no record, except under a request's name: its repeat must be known.
  public func append(
    request: RequestID? = nil,
    by staff: Staff,
    at given: Moment? = nil,
    decide: (Club, Moment) throws -> [Event]
  ) throws -> Pending {
    try appending(request: request, by: staff, at: given) { try decide(club, $0) }
  }

  private func appending(
    request: RequestID?,
    by staff: Staff,
    at given: Moment?,
    decide: (Moment) throws -> [Event]
  ) throws -> Pending {
    try writing(by: staff) {
      if let request, let first = try firstAnswer(to: request, by: staff) { return first }
      let at = try moment(given)
      let events = try decide(at)
      guard request != nil || !events.isEmpty else {
        return pendingNothing(at: at, by: staff)
      }
      return try append(events, request: request, by: staff, at: at)
    }
  }

  /// Writes what a closure does to the club step by step, without waiting for the disk: for imports.
  ///
  /// The closure applies each event itself, to the club itself and not to a copy, so that many
  /// steps in one record cost no more than one by one. Where they cannot be written the club is
  /// read anew from the files.
  ///
  /// - Parameters:
  ///   - staff: Who asks.
  ///   - steps: Decides and applies, and returns all that it applied, in order; it must not touch
  ///     this store.
  /// - Returns: What must be synced before anything leaves the process on its strength.
  /// - Throws: What `steps` throws, or a `StoreProblem`.
  public func appendApplied(
    by staff: Staff,
    steps: (inout Club, Moment) throws -> [Event]
  ) throws -> Pending {
    try writing(by: staff) {
      let at = try moment(nil)
      do {
        let events = try steps(&replica.club, at)
        guard !events.isEmpty else { return pendingNothing(at: at, by: staff) }
        return try append(events, by: staff, at: at, areApplied: true)
      } catch {
        // The files hold no trace of steps that were not written.
        try reload()
        throw error
      }
    }
  }

  /// Holds the lock over a step that may write, after all that others wrote was taken over.
  private func writing<Value>(by staff: Staff, _ step: () throws -> Value) throws -> Value {
    try beginWriting(by: staff)
    defer { lock.release() }
    return try step()
  }

  /// Takes the lock and over what others wrote; whoever calls it gives the lock back.
  func beginWriting(by staff: Staff) throws(StoreProblem) {
    try checkWritable()
    try syncInherited()
    // What is read before the lock is held keeps nobody waiting.
    if durability.hasOthers, let entries = try? catchUp(holdingLock: false) { unseen += entries }
    try takeLock(by: staff, followsMeanwhile: true)
    do throws(StoreProblem) {
      try durability.lookForPoison(lock)
      unseen += try catchUp(holdingLock: true)
      // The live segment may be another one by now.
      try syncInherited()
      try checkWritable()
    } catch {
      lock.release()
      throw error
    }
  }

  private func append(
    _ events: [Event],
    request: RequestID? = nil,
    by staff: Staff,
    at: Moment,
    areApplied: Bool = false
  ) throws(StoreProblem) -> Pending {
    let head = RecordHead(
      seq: seq + 1,
      request: request,
      by: staff,
      at: at,
      synced: durability.durable
    )
    try raiseFormat()
    try write(Record(head: head, events: events), isApplied: areApplied)
    return pending(Committed(seq: head.seq, at: at, events: events, isRepeat: false), by: staff)
  }

  /// What a command would lead to now; nothing is written.
  public func decide(
    _ command: Command,
    by staff: Staff,
    source: Source = .desk,
    at given: Moment? = nil
  ) throws -> [Event] {
    let asking = Asking(at: try moment(given), by: staff, source: source)
    return try club.decide(command, with: try load(command.needs(club)), for: asking)
  }

  /// What a request of this name led to when it came before; nil where it has not come yet.
  ///
  /// - Throws: `Refusal.requestConflict` where it asked for something else, or a `StoreProblem`.
  public func earlier(_ request: RequestID) throws -> Committed? {
    try firstAnswer(to: request, by: options.staff)?.committed
  }

  private func durably(_ append: () throws -> Pending) throws -> Committed {
    let pending: Pending
    do {
      pending = try append()
    } catch let refusal as Refusal {
      try syncThrough(seq)
      throw refusal
    }
    return try pending.sync()
  }

  private func checkWritable() throws(StoreProblem) {
    if let readOnly { throw .readOnly(readOnly) }
  }

  /// Takes the lock, telling who keeps us waiting.
  ///
  /// - Parameters:
  ///   - staff: Who asks; others read it while we have the lock.
  ///   - followsMeanwhile: What others write is taken over while the lock is waited for, so that it
  ///     need not be while the lock is held.
  /// - Throws: `busy` where patience ends, `file`.
  func takeLock(by staff: Staff, followsMeanwhile: Bool = false) throws(StoreProblem) {
    var holder = options.holder
    holder.by = staff
    try lock.take(as: holder) { current, waited in
      durability.noticeOthers()
      // A failure is met again once the lock is held.
      if followsMeanwhile, let entries = try? catchUp(holdingLock: false) { unseen += entries }
      guard waited < options.patience else { return false }
      return waited < options.waitingNotice || options.whenWaiting(current())
    }
  }

  /// The clock's time, or the last record's if that is later (rules.md §1.8).
  private func moment(_ given: Moment?) throws(Refusal) -> Moment {
    guard let last = lastAt else { return given ?? options.clock() }
    guard let given else { return max(last, options.clock()) }
    guard given >= last else { throw .beforeLastRecord(given: given, last: last) }
    return given
  }

  /// Where nothing had to change there is nothing to be written.
  private func pendingNothing(at: Moment, by staff: Staff) -> Pending {
    pending(Committed(seq: seq, at: at, events: [], isRepeat: false), by: staff, false)
  }

  private func pending(
    _ committed: Committed,
    by staff: Staff,
    _ isWritten: Bool = true
  ) -> Pending {
    Pending(
      committed: committed,
      journal: journal,
      end: position.offset,
      line: lastLine,
      lock: lock,
      durability: durability,
      by: staff,
      isWritten: isWritten
    )
  }

  /// The answer to a request that was carried out before.
  private func firstAnswer(to request: RequestID, by staff: Staff) throws -> Pending? {
    guard let known = replica.requests[request.id] else { return nil }
    guard known.content == request.content else {
      throw Refusal.requestConflict(request: request.id)
    }
    let file = cardFiles[known.file]
    let bytes = try filing { () throws(FileProblem) in
      try file.read(at: known.line.lowerBound, count: known.line.count)
    }
    guard ChecksummedLine.isWhole(bytes, 0..<bytes.count),
      case .record(let record, _)? = try? RecordCoding.read(bytes, 0..<bytes.count)
    else {
      throw StoreProblem.lineDamaged(file: file.path)
    }
    let first = Committed(
      seq: record.head.seq,
      at: record.head.at,
      events: record.events,
      isRepeat: true
    )
    return pending(first, by: staff)
  }

  /// Writes a record in one call; what cannot be written whole is taken back.
  private func write(_ record: Record, isApplied: Bool) throws(StoreProblem) {
    let (bytes, cards) = RecordCoding.line(of: record)
    let start = position.offset
    let checksum = ChecksummedLine.checksum(bytes, 0..<bytes.count - 1)
    do throws(FileProblem) {
      try journal.write(bytes)
    } catch {
      try? journal.truncate(to: start)
      throw .notSaved(error)
    }
    _ = replica.take(
      record,
      isDecidedHere: true,
      isApplied: isApplied,
      checksum: checksum,
      cards: cards.map { start + $0.lowerBound..<start + $0.upperBound },
      file: cardFiles.count - 1,
      line: start..<start + bytes.count - 1
    )
    position.offset += bytes.count
    position.lines += 1
    lastLine = WrittenLine(range: start..<position.offset - 1, checksum: checksum)
    durability.wrote(record.head.seq)
  }
}
