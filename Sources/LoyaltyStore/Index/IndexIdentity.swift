import JSONText

/// What an index was made of: it holds only where all of it is as it was.
struct IndexIdentity: Hashable, Sendable {
  /// Counts up with each change of what stands in an index.
  static let version = 3

  /// What the index is of: "clients".
  var kind: String
  var storeID: String
  /// Which base it belongs to.
  var epoch: Int
  /// The last record that is in it, and the checksum of that record's line.
  var seq: UInt64
  var crc: UInt32?
  /// The files that it was read from, as they were then.
  var sources: [Source]
  /// Tells what finding makes of letters; 0 where nothing of it stands in the index.
  var rules: UInt64 = 0

  /// A file by name, length and when it was changed last.
  struct Source: Hashable, Sendable {
    var file: String
    var bytes: Int
    /// In nanoseconds since 1970.
    var modified: Int64
  }

  /// Where the index stands, from the store's folder.
  var file: String { "\(IndexFolder.name)/\(IndexFolder.prefix(of: epoch))\(kind).index" }

  /// Writes it as members of the header.
  func write(to writer: inout JSONWriter) {
    writer.member("index", Self.version)
    writer.member("kind", kind)
    writer.member("storeId", storeID)
    writer.member("epoch", epoch)
    writer.member("seq", seq)
    if let crc { writer.member("recordCrc", crc) }
    writer.key("sources")
    writer.array(sources) { writer, source in
      writer.object { writer in
        writer.member("file", source.file)
        writer.member("bytes", source.bytes)
        writer.member("modified", source.modified)
      }
    }
    writer.member("rules", String(rules, radix: 16))
    // Columns are written as they stand in memory.
    writer.member("order", UInt32(littleEndian: 0x0102_0304))
  }

  /// The bytes with which a header begins that belongs to it.
  var beginning: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    write(to: &writer)
    return writer.bytes
  }
}

extension IndexIdentity.Source {
  /// A file of the store as it is now.
  init(_ file: String, in path: String, _ files: any FileSystem) throws(FileProblem) {
    let status = try files.status(at: "\(path)/\(file)", followingLinks: false)
    guard let status else {
      throw FileProblem(call: "stat", path: "\(path)/\(file)", code: FileProblem.inputOutput)
    }
    self.init(file: file, bytes: status.size, modified: status.modified)
  }
}
