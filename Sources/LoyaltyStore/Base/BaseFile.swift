import JSONText
import Loyalty

/// The files of a base: the club as one record left it, immutable.
enum BaseFile {
  static let club = "club.ndjson"
  static let groups = "groups.ndjson"
  static let clients = "clients.ndjson"

  /// The one line of club.ndjson: settings, and what belongs to no group or client.
  static func clubLine(settings: Settings, defaultGroup: Group.ID?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("settings")
    SettingsCoding.write(settings, to: &writer)
    writer.key("defaultGroup")
    writer.optional(defaultGroup, JSONWriter.writeID)
    return ChecksummedLine.closing(writer)
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

  /// The club without its clients.
  static func readClub(
    in folder: String,
    _ base: Manifest.Base,
    _ files: any FileSystem
  ) throws(StoreProblem) -> Club {
    var found: (settings: Settings, defaultGroup: Group.ID?)?
    try lines(of: club, in: folder, base, files) { reader throws(JSONProblem) in
      found = try readClubLine(&reader)
    }
    let damage = Damage(file: "\(base.folder)/\(club)", line: 1, reason: .footer)
    guard let found, var loaded = try? Club(settings: found.settings) else {
      throw .baseDamaged(damage)
    }
    try lines(of: groups, in: folder, base, files) { reader throws(JSONProblem) in
      let event = Event.groupCreated(try GroupCoding.read(&reader), position: .max)
      guard loaded.knows(what: event) else { throw reader.problem(.unknownValue("id")) }
      loaded.apply(event)
    }
    guard loaded.groups.inUse.count + loaded.groups.inArchive.count == base.groups,
      found.defaultGroup.map({ loaded.groups[$0] != nil }) ?? true
    else { throw .baseDamaged(damage) }
    loaded.apply(.defaultGroupMoved(Change(was: nil, now: found.defaultGroup)))
    return loaded
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
  }

  private static func readClubLine(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (settings: Settings, defaultGroup: Group.ID?) {
    var settings: Settings?
    var defaultGroup: Group.ID?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "settings": settings = try SettingsCoding.read(&reader)
      case "defaultGroup":
        defaultGroup = try reader.optional { reader throws(JSONProblem) in
          try reader.identifier()
        }
      case "crc": try reader.skipValue()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return (try reader.required(settings, "settings"), defaultGroup)
  }
}
