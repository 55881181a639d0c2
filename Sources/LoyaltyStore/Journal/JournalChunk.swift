import JSONText
import Loyalty

/// The lines of a chunk of the journal, parsed for bulk loading: clients as rows, all else as
/// events.
struct JournalChunk: Sendable {
  /// One thing to take over, in order.
  enum Step: Sendable {
    /// Clients who were registered one after another: rows of the batch.
    case cards(Range<Int>)
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
    /// The checksum with which it ends; 0 for one that is no record.
    let checksum: UInt32
    /// Whether it was written to its end once, though it does not match its checksum.
    var wasFinished = false
  }

  private(set) var lines: [Line] = []
  private(set) var steps: [Step] = []
  private(set) var batch = CardBatch()

  /// Parses all lines; one that is bad does not keep the next from being read.
  init(_ chunk: LineChunk) {
    for line in chunk.lines {
      let file = chunk.offset + line.lowerBound..<chunk.offset + line.upperBound
      let content = parse(line, of: chunk)
      var checksum: UInt32 = 0
      if case .record = content { checksum = ChecksummedLine.checksum(chunk.bytes, line) }
      var parsed = Line(range: file, content: content, checksum: checksum)
      if case .bad(.checksum) = content {
        parsed.wasFinished = BadLine.wasFinished(line, of: chunk.bytes)
      }
      lines.append(parsed)
    }
  }

  private mutating func parse(_ line: Range<Int>, of chunk: LineChunk) -> Content {
    guard ChecksummedLine.isWhole(chunk.bytes, line) else { return .bad(.checksum) }
    let first = steps.count
    do throws(JSONProblem) {
      let head = try RecordCoding.readHead(chunk.bytes, line) { reader throws(JSONProblem) in
        try readEvent(&reader, of: chunk, line, after: first)
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
    _ line: Range<Int>,
    after first: Int
  ) throws(JSONProblem) {
    if readPlainCard(&reader, of: chunk, line, after: first) { return }
    try reader.beginObject()
    guard let key = try reader.nextKey() else { throw reader.problem(.missingKey("")) }
    if key == "clientRegistered" {
      try readCard(&reader, of: chunk, after: first)
    } else {
      steps.append(.event(try EventCoding.read(key, &reader)))
    }
    if let other = try reader.nextKey() { throw reader.problem(.unknownKey(other)) }
  }

  /// Reads `{"clientRegistered":{…}}` as our own writer leaves it, most of what imports write.
  private mutating func readPlainCard(
    _ reader: inout JSONReader,
    of chunk: LineChunk,
    _ line: Range<Int>,
    after first: Int
  ) -> Bool {
    var cursor = ByteCursor(bytes: chunk.bytes, end: line.upperBound, offset: reader.offset)
    guard cursor.take("{\"clientRegistered\":") else { return false }
    let card = cursor.offset..<line.upperBound
    var scanner = CardScanner(chunk.bytes, in: card, base: chunk.offset)
    guard let end = scanner.scan(into: &batch, tail: .event) else { return false }
    reader.pass(to: end)
    noteCard(after: first)
    return true
  }

  /// Notes the last row of the batch, together with those before it in the same record.
  private mutating func noteCard(after first: Int) {
    let last = batch.count - 1
    if steps.count > first, case .cards(let rows) = steps[steps.count - 1] {
      steps[steps.count - 1] = .cards(rows.lowerBound..<last + 1)
    } else {
      steps.append(.cards(last..<last + 1))
    }
  }

  private mutating func readCard(
    _ reader: inout JSONReader,
    of chunk: LineChunk,
    after first: Int
  ) throws(JSONProblem) {
    let start = reader.offset
    let client = try ClientCoding.read(&reader)
    batch.append(client, place: chunk.offset + start..<chunk.offset + reader.offset)
    noteCard(after: first)
  }
}
