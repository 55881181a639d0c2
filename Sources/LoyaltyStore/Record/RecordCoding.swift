import JSONText
import Loyalty

/// A record as one line of the journal.
///
///     {"seq":7,"by":"olga","at":"2026-11-22T19:14:05.120Z","synced":6,"events":[…],"crc":"…"}⏎
///
/// A segment that takes no more records ends with `{"sealed":7,"crc":"…"}`, its last number.
enum RecordCoding {
  /// The line, and where in it the cards of registered clients stand.
  static func line(of record: Record) -> (bytes: [UInt8], cards: [Range<Int>]) {
    // Most records are one receipt or one card: they are written without being moved once.
    var writer = JSONWriter(capacity: 4_096)
    var cards: [Range<Int>] = []
    writer.beginObject()
    writer.member("seq", record.head.seq)
    if let request = record.head.request {
      writer.key("request")
      writer.object { writer in
        writer.member("id", request.id)
        writer.member("content", request.content)
      }
    }
    writer.member("by", record.head.by.name)
    writer.member("at", record.head.at.rfc3339)
    writer.member("synced", record.head.synced)
    writer.key("events")
    writer.array(record.events) { writer, event in
      EventCoding.write(event, to: &writer)
      if case .clientRegistered(let client) = event {
        cards.append(card(of: client, endingAt: writer.bytes.count - 1))
      }
    }
    return (ChecksummedLine.closing(writer), cards)
  }

  /// The line that closes a segment.
  static func sealedLine(last: UInt64) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("sealed", last)
    return ChecksummedLine.closing(writer)
  }

  /// Reads a line whose checksum was found right, without its newline.
  static func read(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONProblem) -> JournalLine {
    var events: [Event] = []
    var cards: [Range<Int>] = []
    let head = try readHead(bytes, line) { reader throws(JSONProblem) in
      let event = try reader.single { key, reader throws(JSONProblem) in
        let start = reader.offset
        let event = try EventCoding.read(key, &reader)
        if case .clientRegistered = event { cards.append(start..<reader.offset) }
        return event
      }
      events.append(event)
    }
    switch head {
    case .record(let head): return .record(Record(head: head, events: events), cards: cards)
    case .sealed(let last): return .sealed(last: last)
    }
  }

  /// Reads all but the events, each of which `event` reads.
  static func readHead(
    _ bytes: [UInt8],
    _ line: Range<Int>,
    event: (inout JSONReader) throws(JSONProblem) -> Void
  ) throws(JSONProblem) -> LineHead {
    var reader = JSONReader(bytes, in: line)
    let head = try readHead(&reader, event: event)
    try reader.finish()
    return head
  }

  /// Reads all but the events of the line at which a reader stands.
  static func readHead(
    _ reader: inout JSONReader,
    event: (inout JSONReader) throws(JSONProblem) -> Void
  ) throws(JSONProblem) -> LineHead {
    var members = HeadMembers()
    try reader.object { key, reader throws(JSONProblem) in
      if key == "events" {
        try reader.beginArray()
        while try reader.nextElement() { try event(&reader) }
        members.hasEvents = true
      } else {
        try members.read(key, &reader)
      }
    }
    return try members.head(reader)
  }

  private static func card(of client: Client, endingAt end: Int) -> Range<Int> {
    var writer = JSONWriter()
    ClientCoding.write(client, to: &writer)
    return end - writer.bytes.count..<end
  }
}

/// A line of the journal.
enum JournalLine {
  /// A record, and where the cards of registered clients stand.
  case record(Record, cards: [Range<Int>])
  /// The end of a segment.
  case sealed(last: UInt64)
}

/// A line of the journal without its events.
enum LineHead: Sendable {
  /// A record's facts.
  case record(RecordHead)
  /// The end of a segment.
  case sealed(last: UInt64)
}

private struct HeadMembers {
  var hasEvents = false
  private var seq: UInt64?
  private var request: RequestID?
  private var by: String?
  private var at: Moment?
  private var synced: UInt64?
  private var sealed: UInt64?

  mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) {
    switch key {
    case "seq": seq = try reader.integer(as: UInt64.self)
    case "request": request = try readRequest(&reader)
    case "by": by = try reader.string()
    case "at": at = try reader.moment()
    case "synced": synced = try reader.integer(as: UInt64.self)
    case "sealed": sealed = try reader.integer(as: UInt64.self)
    case "crc": try reader.skipValue()
    default: throw reader.problem(.unknownKey(key))
    }
  }

  func head(_ reader: JSONReader) throws(JSONProblem) -> LineHead {
    if let sealed, seq == nil, !hasEvents { return .sealed(last: sealed) }
    guard hasEvents, sealed == nil else { throw reader.problem(.missingKey("events")) }
    return .record(
      RecordHead(
        seq: try reader.required(seq, "seq"),
        request: request,
        by: Staff(try reader.required(by, "by")),
        at: try reader.required(at, "at"),
        synced: try reader.required(synced, "synced")
      )
    )
  }

  private func readRequest(_ reader: inout JSONReader) throws(JSONProblem) -> RequestID {
    var id: String?
    var content: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.string()
      case "content": content = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return RequestID(
      id: try reader.required(id, "id"),
      fingerprint: try reader.required(content, "content")
    )
  }
}
