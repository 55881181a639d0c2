import Checksums
import JSONText
import Loyalty

/// The files of a base: the club as one record left it, immutable.
enum BaseFile {
  static let club = "club.ndjson"
  static let groups = "groups.ndjson"
  static let clients = "clients.ndjson"
  /// Categories, venues, products, programs and templates of messages.
  static let lists = "lists.ndjson"
  /// Bonus accounts with their histories.
  static let accounts = "accounts.ndjson"
  /// Promo codes, and behind them their uses.
  static let codes = "codes.ndjson"
  /// Parked receipts, what became of the last of them, and messages that wait.
  static let waiting = "waiting.ndjson"
  /// The records of the last days that were written under a request's name.
  static let requests = "requests.ndjson"
  /// The last record of every day, with the checksum that its line in the journal had.
  static let days = "days.ndjson"

  /// The files that every base has.
  static let own = [club, groups, clients]

  /// The files that only a compaction makes.
  static let others = [lists, accounts, codes, waiting, requests, days]

  /// What the one line of club.ndjson says: settings, and what belongs to no group or client.
  struct ClubFacts {
    var settings: Settings
    var defaultGroup: Group.ID?
    /// When the last record was decided that is in the base.
    var lastAt: Moment?
    /// The numbers that come next, unless nothing had any yet.
    var counters: KeptCounters?

    /// The line.
    var line: [UInt8] {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("settings")
      SettingsCoding.write(settings, to: &writer)
      writer.key("defaultGroup")
      writer.optional(defaultGroup, JSONWriter.writeID)
      writer.member(ifAny: "lastAt", lastAt?.rfc3339)
      writer.member(ifAny: "nextMessage", counters?.message)
      writer.member(ifAny: "nextParked", counters?.parked)
      return ChecksummedLine.closing(writer)
    }
  }

  static func line(of group: Group) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    GroupCoding.writeMembers(of: group, to: &writer)
    return ChecksummedLine.closing(writer)
  }

  static func line(of client: Client) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    ClientCoding.writeMembers(of: client, to: &writer)
    return ChecksummedLine.closing(writer)
  }

  /// The club without its clients and what belongs to them, and when its last record was decided.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - base: What it must hold.
  ///   - files: The disk.
  /// - Returns: The club, and the moment.
  /// - Throws: `baseDamaged`, `file`.
  static func readClub(
    in path: String,
    _ base: Manifest.Base,
    _ files: any FileSystem
  ) throws(StoreProblem) -> (club: Club, lastAt: Moment?) {
    let folder = "\(path)/\(base.folder)"
    var found: ClubFacts?
    try lines(of: club, in: folder, base, files) { reader throws(JSONProblem) in
      found = try readClubLine(&reader)
    }
    let damage = Damage(file: "\(base.folder)/\(club)", line: 1, reason: .footer)
    guard let found, let empty = try? Club(settings: found.settings) else {
      throw .baseDamaged(damage)
    }
    var replica = Replica(club: empty, seq: 0)
    if let lists = base.other(lists) {
      try PartReader(lists, in: path, files).forEach(BaseLine.read) { replica.take($0.value) }
    }
    var loaded = replica.club
    try lines(of: groups, in: folder, base, files) { reader throws(JSONProblem) in
      let event = Event.groupCreated(try GroupCoding.read(&reader), position: .max)
      guard loaded.knows(what: event) else { throw reader.problem(.unknownValue("id")) }
      loaded.apply(event)
    }
    guard loaded.groups.inUse.count + loaded.groups.inArchive.count == base.groups,
      found.defaultGroup.map({ loaded.groups[$0] != nil }) ?? true
    else { throw .baseDamaged(damage) }
    loaded.apply(.defaultGroupMoved(Change(was: nil, now: found.defaultGroup)))
    if let counters = found.counters { loaded.restore(counters) }
    return (loaded, found.lastAt)
  }

  /// Reads each line of a small file but the last, which must count them.
  private static func lines(
    of name: String,
    in folder: String,
    _ base: Manifest.Base,
    _ files: any FileSystem,
    read: (inout JSONReader) throws(JSONProblem) -> Void
  ) throws(StoreProblem) {
    let bytes = try filing { () throws(FileProblem) in
      try files.contents(of: "\(folder)/\(name)")
    }
    let lines = LineChunk(offset: 0, bytes: bytes).lines
    for (index, line) in lines.enumerated() {
      var reason: Damage.Reason? = ChecksummedLine.isWhole(bytes, line) ? nil : .checksum
      if reason == nil {
        do throws(JSONProblem) {
          if index == lines.count - 1 {
            reason = try BaseFooter.read(bytes, line) == index ? nil : .footer
          } else {
            var reader = JSONReader(bytes, in: line)
            try read(&reader)
          }
        } catch { reason = .format(byte: error.offset - line.lowerBound) }
      }
      if let reason {
        let file = "\(base.folder)/\(name)"
        throw .baseDamaged(Damage(file: file, line: index + 1, reason: reason))
      }
    }
    guard bytes.last == UInt8(ascii: "\n") else {
      let file = "\(base.folder)/\(name)"
      throw .baseDamaged(Damage(file: file, line: lines.count + 1, reason: .cut))
    }
    // Lines that are whole may still be others, or in another order, than those that were written.
    if let part = base.part(name), !part.isWhole(bytes, lines: lines.count) {
      throw .baseDamaged(Damage(file: part.file, line: lines.count, reason: .otherFile))
    }
  }

  private static func readClubLine(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> ClubFacts {
    var settings: Settings?
    var defaultGroup: Group.ID?
    var lastAt: Moment?
    var message: Message.ID?
    var parked: ParkedReceipt.ID?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "settings": settings = try SettingsCoding.read(&reader)
      case "defaultGroup":
        defaultGroup = try reader.optional { reader throws(JSONProblem) in
          try reader.identifier()
        }
      case "lastAt": lastAt = try reader.moment()
      case "nextMessage": message = try reader.identifier()
      case "nextParked": parked = try reader.identifier()
      case "crc": try reader.skipValue()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return ClubFacts(
      settings: try reader.required(settings, "settings"),
      defaultGroup: defaultGroup,
      lastAt: lastAt,
      counters: KeptCounters(
        message: message ?? Message.ID(1),
        parked: parked ?? ParkedReceipt.ID(1)
      )
    )
  }
}

extension Manifest.Part {
  /// Whether bytes are those of the file, the line that counts the others among them.
  func isWhole(_ found: [UInt8], lines count: Int) -> Bool {
    count == lines + 1 && found.count == bytes && CRC32.of(found) == crc
  }
}

extension Manifest.Base {
  /// One of the files that every base has; nil where an older program made this base.
  func part(_ name: String) -> Manifest.Part? { own.first { $0.file == "\(folder)/\(name)" } }

  /// One of the files that only a compaction makes; nil where this base has none.
  func other(_ name: String) -> Manifest.Part? {
    others.first { $0.file == "\(folder)/\(name)" }
  }
}
