import JSONText

extension Manifest.Part {
  /// Writes it as a member of a list in MANIFEST.json.
  static func write(_ part: Manifest.Part, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("file", part.file)
      if part.first > 0 { writer.member("first", part.first) }
      writer.member("last", part.last)
      writer.member("lines", part.lines)
      writer.member("bytes", part.bytes)
      writer.member("crc32", part.crc)
    }
  }

  /// Reads it; members that a newer program added are passed over.
  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Manifest.Part {
    var part = Manifest.Part(file: "", last: 0, lines: 0, bytes: 0, crc: 0)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "file": part.file = try Manifest.readPath(&reader)
      case "first": part.first = try reader.integer(as: UInt64.self)
      case "last": part.last = try reader.integer(as: UInt64.self)
      case "lines": part.lines = try reader.integer(as: Int.self)
      case "bytes": part.bytes = try reader.integer(as: Int.self)
      case "crc32": part.crc = try reader.integer(as: UInt32.self)
      default: try reader.skipValue()
      }
    }
    guard !part.file.isEmpty else { throw reader.problem(.missingKey("file")) }
    return part
  }
}

extension Manifest {
  /// All files but the live segment that belong to the store, from its folder.
  var fixedFiles: [String] {
    let own = [BaseFile.club, BaseFile.groups, BaseFile.clients].map { "\(base.folder)/\($0)" }
    return own + (base.others + receipts + history).map(\.file)
      + segments.dropLast().map(\.file)
  }

  /// Where the next segment of the journal stands: a number behind all that there are.
  var nextSegmentFile: String {
    let numbers = segments.compactMap { segment in
      Int(segment.file.split(separator: "/").last?.split(separator: ".").first ?? "")
    }
    return "journal/\(Store.padded((numbers.max() ?? 0) + 1)).ndjson"
  }
}
