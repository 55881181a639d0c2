import JSONText
import Loyalty

/// Lines of the files that a compaction adds to a base.
///
///     {"programCreated":{…},"crc":"…"}                    an event that makes something anew
///     {"use":{…},"returned":true,"crc":"…"}               a use of a promo code
///     {"id":7,"merged":5,"at":"…","registeredAt":"…","crc":"…"}
///                                                         a number that answers as another client
///     {"id":9,"erased":true,"registeredAt":"…","crc":"…"} a client whose personal values were erased
///
/// Moments stay, for reports of days that are past ask them; a card that went through a third one
/// names it as `into`. Older programs wrote neither.
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

  static func line(of merge: KeptMerge) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", merge.number.number)
    writer.member("merged", merge.current.number)
    if merge.into != merge.current { writer.member("into", merge.into.number) }
    writer.member(ifAny: "at", merge.at?.rfc3339)
    writer.member(ifAny: "registeredAt", merge.registeredAt?.rfc3339)
    writer.member(ifAny: "intoRegisteredAt", merge.intoRegisteredAt?.rfc3339)
    return ChecksummedLine.closing(writer)
  }

  static func line(erased id: Client.ID, registeredAt: Moment?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", id.number)
    writer.member("erased", true)
    writer.member(ifAny: "registeredAt", registeredAt?.rfc3339)
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

  /// What is kept of a merged card, of a line that tells of one; nil for any other.
  static func readMerged(_ bytes: [UInt8], _ line: Range<Int>) -> KeptMerge? {
    var cursor = ByteCursor(bytes: bytes, end: line.upperBound, offset: line.lowerBound)
    guard cursor.take("{\"id\":"), let id = client(&cursor), cursor.take(",\"merged\":"),
      let current = client(&cursor)
    else { return nil }
    var into: Client.ID?
    if cursor.take(",\"into\":") {
      into = client(&cursor)
      if into == nil { return nil }
    }
    guard let at = moment(",\"at\":\"", &cursor),
      let registeredAt = moment(",\"registeredAt\":\"", &cursor),
      let intoRegisteredAt = moment(",\"intoRegisteredAt\":\"", &cursor),
      cursor.take(",\"crc\":\"")
    else { return nil }
    return KeptMerge(
      number: id,
      current: current,
      into: into,
      at: at.value,
      registeredAt: registeredAt.value,
      intoRegisteredAt: intoRegisteredAt.value
    )
  }

  /// The number of an erased client and when it was given, of a line that names one; nil for any
  /// other.
  static func readErased(
    _ bytes: [UInt8],
    _ line: Range<Int>
  ) -> (id: Client.ID, registeredAt: Moment?)? {
    var cursor = ByteCursor(bytes: bytes, end: line.upperBound, offset: line.lowerBound)
    guard cursor.take("{\"id\":"), let id = client(&cursor), cursor.take(",\"erased\":true"),
      let registeredAt = moment(",\"registeredAt\":\"", &cursor), cursor.take(",\"crc\":\"")
    else { return nil }
    return (id, registeredAt.value)
  }

  private static func client(_ cursor: inout ByteCursor) -> Client.ID? {
    guard let number = cursor.number(), (1..<UInt64(UInt32.max)).contains(number) else {
      return nil
    }
    return Client.ID(UInt32(number))
  }

  /// A moment behind a key, or none where the key is not there.
  private struct FoundMoment {
    let value: Moment?
  }

  /// Nil for a key with something else behind it than a moment.
  private static func moment(_ key: StaticString, _ cursor: inout ByteCursor) -> FoundMoment? {
    guard cursor.take(key) else { return FoundMoment(value: nil) }
    return cursor.moment().map { FoundMoment(value: $0) }
  }
}
