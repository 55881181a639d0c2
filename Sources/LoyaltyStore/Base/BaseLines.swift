import JSONText
import Loyalty

/// Lines of the files that a compaction adds to a base.
///
///     {"programCreated":{…},"crc":"…"}                    an event that makes something anew
///     {"use":{…},"returned":true,"crc":"…"}               a use of a promo code
///     {"id":7,"merged":5,"crc":"…"}                       a number that answers as another client
///     {"id":9,"erased":true,"crc":"…"}                    a client whose personal values were erased
enum BaseLine {
  /// The line of an event, which is all of it.
  static func line(of event: Event) -> [UInt8] {
    var writer = JSONWriter()
    EventCoding.write(event, to: &writer)
    return ChecksummedLine.line(of: writer.bytes)
  }

  static func line(of use: KeptUse) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("use", use.activation, ActivationCoding.write)
    if use.isReturned { writer.member("returned", true) }
    return ChecksummedLine.closing(writer)
  }

  static func line(merged id: Client.ID, into other: Client.ID) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", id.number)
    writer.member("merged", other.number)
    return ChecksummedLine.closing(writer)
  }

  static func line(erased id: Client.ID) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", id.number)
    writer.member("erased", true)
    return ChecksummedLine.closing(writer)
  }

  /// Something that a line of lists, codes or what waits says.
  enum Content: Sendable {
    case event(Event)
    case use(KeptUse)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Content {
    try reader.beginObject()
    guard let key = try reader.nextKey() else { throw reader.problem(.missingKey("")) }
    guard key == "use" else {
      let event = try EventCoding.read(key, &reader)
      try readEnd(&reader) { key, reader throws(JSONProblem) in
        throw reader.problem(.unknownKey(key))
      }
      return .event(event)
    }
    let activation = try ActivationCoding.read(&reader)
    var isReturned = false
    try readEnd(&reader) { key, reader throws(JSONProblem) in
      guard key == "returned" else { throw reader.problem(.unknownKey(key)) }
      isReturned = try reader.bool()
    }
    return .use(KeptUse(activation, isReturned: isReturned))
  }

  /// Reads the members behind the first, the checksum among them.
  private static func readEnd(
    _ reader: inout JSONReader,
    _ read: (String, inout JSONReader) throws(JSONProblem) -> Void
  ) throws(JSONProblem) {
    while let key = try reader.nextKey() {
      if key == "crc" { try reader.skipValue() } else { try read(key, &reader) }
    }
  }

  /// The number and as whom it answers, of a line that says so; nil for any other.
  static func readMerged(
    _ bytes: [UInt8],
    _ line: Range<Int>
  ) -> (id: Client.ID, into: Client.ID)? {
    var cursor = ByteCursor(bytes: bytes, end: line.upperBound, offset: line.lowerBound)
    guard cursor.take("{\"id\":"), let id = cursor.number(), cursor.take(",\"merged\":"),
      let into = cursor.number(), cursor.take(",\"crc\":\""),
      (1..<UInt64(UInt32.max)).contains(id), (1..<UInt64(UInt32.max)).contains(into)
    else { return nil }
    return (Client.ID(UInt32(id)), Client.ID(UInt32(into)))
  }

  /// The number of an erased client, of a line that names one; nil for any other.
  static func readErased(_ bytes: [UInt8], _ line: Range<Int>) -> Client.ID? {
    var cursor = ByteCursor(bytes: bytes, end: line.upperBound, offset: line.lowerBound)
    guard cursor.take("{\"id\":"), let id = cursor.number(),
      cursor.take(",\"erased\":true,\"crc\":\""), (1..<UInt64(UInt32.max)).contains(id)
    else { return nil }
    return Client.ID(UInt32(id))
  }
}
