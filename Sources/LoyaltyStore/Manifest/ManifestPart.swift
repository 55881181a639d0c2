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
    let own = BaseFile.own.map { "\(base.folder)/\($0)" }
    return own + (base.others + receipts + history).map(\.file)
      + segments.dropLast().map(\.file)
  }

  /// The file with the one bit put back that damaged it; nil where no single bit explains it, and for
  /// a file that is whole.
  static func mended(_ bytes: [UInt8]) -> [UInt8]? {
    guard !isWhole(bytes), let last = bytes.last else { return nil }
    var mended = bytes
    if last == UInt8(ascii: "\n") {
      guard let bit = BitFinder(bytes).find(in: 0..<bytes.count - 1) else { return nil }
      mended[bit.offset] = bit.byte
    } else {
      guard (last ^ UInt8(ascii: "\n")).nonzeroBitCount == 1, bytes.count <= BitFinder.limit else {
        return nil
      }
      mended[bytes.count - 1] = UInt8(ascii: "\n")
    }
    return (try? Manifest(mended)) == nil ? nil : mended
  }

  /// Where the next segment of the journal stands: a number behind all that there are.
  var nextSegmentFile: String {
    let numbers = segments.compactMap { segment in
      Int(segment.file.split(separator: "/").last?.split(separator: ".").first ?? "")
    }
    return "journal/\(Store.padded((numbers.max() ?? 0) + 1)).ndjson"
  }
}
