import JSONText
import Loyalty

/// A line of a part of history/ as it is read; `HistoryLine` writes it.
enum PastLine {
  /// Reads a line whose checksum was found right, without its newline.
  static func read(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONProblem) -> PastEntry {
    var reader = JSONReader(bytes, in: line)
    var seq: UInt64?
    var by: String?
    var at: Moment?
    var events: [PastEvent] = []
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "seq": seq = try reader.integer(as: UInt64.self)
      case "by": by = try reader.string()
      case "at": at = try reader.moment()
      case "request", "crc": try reader.skipValue()
      case "events": events = try reader.array(of: readEvent)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    try reader.finish()
    return PastEntry(
      seq: try reader.required(seq, "seq"),
      by: Staff(try reader.required(by, "by")),
      at: try reader.required(at, "at"),
      events: events
    )
  }

  private static func readEvent(_ reader: inout JSONReader) throws(JSONProblem) -> PastEvent {
    try reader.single { key, reader throws(JSONProblem) in
      switch key {
      case "clientRegistered": try readRegistered(&reader)
      case "clientEdited": try readEdited(&reader)
      case "clientsMerged": try readMerged(&reader)
      case "messageQueued": try readQueued(&reader)
      default: .whole(try EventCoding.read(key, &reader))
      }
    }
  }

  private static func readRegistered(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> PastEvent {
    var id: Client.ID?
    var groups = GroupSet()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "groups": groups = GroupSet(try reader.identifiers())
      default: try reader.skipValue()
      }
    }
    return .registered(try reader.required(id, "id"), groups: groups)
  }

  private static func readEdited(_ reader: inout JSONReader) throws(JSONProblem) -> PastEvent {
    var id: Client.ID?
    var fields: [String] = []
    var changes: [ClientChange] = []
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "client": id = try reader.identifier()
      case "fields": fields = try reader.texts()
      case "changes": changes = try reader.array(of: ClientChangeCoding.read)
      default: try reader.skipValue()
      }
    }
    return .edited(try reader.required(id, "client"), fields: fields, changes: changes)
  }

  private static func readMerged(_ reader: inout JSONReader) throws(JSONProblem) -> PastEvent {
    var ids: [String: Client.ID] = [:]
    var receipts = 0
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "into", "from": ids[key] = try reader.identifier()
      case "receipts": receipts = try reader.integer(as: Int.self)
      default: try reader.skipValue()
      }
    }
    return .merged(
      into: try reader.required(ids["into"], "into"),
      from: try reader.required(ids["from"], "from"),
      receipts: receipts
    )
  }

  private static func readQueued(_ reader: inout JSONReader) throws(JSONProblem) -> PastEvent {
    var id: Message.ID?
    var client: Client.ID?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "client": client = try reader.identifier()
      default: try reader.skipValue()
      }
    }
    return .queued(try reader.required(id, "id"), try reader.required(client, "client"))
  }
}
