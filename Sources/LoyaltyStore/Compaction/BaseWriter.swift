import JSONText
import Loyalty

/// Writes the files of a new base: the club as one record left it.
struct BaseWriter {
  /// The store's folder.
  let path: String
  /// The new base, from there: "base/000002".
  let folder: String
  let files: any FileSystem
  /// The store as the record left it.
  let store: Store

  private var club: Club { store.club }

  /// Writes all files into the folder, which is there and empty.
  ///
  /// - Parameter since: Records under a request's name are kept from that moment on.
  /// - Returns: What the manifest says of the base.
  /// - Throws: `file`, `cardUnreadable`.
  func write(requestsSince since: Moment) throws(StoreProblem) -> Manifest.Base {
    let facts = BaseFile.ClubFacts(
      settings: club.settings,
      defaultGroup: club.groups.defaultGroup,
      lastAt: store.lastAt,
      counters: club.counters
    )
    let clubPart = try part(BaseFile.club) { part throws(FileProblem) in try part.add(facts.line) }
    let groups = club.groups.inUse + club.groups.inArchive
    let groupPart = try part(BaseFile.groups) { part throws(FileProblem) in
      for group in groups { try part.add(BaseFile.line(of: group)) }
    }
    let clients = try writeClients()
    let others = [
      try part(BaseFile.lists) { part throws(FileProblem) in try add(club.listEvents, to: &part) },
      try writeAccounts(), try writeCodes(), try writeWaiting(), try writeRequests(since: since),
      try part(BaseFile.days) { part throws(FileProblem) in
        for end in store.marks.days { try part.add(DayEndLine.line(of: end)) }
      },
    ]
    return Manifest.Base(
      folder: folder,
      seq: store.seq,
      crc: store.replica.checksum,
      groups: groups.count,
      clients: clients.lines,
      clientBytes: clients.bytes,
      own: [clubPart, groupPart, clients],
      others: others
    )
  }

  private func part(
    _ name: String,
    _ fill: (inout PartWriter) throws(FileProblem) -> Void
  ) throws(StoreProblem) -> Manifest.Part {
    try filing { () throws(FileProblem) in
      var part = try PartWriter("\(folder)/\(name)", in: path, files)
      try fill(&part)
      return try part.finish(last: store.seq)
    }
  }

  private func add(_ events: [Event], to part: inout PartWriter) throws(FileProblem) {
    for event in events { try part.add(BaseLine.line(of: event)) }
  }

  private func writeClients() throws(StoreProblem) -> Manifest.Part {
    var part = try filing { () throws(FileProblem) in
      try PartWriter("\(folder)/\(BaseFile.clients)", in: path, files)
    }
    var cards = StoredCards(store)
    while let lines = try cards.next() {
      try filing { () throws(FileProblem) in try part.add(lines.bytes, count: lines.count) }
    }
    return try filing { () throws(FileProblem) in try part.finish(last: store.seq) }
  }

  private func writeAccounts() throws(StoreProblem) -> Manifest.Part {
    var part = try filing { () throws(FileProblem) in
      try PartWriter("\(folder)/\(BaseFile.accounts)", in: path, files)
    }
    var accounts = try StoredAccounts(store)
    while let lines = try accounts.lines() {
      try filing { () throws(FileProblem) in try part.add(lines.bytes, count: lines.count) }
    }
    return try filing { () throws(FileProblem) in try part.finish(last: store.seq) }
  }

  private func writeCodes() throws(StoreProblem) -> Manifest.Part {
    try part(BaseFile.codes) { part throws(FileProblem) in
      try add(club.promoCodeEvents, to: &part)
      for place in 0..<club.promoCodeUses {
        try part.add(BaseLine.line(of: club.promoCodeUse(at: place)))
      }
    }
  }

  private func writeWaiting() throws(StoreProblem) -> Manifest.Part {
    try part(BaseFile.waiting) { part throws(FileProblem) in
      try add(club.parkedReceipts.waiting.map { .receiptParked($0) }, to: &part)
      try add(club.parkedReceipts.rememberedEnds.map { .parkedReceiptEnded($0) }, to: &part)
      try add(club.outboxEvents, to: &part)
    }
  }

  /// Copies the records of requests as they stand, so that a repeat gets its first answer; those that
  /// hold personal values of a client who was erased are left out.
  private func writeRequests(since: Moment) throws(StoreProblem) -> Manifest.Part {
    let kept = store.replica.requests.values.filter { $0.at >= since }
      .sorted { ($0.file, $0.line.lowerBound) < ($1.file, $1.line.lowerBound) }
    var windows = FileWindows(store.cardFiles)
    var part = try filing { () throws(FileProblem) in
      try PartWriter("\(folder)/\(BaseFile.requests)", in: path, files)
    }
    for request in kept {
      let line = try windows.bytes(of: request.file, request.line)
      guard ChecksummedLine.isWhole(line, 0..<line.count) else {
        throw windows.unreadable(request.file)
      }
      guard !club.hasErased(inRecord: line) else { continue }
      try filing { () throws(FileProblem) in try part.add(line + [UInt8(ascii: "\n")]) }
    }
    return try filing { () throws(FileProblem) in try part.finish(last: store.seq) }
  }
}

extension Club {
  /// Whether a record holds values that were erased.
  fileprivate func hasErased(inRecord line: [UInt8]) -> Bool {
    guard clients.hasErased,
      case .record(let record, _)? = try? RecordCoding.read(line, 0..<line.count)
    else { return false }
    return record.events.contains { event in
      switch event {
      case .clientRegistered(let client): clients.isErased(client.id)
      case .clientEdited(let id, _): clients.isErased(id)
      case .clientsMerged(let merge): clients.isErased(merge.into)
      case .messageQueued(let message): clients.isErased(message.client)
      case .receiptParked(let receipt): receipt.client.map(clients.isErased) ?? false
      default: false
      }
    }
  }
}

/// Makes the lines of a base's clients from the cards as they stand in files, or from memory.
private struct StoredCards {
  private static let runBytes = 1 << 20

  private let store: Store
  private let clients: ClientTable
  private let places: CardPlaces
  private var windows: FileWindows
  private var number: UInt32 = 1

  init(_ store: Store) {
    self.store = store
    clients = store.club.clients
    places = store.replica.places
    windows = FileWindows(store.cardFiles)
  }

  /// The lines of the next clients: of many at once where they stand one behind the other in the old
  /// base and are as they were; nil behind the last.
  mutating func next() throws(StoreProblem) -> (bytes: [UInt8], count: Int)? {
    guard number < clients.nextID.number else { return nil }
    let run = run()
    defer { number += UInt32(max(run.count, 1)) }
    guard let first = run.first, let last = run.last else {
      return (try line(of: Client.ID(number)), 1)
    }
    let range = first.lowerBound..<last.upperBound + 1
    let bytes = try filing { () throws(FileProblem) in
      try store.cardFiles[0].read(at: range.lowerBound, count: range.count)
    }
    guard bytes.count == range.count else { throw windows.unreadable(0) }
    for (place, card) in run.enumerated() {
      let line = card.lowerBound - range.lowerBound..<card.upperBound - range.lowerBound
      guard ChecksummedLine.isWhole(bytes, line), bytes[line.upperBound] == UInt8(ascii: "\n")
      else {
        let client = Client.ID(number + UInt32(place))
        throw .cardUnreadable(client: client, file: store.cardFiles[0].path)
      }
    }
    return (bytes, run.count)
  }

  /// The cards of the next clients that stand one behind the other in the old base as they are.
  private func run() -> [Range<Int>] {
    var run: [Range<Int>] = []
    var bytes = 0
    for number in number..<clients.nextID.number where bytes < Self.runBytes {
      let id = Client.ID(number)
      guard clients.current(id) == id, !clients.isErased(id), clients.isStored(id) else { break }
      let place = places[id]
      guard place.file == 0, run.last.map({ $0.upperBound + 1 == place.range.lowerBound }) ?? true
      else { break }
      run.append(place.range)
      bytes += place.range.count + 1
    }
    return run
  }

  private mutating func line(of id: Client.ID) throws(StoreProblem) -> [UInt8] {
    if let merge = store.club.keptMerge(of: id) { return BaseLine.line(of: merge) }
    if clients.isErased(id) {
      return BaseLine.line(erased: id, registeredAt: clients.registration(of: id))
    }
    guard clients.isStored(id) else { return BaseFile.line(of: try store.card(of: id)) }
    let place = places[id]
    let bytes = try windows.bytes(of: place.file, place.range)
    guard place.file == 0 else { return ChecksummedLine.line(of: bytes) }
    guard ChecksummedLine.isWhole(bytes, 0..<bytes.count) else {
      throw .cardUnreadable(client: id, file: store.cardFiles[0].path)
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}

/// Reads small pieces of several files that mostly follow one another, a megabyte at a time.
private struct FileWindows {
  private static let size = 1 << 20

  private let files: [OpenFile]
  private var windows: [Int: (offset: Int, bytes: [UInt8])] = [:]

  init(_ files: [OpenFile]) { self.files = files }

  mutating func bytes(of file: Int, _ range: Range<Int>) throws(StoreProblem) -> [UInt8] {
    if let window = windows[file], window.offset <= range.lowerBound,
      range.upperBound <= window.offset + window.bytes.count
    {
      let start = range.lowerBound - window.offset
      return Array(window.bytes[start..<start + range.count])
    }
    let bytes = try filing { () throws(FileProblem) in
      try files[file].read(at: range.lowerBound, count: max(Self.size, range.count))
    }
    guard bytes.count >= range.count else { throw unreadable(file) }
    windows[file] = (range.lowerBound, bytes)
    return Array(bytes[..<range.count])
  }

  func unreadable(_ file: Int) -> StoreProblem {
    .lineDamaged(file: files[file].path)
  }
}
