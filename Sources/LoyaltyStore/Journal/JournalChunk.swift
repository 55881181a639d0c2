import JSONText
import Loyalty

/// The lines of a chunk of the journal, parsed for bulk loading: clients as rows, all else as
/// events.
struct JournalChunk: Sendable {
  /// One thing to take over, in order.
  enum Step: Sendable {
    /// A client who was registered: a row of the batch.
    case card(Int)
    /// Any other event.
    case event(Event)
  }

  /// What a line is.
  enum Content: Sendable {
    /// A record with its steps.
    case record(RecordHead, steps: Range<Int>)
    /// The end of the segment.
    case sealed(last: UInt64)
    /// No line that was written whole, or none that is understood.
    case bad(Damage.Reason)
  }

  /// One line with its bytes in the file, the newline not counted.
  struct Line: Sendable {
    let range: Range<Int>
    let content: Content
  }

  private(set) var lines: [Line] = []
  private(set) var steps: [Step] = []
  private(set) var batch = CardBatch()

  /// Parses all lines; one that is bad does not keep the next from being read.
  init(_ chunk: LineChunk) {
    for line in chunk.lines {
      let file = chunk.offset + line.lowerBound..<chunk.offset + line.upperBound
      lines.append(Line(range: file, content: parse(line, of: chunk)))
    }
  }

  private mutating func parse(_ line: Range<Int>, of chunk: LineChunk) -> Content {
    guard ChecksummedLine.isWhole(chunk.bytes, line) else { return .bad(.checksum) }
    let first = steps.count
    do throws(JSONProblem) {
      let head = try RecordCoding.readHead(chunk.bytes, line) { reader throws(JSONProblem) in
        try readEvent(&reader, of: chunk, line)
      }
      switch head {
      case .record(let head): return .record(head, steps: first..<steps.count)
      case .sealed(let last): return .sealed(last: last)
      }
    } catch {
      return .bad(.format(byte: error.offset - line.lowerBound))
    }
  }

  private mutating func readEvent(
    _ reader: inout JSONReader,
    of chunk: LineChunk,
    _ line: Range<Int>
  ) throws(JSONProblem) {
    if readPlainCard(&reader, of: chunk, line) { return }
    try reader.beginObject()
    guard let key = try reader.nextKey() else { throw reader.problem(.missingKey("")) }
    if key == "clientRegistered" {
      try readCard(&reader, of: chunk)
    } else {
      steps.append(.event(try EventCoding.read(key, &reader)))
    }
    if let other = try reader.nextKey() { throw reader.problem(.unknownKey(other)) }
  }

  /// Reads `{"clientRegistered":{…}}` as our own writer leaves it, most of what imports write.
  private mutating func readPlainCard(
    _ reader: inout JSONReader,
    of chunk: LineChunk,
    _ line: Range<Int>
  ) -> Bool {
    var cursor = ByteCursor(bytes: chunk.bytes, end: line.upperBound, offset: reader.offset)
    guard cursor.take("{\"clientRegistered\":") else { return false }
    let card = cursor.offset..<line.upperBound
    var scanner = CardScanner(chunk.bytes, in: card, base: chunk.offset)
    guard let end = scanner.scan(into: &batch, tail: .event) else { return false }
    reader.pass(to: end)
    steps.append(.card(batch.rows.count - 1))
    return true
  }

  private mutating func readCard(
    _ reader: inout JSONReader,
    of chunk: LineChunk
  ) throws(JSONProblem) {
    let start = reader.offset
    let client = try ClientCoding.read(&reader)
    batch.append(client, place: chunk.offset + start..<chunk.offset + reader.offset)
    steps.append(.card(batch.rows.count - 1))
  }
}
