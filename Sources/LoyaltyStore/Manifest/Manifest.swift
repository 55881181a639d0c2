import JSONText

/// What belongs to the store: MANIFEST.json, replaced as a whole.
struct Manifest: Hashable, Sendable {
  /// The newest formats that this program reads and writes.
  ///
  /// 1 holds clients, groups, settings and messages; 2 adds what the loyalty rules write: programs,
  /// price list, receipts, accounts and what came with them; 3 has bases and archives that
  /// compaction makes; 4 keeps when cards were merged and their numbers given, and sales and uses of
  /// codes under the client's number of then. An older program cannot read a record that it does not know, so that a new
  /// event raises both numbers, unless the raised ones were never released. A store of an older
  /// format is raised by the first record that is written.
  static let knownFormat = Format(read: 4, write: 4)

  /// Which programs may read the store, and which may write it.
  struct Format: Hashable, Sendable {
    var read: Int
    var write: Int
  }

  /// The files that hold the club as one record left it.
  struct Base: Hashable, Sendable {
    /// The folder: "base/000001".
    var folder: String
    /// The last record that is in it; 0 for none.
    var seq: UInt64
    /// The checksum of that record's line in the journal that was folded; nil for none, and in
    /// stores of older programs.
    var crc: UInt32?
    /// How many groups groups.ndjson holds.
    var groups: Int
    /// How many clients clients.ndjson holds.
    var clients: Int
    /// How long clients.ndjson is.
    var clientBytes: Int
    /// club.ndjson, groups.ndjson and clients.ndjson with their lengths and checksums; none in a base
    /// that an older program made.
    var own: [Part] = []
    /// The files beside club.ndjson, groups.ndjson and clients.ndjson, which a compaction makes:
    /// all of `BaseFile.others`, or none of a base that holds nothing more; older programs made no
    /// days.ndjson.
    var others: [Part] = []
  }

  /// A file of lines that does not change any more.
  struct Part: Hashable, Sendable {
    /// The file, from the store's folder: "receipts/000002.ndjson".
    var file: String
    /// The first record of which something stands in it; 0 where that says nothing.
    var first: UInt64 = 0
    /// The last record that was folded into it.
    var last: UInt64
    /// How many lines it has before the one that counts them.
    var lines: Int
    /// How long it is.
    var bytes: Int
    /// The checksum of all its bytes.
    var crc: UInt32
  }

  /// One file of the journal.
  struct Segment: Hashable, Sendable {
    /// The file: "journal/000001.ndjson".
    var file: String
    /// The number of its first record.
    var first: UInt64
  }

  var format = knownFormat
  var storeID: String
  /// Counts up with each new base.
  var epoch: Int
  var base: Base
  /// The receipts and refunds of the records that are in the base, oldest first.
  var receipts: [Part] = []
  /// What else these records told, without personal values, oldest first.
  var history: [Part] = []
  /// Oldest first; the last is live.
  var segments: [Segment]

  static let file = "MANIFEST.json"
}

extension Manifest {
  /// The file's bytes.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("format")
    writer.object { writer in
      writer.member("read", format.read)
      writer.member("write", format.write)
    }
    writer.member("storeId", storeID)
    writer.member("epoch", epoch)
    writer.key("base")
    writer.object { writer in
      writer.member("folder", base.folder)
      writer.member("seq", base.seq)
      if let crc = base.crc { writer.member("crc32", crc) }
      writer.member("groups", base.groups)
      writer.member("clients", base.clients)
      writer.member("clientBytes", base.clientBytes)
      writer.list("own", base.own, Part.write)
      writer.list("others", base.others, Part.write)
    }
    writer.list("receipts", receipts, Part.write)
    writer.list("history", history, Part.write)
    writer.key("segments")
    writer.array(segments) { writer, segment in
      writer.object { writer in
        writer.member("file", segment.file)
        writer.member("first", segment.first)
      }
    }
    return ChecksummedLine.closing(writer)
  }

  /// Whether the file is one line of ours that matches its checksum.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.last == UInt8(ascii: "\n") && ChecksummedLine.isWhole(bytes, 0..<bytes.count - 1)
  }

  /// Reads the format alone, which every version of the file has in its first member.
  static func readFormat(_ bytes: [UInt8]) throws(JSONProblem) -> Format {
    var reader = JSONReader(bytes)
    try reader.beginObject()
    guard try reader.nextKey() == "format" else { throw reader.problem(.missingKey("format")) }
    return try readFormat(&reader)
  }

  /// Reads the file; members that a newer program added are passed over.
  init(_ bytes: [UInt8]) throws(JSONProblem) {
    guard Self.isWhole(bytes) else { throw JSONProblem(.endOfText, at: bytes.count) }
    var reader = JSONReader(bytes)
    var format: Format?
    var storeID: String?
    var epoch: Int?
    var base: Base?
    var archives: [String: [Part]] = [:]
    var segments: [Segment]?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "format": format = try Self.readFormat(&reader)
      case "storeId": storeID = try reader.string()
      case "epoch": epoch = try reader.integer(as: Int.self)
      case "base": base = try Self.readBase(&reader)
      case "receipts", "history": archives[key] = try reader.array(of: Part.read)
      case "segments": segments = try reader.array(of: Self.readSegment)
      default: try reader.skipValue()
      }
    }
    try reader.finish()
    self.format = try reader.required(format, "format")
    self.storeID = try reader.required(storeID, "storeId")
    self.epoch = try reader.required(epoch, "epoch")
    self.base = try reader.required(base, "base")
    self.segments = try reader.required(segments, "segments")
    receipts = archives["receipts"] ?? []
    history = archives["history"] ?? []
    guard !self.segments.isEmpty else { throw reader.problem(.missingKey("segments")) }
  }

  private static func readFormat(_ reader: inout JSONReader) throws(JSONProblem) -> Format {
    var format = Format(read: 0, write: 0)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "read": format.read = try reader.integer(as: Int.self)
      case "write": format.write = try reader.integer(as: Int.self)
      default: try reader.skipValue()
      }
    }
    guard format.read > 0, format.write > 0 else { throw reader.problem(.missingKey("read")) }
    return format
  }

  private static func readBase(_ reader: inout JSONReader) throws(JSONProblem) -> Base {
    var base = Base(folder: "", seq: 0, groups: 0, clients: 0, clientBytes: 0)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "folder": base.folder = try readPath(&reader)
      case "seq": base.seq = try reader.integer(as: UInt64.self)
      case "crc32": base.crc = try reader.integer(as: UInt32.self)
      case "groups": base.groups = try reader.integer(as: Int.self)
      case "clients": base.clients = try reader.integer(as: Int.self)
      case "clientBytes": base.clientBytes = try reader.integer(as: Int.self)
      case "own": base.own = try reader.array(of: Part.read)
      case "others": base.others = try reader.array(of: Part.read)
      default: try reader.skipValue()
      }
    }
    guard !base.folder.isEmpty else { throw reader.problem(.missingKey("folder")) }
    return base
  }

  private static func readSegment(_ reader: inout JSONReader) throws(JSONProblem) -> Segment {
    var segment = Segment(file: "", first: 0)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "file": segment.file = try readPath(&reader)
      case "first": segment.first = try reader.integer(as: UInt64.self)
      default: try reader.skipValue()
      }
    }
    guard !segment.file.isEmpty else { throw reader.problem(.missingKey("file")) }
    return segment
  }

  /// Reads a path inside the store: no way up, no way out.
  static func readPath(_ reader: inout JSONReader) throws(JSONProblem) -> String {
    try reader.parsed { path in
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } ? path : nil
    }
  }
}
