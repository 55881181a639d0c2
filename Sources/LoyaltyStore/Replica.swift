import Loyalty

/// What the files say, as far as they were read: the club and where to find the rest of it.
struct Replica: Sendable {
  /// Where the record of a request stands.
  struct Request: Sendable {
    let content: String
    let at: Moment
    let file: Int
    let line: Range<Int>
  }

  var club: Club
  /// Where the cards stand.
  private(set) var places = CardPlaces()
  /// The requests that led to records, by their names.
  private(set) var requests: [String: Request] = [:]
  /// The last record.
  private(set) var seq: UInt64
  /// The checksum of the last record's line; nil where a base of an older program ends.
  private(set) var checksum: UInt32?
  /// The last records of all days.
  private(set) var marks = JournalMarks()
  /// When the last record was decided.
  private(set) var lastAt: Moment?
  /// The highest number that any valid line names as synced.
  private(set) var synced: UInt64
  /// The last record of the journal that erased a client: what the files behind the base hold of him
  /// or her goes when they are folded.
  private(set) var lastErasure: UInt64?
  /// How many receipts and gifts the archive holds.
  private(set) var archived = (receipts: 0, gifts: 0)
  /// Where the archive tells of each receipt; nil where there is none.
  private(set) var receiptPlaces: LinePlaces?
  /// Where the lines of the base's accounts begin, by the clients' numbers, and where the last ends;
  /// nil where nobody knows.
  private(set) var accountPlaces: ColumnValues<UInt64>?
  /// A byte of the live segment before which every record is named as synced.
  private(set) var syncedEnd = 0
  /// The record that moves it on once it is named as synced, and where it ends.
  private var awaited: (seq: UInt64, end: Int)?
  /// Clients whose cards are in memory, although the files have them.
  private var unshelved: [Client.ID] = []

  init(club: Club, seq: UInt64) {
    self.club = club
    self.seq = seq
    synced = seq
  }

  /// Notes what a line knows to be on the disk.
  mutating func learned(synced seq: UInt64) {
    synced = max(synced, seq)
  }

  /// Goes on with the next file of the journal.
  mutating func beginSegment() {
    syncedEnd = 0
    awaited = nil
  }

  /// Makes room for so many clients.
  mutating func reserve(_ clients: Int) {
    club.clients.reserve(min(clients, 10_000_000))
    places.reserve(min(clients, 10_000_000))
  }

  /// Adds clients whose cards stay in the files; says why not if a number is wrong.
  ///
  /// - Returns: What is wrong, and how many clients stand before it.
  mutating func load(
    _ rows: Range<Int>,
    of batch: CardBatch,
    file: Int
  ) -> (reason: Damage.Reason, before: Int)? {
    var expected = club.clients.nextID.number
    for row in rows {
      guard batch.ids[row] == expected else {
        let reason = Damage.Reason.sequence(
          found: UInt64(batch.ids[row]),
          expected: UInt64(expected)
        )
        return (reason, row - rows.lowerBound)
      }
      expected += 1
    }
    club.clients.load(batch.clients, rows: rows)
    for row in rows { places.append(file: file, batch.places[row]) }
    return nil
  }

  /// Takes the base's clients from an index.
  mutating func take(_ clients: ClientTable, _ places: CardPlaces) {
    club.take(clients)
    self.places = places
  }

  /// Notes where the lines of the base's accounts stand.
  mutating func take(accountPlaces: ColumnValues<UInt64>?) { self.accountPlaces = accountPlaces }

  /// Ends the base's clients, so that others may follow.
  mutating func closeBase() { places.closeBase() }

  /// Takes over a line of a base that makes something anew; says why not.
  mutating func take(_ content: BaseLine.Content) -> Damage.Reason? {
    switch content {
    case .use(let use): return club.restore(use) ? nil : .reference
    case .event(.receiptParked(let receipt)): return club.restore(receipt) ? nil : .reference
    case .event(.parkedReceiptEnded(let end)): club.restore(end)
    case .event(let event):
      guard club.knows(what: event) else { return .reference }
      club.apply(event)
    }
    return nil
  }

  /// Takes over a record of a chunk; says why not if it does not follow from what stands before.
  mutating func take(
    _ line: JournalChunk.Line,
    _ head: RecordHead,
    _ steps: Range<Int>,
    of chunk: JournalChunk,
    file: Int
  ) -> Damage.Reason? {
    guard head.seq == seq + 1 else { return .sequence(found: head.seq, expected: seq + 1) }
    for step in chunk.steps[steps] {
      switch step {
      case .cards(let rows):
        if let wrong = load(rows, of: chunk.batch, file: file) { return wrong.reason }
      case .event(let event):
        guard club.knows(what: event) else { return .reference }
        apply(event, head)
        noteErasure(event, head)
      }
    }
    checksum = line.checksum
    note(head, file: file, line: line.range)
    return nil
  }

  /// Takes over a whole record, cards included; says why not.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - isDecidedHere: Whether its events were decided on this club, so that all they name exists.
  ///   - isApplied: Whether the club holds its events already.
  ///   - checksum: That of its line.
  ///   - cards: Where the cards of registered clients stand in the file.
  ///   - file: The number of the file.
  ///   - line: Where the record stands in it.
  /// - Returns: What is wrong, or nil.
  mutating func take(
    _ record: Record,
    isDecidedHere: Bool = false,
    isApplied: Bool = false,
    checksum: UInt32,
    cards: [Range<Int>],
    file: Int,
    line: Range<Int>
  ) -> Damage.Reason? {
    guard record.head.seq == seq + 1 else {
      return .sequence(found: record.head.seq, expected: seq + 1)
    }
    for event in record.events where !isApplied {
      guard isDecidedHere || club.knows(what: event) else { return .reference }
      apply(event, record.head)
    }
    for event in record.events { noteErasure(event, record.head) }
    for card in cards {
      places.append(file: file, card)
      unshelved.append(Client.ID(UInt32(places.count)))
    }
    self.checksum = checksum
    note(record.head, file: file, line: line)
    return nil
  }

  /// Drops the cards that the files have; only memory changes.
  mutating func shelve() {
    club.clients.shelve(unshelved)
    unshelved = []
  }

  /// Applies an event of a record; a merge that an older program wrote is of the record's moment.
  private mutating func apply(_ event: Event, _ head: RecordHead) {
    guard case .clientsMerged(let merge) = event else { return club.apply(event) }
    club.apply(.clientsMerged(merge.dated(head.at)))
  }

  private mutating func noteErasure(_ event: Event, _ head: RecordHead) {
    if case .clientErased = event { lastErasure = head.seq }
  }

  private mutating func note(_ head: RecordHead, file: Int, line: Range<Int>) {
    club.sign(head.by)
    seq = head.seq
    let at = max(lastAt ?? head.at, head.at)
    lastAt = at
    if let checksum {
      marks.note(JournalMark(seq: seq, checksum: checksum), at: at, in: club.calendar)
    }
    learned(synced: head.synced)
    let end = line.upperBound + 1
    if let awaited {
      guard synced >= awaited.seq else { return noteRequest(head, file: file, line: line) }
      syncedEnd = awaited.end
    }
    awaited = (head.seq, end)
    noteRequest(head, file: file, line: line)
  }

  private mutating func noteRequest(_ head: RecordHead, file: Int, line: Range<Int>) {
    if let request = head.request {
      requests[request.id] = Request(
        content: request.content,
        at: head.at,
        file: file,
        line: line
      )
    }
  }

  /// Notes a request whose record a compaction kept; says why not.
  mutating func takeKept(_ head: RecordHead, file: Int, line: Range<Int>) -> Damage.Reason? {
    guard let request = head.request, requests[request.id] == nil else { return .reference }
    noteRequest(head, file: file, line: line)
    return nil
  }

  /// Notes that all receipts and gifts so far stand in the archive.
  mutating func noteArchived(_ places: LinePlaces) {
    archived = (club.receipts.count, club.giftCount)
    receiptPlaces = places
  }

  /// Goes on behind the records of a base.
  mutating func begin(at moment: Moment?, checksum: UInt32?) {
    lastAt = moment
    self.checksum = checksum
    guard let moment, let checksum else { return }
    marks.note(JournalMark(seq: seq, checksum: checksum), at: moment, in: club.calendar)
  }

  /// Takes over the last records of the days that were folded.
  mutating func take(_ marks: JournalMarks) { self.marks = marks }
}
