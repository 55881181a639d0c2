import JSONText
import Loyalty

/// An index in a file: one line of JSON that says what it was made of and which columns stand where,
/// then the columns as they stand in memory.
///
///     {"index":1,"kind":"clients",…,"length":…,"sum":"…","columns":[{"name":"phones",…}],"crc":"…"}⏎
///
/// It is written aside and renamed, and never changed, so that a file that is mapped stays what it
/// is. Whatever is wrong with one, it counts as none.
enum IndexFile {
  /// How much the line has to stand in; zeros fill it up.
  static let headerSize = 8_192
  private static let pieceSize = 1 << 20
  private static let syncSize = 4 << 20

  /// Writes an index to its place; FILES is held.
  ///
  /// Brought to the disk every 4 MB, so that the desks' own syncs do not wait for all of it.
  ///
  /// - Throws: Where the disk refuses; a file that was begun is left to the next cleaning.
  static func write(
    _ image: ColumnImage,
    _ identity: IndexIdentity,
    in path: String,
    _ files: any FileSystem
  ) throws(FileProblem) {
    let folder = "\(path)/\(IndexFolder.name)"
    if try files.status(at: folder, followingLinks: false) == nil { try files.makeFolder(folder) }
    IndexFolder.clean(keeping: identity.epoch, in: path, files)
    let place = "\(path)/\(identity.file)"
    let file = try OpenFile(place + ".new", .create, in: files)
    var sum = ContentSum()
    forEachPiece(of: image) { piece in piece.withUnsafeBytes { sum.update($0) } }
    try file.write(header(of: image, identity, sum: sum.value))
    var unsynced = 0
    try forEachPiece(of: image) { piece throws(FileProblem) in
      try file.write(piece)
      unsynced += piece.count
      guard unsynced >= syncSize else { return }
      try file.synchronize()
      unsynced = 0
    }
    try file.synchronize()
    try files.rename(place + ".new", to: place)
  }

  /// The columns of an index that was made of just that; nil where there is none that is whole.
  static func open(
    _ identity: IndexIdentity,
    in path: String,
    _ files: any FileSystem
  ) -> KeptColumns? {
    guard let file = try? OpenFile("\(path)/\(identity.file)", .read, in: files),
      let header = try? file.read(at: 0, count: headerSize), header.count == headerSize,
      let head = Header(header, identity), (try? file.size()) == head.length,
      let bytes = try? files.map(file.descriptor, count: head.length), bytes.count == head.length
    else { return nil }
    var sum = ContentSum()
    bytes.withBytes(headerSize..<head.length) { sum.update($0) }
    return sum.value == head.sum ? KeptColumns(bytes, head.places) : nil
  }

  /// Where the columns stand, and where the file ends.
  private static func places(
    of image: ColumnImage
  ) -> (sections: [KeptColumns.Place], length: Int) {
    var offset = headerSize
    let sections = image.sections.map { section in
      defer { offset = aligned(offset + section.byteCount) }
      return KeptColumns.Place(range: offset..<offset + section.byteCount, width: section.width)
    }
    return (sections, offset)
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + FixedBytes.alignment - 1) / FixedBytes.alignment * FixedBytes.alignment
  }

  /// Gives all columns in pieces of some megabyte, each a multiple of what the checksum takes.
  private static func forEachPiece<Failure: Error>(
    of image: ColumnImage,
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(pieceSize + (1 << 18))
    for section in image.sections {
      for piece in section.pieces {
        piece.append(to: &buffer)
        guard buffer.count >= pieceSize else { continue }
        let rest = buffer.count % ContentSum.stride
        let left = Array(buffer.suffix(rest))
        buffer.removeLast(rest)
        try body(buffer)
        buffer.removeAll(keepingCapacity: true)
        buffer += left
      }
      let filling = aligned(section.byteCount) - section.byteCount
      buffer += [UInt8](repeating: 0, count: filling)
    }
    if !buffer.isEmpty { try body(buffer) }
  }

  private static func header(
    of image: ColumnImage,
    _ identity: IndexIdentity,
    sum: UInt64
  ) -> [UInt8] {
    let places = places(of: image)
    var writer = JSONWriter()
    writer.beginObject()
    identity.write(to: &writer)
    writer.member("length", places.length)
    writer.member("sum", String(sum, radix: 16))
    writer.key("columns")
    writer.array(zip(image.sections, places.sections)) { writer, column in
      writer.object { writer in
        writer.member("name", column.0.name)
        writer.member("width", column.1.width)
        writer.member("at", column.1.range.lowerBound)
        writer.member("bytes", column.1.range.count)
      }
    }
    let line = ChecksummedLine.closing(writer)
    precondition(line.count <= headerSize, "more columns than the header has room for")
    return line + [UInt8](repeating: 0, count: headerSize - line.count)
  }
}

/// What the header of an index says, once it is the one that was looked for.
private struct Header {
  private(set) var length = 0
  private(set) var sum: UInt64 = 0
  private(set) var places: [String: KeptColumns.Place] = [:]

  /// Nil for a header that is damaged or belongs to something else.
  init?(_ bytes: [UInt8], _ identity: IndexIdentity) {
    guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")),
      ChecksummedLine.isWhole(bytes, 0..<newline), bytes.starts(with: identity.beginning),
      bytes[(newline + 1)...].allSatisfy({ $0 == 0 })
    else { return nil }
    do throws(JSONProblem) {
      var reader = JSONReader(bytes, in: 0..<newline)
      try read(&reader)
    } catch { return nil }
    guard length > IndexFile.headerSize else { return nil }
  }

  private mutating func read(_ reader: inout JSONReader) throws(JSONProblem) {
    var (length, sum, places) = (length, sum, places)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "length": length = try reader.integer(as: Int.self)
      case "sum": sum = try reader.parsed { UInt64($0, radix: 16) }
      case "columns":
        for column in try reader.array(of: Self.readColumn) { places[column.name] = column.place }
      default: try reader.skipValue()
      }
    }
    (self.length, self.sum, self.places) = (length, sum, places)
  }

  private static func readColumn(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (name: String, place: KeptColumns.Place) {
    var name = ""
    var (offset, count, width) = (0, 0, 0)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "name": name = try reader.string()
      case "at": offset = try reader.integer(as: Int.self)
      case "bytes": count = try reader.integer(as: Int.self)
      case "width": width = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    guard offset >= 0, count >= 0, offset.addingReportingOverflow(count).overflow == false else {
      throw reader.problem(.missingKey("at"))
    }
    return (name, KeptColumns.Place(range: offset..<offset + count, width: width))
  }
}
