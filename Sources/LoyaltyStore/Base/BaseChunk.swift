import JSONText
import Loyalty

/// The lines of a chunk of clients.ndjson.
struct BaseChunk: Sendable {
  private(set) var batch = CardBatch()
  /// The numbers that answer as other clients.
  private(set) var merged: [KeptMerge] = []
  /// The clients who were erased.
  private(set) var erased: [Client.ID] = []
  /// The count that the last line of the file tells.
  private(set) var footer: Int?
  /// What is wrong with the line behind the last row, if anything is.
  private(set) var bad: Damage.Reason?

  /// Parses all lines up to the first that is wrong.
  init(_ chunk: LineChunk) {
    for line in chunk.lines {
      bad = read(line, of: chunk)
      if bad != nil { return }
    }
  }

  private mutating func read(_ line: Range<Int>, of chunk: LineChunk) -> Damage.Reason? {
    guard footer == nil else { return .afterEnd }
    guard ChecksummedLine.isWhole(chunk.bytes, line) else { return .checksum }
    var scanner = CardScanner(chunk.bytes, in: line, base: chunk.offset)
    if scanner.scan(into: &batch, tail: .checksum) != nil { return nil }
    let place = chunk.offset + line.lowerBound..<chunk.offset + line.upperBound
    if let found = BaseLine.readMerged(chunk.bytes, line) {
      merged.append(found)
      batch.appendGone(found.number, registeredAt: found.registeredAt, place: place)
      return nil
    }
    if let found = BaseLine.readErased(chunk.bytes, line) {
      erased.append(found.id)
      batch.appendGone(found.id, registeredAt: found.registeredAt, place: place)
      return nil
    }
    do throws(JSONProblem) {
      if let count = try BaseFooter.read(chunk.bytes, line) {
        footer = count
        return nil
      }
      var reader = JSONReader(chunk.bytes, in: line)
      let client = try ClientCoding.read(&reader)
      try reader.finish()
      batch.append(client, place: place)
      return nil
    } catch {
      return .format(byte: error.offset - line.lowerBound)
    }
  }
}

/// The last line of a base file: `{"count":500,"crc":"…"}`.
enum BaseFooter {
  static func line(count: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("count", count)
    return ChecksummedLine.closing(writer)
  }

  /// The count, or nil for a line that is no footer.
  static func read(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONProblem) -> Int? {
    var reader = JSONReader(bytes, in: line)
    try reader.beginObject()
    guard try reader.nextKey() == "count" else { return nil }
    return try reader.integer(as: Int.self)
  }
}
