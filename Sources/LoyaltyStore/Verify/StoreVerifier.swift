import Loyalty

/// Looks through all files of a store and changes nothing.
///
/// Files are read a piece at a time; in memory stands what a desk has there too, the club. After a
/// bad line checksums and numbers are still checked, but what records say is not: it rests on what
/// is missing.
struct StoreVerifier {
  private(set) var report = StoreReport()
  private let path: String
  private let files: any FileSystem
  private let manifest: Manifest
  /// The club so far; nil once a line is missing.
  private var replica: Replica?
  /// The number that the next record must have; nil where that is not known any more.
  private var expected: UInt64?
  /// The highest number that any record names as synced.
  private var synced: UInt64

  /// The record that somebody asks after, and the checksum of its line.
  private let asked: UInt64?
  private var checksum: UInt32?

  init(
    _ path: String,
    _ files: any FileSystem,
    asking asked: UInt64? = nil
  ) throws(StoreProblem) {
    self.asked = asked
    self.path = path
    self.files = files
    manifest = try Store.readManifest(at: path, files, isUnfinished: true)
    synced = manifest.base.seq
    expected = manifest.base.seq + 1
  }

  /// Looks through everything.
  mutating func run() throws(StoreProblem) {
    let (needs, knows) = (manifest.format.write, Manifest.knownFormat.write)
    if needs > knows { report.add(.newerFormat(needs: needs, knows: knows)) }
    let base = manifest.base
    for name in BaseFile.own where base.part(name) == nil {
      try tolerating { verifier throws(StoreProblem) in
        _ = try verifier.checkLines(of: "\(base.folder)/\(name)")
      }
    }
    for part in base.own + base.others + manifest.receipts + manifest.history {
      try tolerating { verifier throws(StoreProblem) in try verifier.check(part) }
    }
    try tolerating { verifier throws(StoreProblem) in try verifier.readBase() }
    for index in manifest.segments.indices {
      try tolerating { verifier throws(StoreProblem) in try verifier.readSegment(index) }
    }
    try tolerating { verifier throws(StoreProblem) in try verifier.lookForPoison() }
    try tolerating { verifier throws(StoreProblem) in try verifier.lookForStrangers() }
    if let club = replica?.club { report.check(club) }
    report.lastAt = replica?.lastAt
    report.record = asked.map(known)
  }

  /// What was found of a record that somebody asks after.
  private func known(_ seq: UInt64) -> StoreReport.KnownRecord {
    if let checksum { return .checksum(checksum) }
    return seq > 0 && seq <= manifest.base.seq ? .folded : .missing
  }

  /// Notes a file that cannot be read, and goes on with the next.
  private mutating func tolerating(
    _ step: (inout StoreVerifier) throws(StoreProblem) -> Void
  ) throws(StoreProblem) {
    do throws(StoreProblem) {
      try step(&self)
    } catch .file(let problem) {
      replica = nil
      expected = nil
      report.add(.unreadable(problem))
    } catch .baseDamaged(let damage) {
      replica = nil
      if !report.findings.contains(.damaged(damage)) { report.add(.damaged(damage)) }
    }
  }

  private func open(_ name: String) throws(StoreProblem) -> OpenFile {
    try filing { () throws(FileProblem) in try OpenFile("\(path)/\(name)", .read, in: files) }
  }

  /// Checks each line of a file that the manifest describes, and the whole of it.
  private mutating func check(_ part: Manifest.Part) throws(StoreProblem) {
    let faults = report.faults
    let lines = try checkLines(of: part.file)
    // Where a line is told the file as a whole says nothing more.
    guard report.faults == faults else { return }
    let found = try filing { () throws(FileProblem) in
      try FileCopy.part(part.file, of: path, files)
    }
    guard lines != part.lines + 1 || found.bytes != part.bytes || found.crc != part.crc else {
      return
    }
    let isCounted = lines == part.lines + 1 && found.bytes == part.bytes
    let reason: Damage.Reason = isCounted ? .otherFile : .footer
    report.add(.damaged(Damage(file: part.file, line: lines, reason: reason)))
  }

  /// Checks the checksum of each line of a file of the base, and counts them.
  private mutating func checkLines(of name: String) throws(StoreProblem) -> Int {
    let file = try open(name)
    let size = try filing { () throws(FileProblem) in try file.size() }
    var line = 0
    var report = report
    var chunks = LineChunks(file, in: 0..<size)
    try chunks.forEach(parse: { WholeLines($0) }) { lines throws(StoreProblem) in
      for isWhole in lines.areWhole {
        line += 1
        guard !isWhole else { continue }
        report.add(.damaged(Damage(file: name, line: line, reason: .checksum)))
      }
    }
    if chunks.offset < size {
      report.add(.damaged(Damage(file: name, line: line + 1, reason: .cut)))
    }
    report.lines += line
    report.bytes += size
    self.report = report
    return line
  }

  /// Reads the club from the base, which must be understood and count right.
  private mutating func readBase() throws(StoreProblem) {
    var opener = try Opener(path, manifest, files, isReading: true)
    try opener.readBase()
    replica = opener.opened.replica
    report.settings = replica?.club.settings
    checksum = replica?.marks.days.first { $0.mark.seq == asked }?.mark.checksum
  }

  private mutating func readSegment(_ index: Int) throws(StoreProblem) {
    let name = manifest.segments[index].file
    let file = try open(name)
    let size = try filing { () throws(FileProblem) in try file.size() }
    var segment = SegmentCheck(
      name: name,
      number: index + 1,
      isLive: index == manifest.segments.count - 1,
      replica: replica,
      expected: expected,
      synced: synced
    )
    replica = nil
    var chunks = LineChunks(file, in: 0..<size)
    var found = checksum
    try chunks.forEach(parse: { JournalChunk($0) }) { chunk throws(StoreProblem) in
      for line in chunk.lines {
        segment.take(line, of: chunk)
        if case .record(let head, _) = line.content, head.seq == asked { found = line.checksum }
      }
    }
    let isCut = chunks.offset < size
    let wasFinished = try filing { () throws(FileProblem) in
      guard isCut else { return false }
      return try BitFinder.newline(behind: chunks.offset, of: file) != nil
    }
    for finding in segment.end(isCut: isCut, wasFinished: wasFinished) { report.add(finding) }
    checksum = found
    (replica, expected, synced) = (segment.replica, segment.expected, segment.synced)
    report.seq = max(report.seq, segment.last)
    report.lines += segment.lines
    report.bytes += size
  }

  private mutating func lookForPoison() throws(StoreProblem) {
    let found = try filing { () throws(FileProblem) in
      try StoreLock(in: path, .read, files: files).marks().poison
    }
    if let found { report.add(.poisoned(found)) }
  }

  /// Looks for files that no desk would ever read.
  private mutating func lookForStrangers() throws(StoreProblem) {
    let own = [
      StoreLock.file, SyncTurn.file, SenderLock.file, FilesHold.file, Manifest.file,
      BackupList.file, AsideFolder.mark, "base", "journal", "receipts", "history", IndexFolder.name,
      "quarantine",
    ]
    var strangers = try names(in: "").filter { !own.contains($0) }
    let named = Set(manifest.fixedFiles + manifest.segments.map(\.file) + [manifest.base.folder])
    for folder in ["journal", "base", "receipts", "history"] {
      strangers += try names(in: folder).map { "\(folder)/\($0)" }.filter { !named.contains($0) }
    }
    let epoch = manifest.epoch
    strangers += try filing { () throws(FileProblem) in
      try IndexFolder.strangers(to: epoch, in: path, files).map { "\(IndexFolder.name)/\($0)" }
    }
    for file in strangers {
      let isBehind = file.hasPrefix("journal/") && file > manifest.segments.last?.file ?? ""
      let size = try filing { () throws(FileProblem) in
        isBehind ? try files.status(at: "\(path)/\(file)", followingLinks: false)?.size ?? 0 : 0
      }
      report.add(size > 0 ? .unnamedSegment(file: file) : .unlisted(file: file))
    }
  }

  private func names(in folder: String) throws(StoreProblem) -> [String] {
    try filing { () throws(FileProblem) in
      let place = "\(path)/\(folder)"
      return try files.status(at: place, followingLinks: true) == nil ? [] : files.names(in: place)
    }
  }
}

/// Which lines of a chunk match their checksums.
private struct WholeLines: Sendable {
  let areWhole: [Bool]

  init(_ chunk: LineChunk) {
    areWhole = chunk.lines.map { ChecksummedLine.isWhole(chunk.bytes, $0) }
  }
}

extension Store {
  /// Looks through all files of a store, whether a desk works on it or not, and changes nothing.
  ///
  /// Checked are checksums, record numbers, what records and cards refer to, phones, and that each
  /// balance is the sum of its entries and its lots less debt. Cost: about twice that of opening.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - seq: A record whose checksum somebody wants to know.
  ///   - files: The disk.
  ///   - patience: How long to wait while somebody folds the journal, backs up or verifies, and who
  ///     is told of it.
  /// - Returns: What was found.
  /// - Throws: `missing`, `notAStore`, `manifestUnreadable`, `newerFormat`, `filesHeld` and the like,
  ///   where the files do not say what belongs to the store.
  public static func verify(
    at path: String,
    asking seq: UInt64? = nil,
    files: any FileSystem = PosixFiles(),
    patience: FilesPatience = FilesPatience(.seconds(60))
  ) throws(StoreProblem) -> StoreReport {
    let path = trimmed(path)
    let hold = try FilesHold.take(in: path, files, isMade: false, patience)
    return try withExtendedLifetime(hold) { () throws(StoreProblem) in
      try look(through: path, asking: seq, files, isUnfinished: false)
    }
  }

  /// The same where nobody else knows of the folder, or FILES is held.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - seq: A record whose checksum somebody wants to know.
  ///   - files: The disk.
  ///   - isUnfinished: Whether it is one that we are making.
  /// - Returns: What was found.
  /// - Throws: The same.
  static func look(
    through path: String,
    asking seq: UInt64? = nil,
    _ files: any FileSystem,
    isUnfinished: Bool
  ) throws(StoreProblem) -> StoreReport {
    let isMarked = (try? AsideFolder.isMarked(path, files)) ?? false
    do throws(StoreProblem) {
      var verifier = try StoreVerifier(path, files, asking: seq)
      try verifier.run()
      var report = verifier.report
      if isMarked, !isUnfinished { report.add(.unfinished) }
      try BackupList.check(path, files, &report)
      return report
    } catch {
      throw isMarked && !isUnfinished ? .unfinished(path: path) : error
    }
  }
}
