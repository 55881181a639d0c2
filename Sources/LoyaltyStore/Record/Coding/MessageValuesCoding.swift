import JSONText
import Loyalty

/// What stood for the variables of a message as JSON.
///
///     {"bonuses":"50","burning":"20","until":"30.11.2026"}
enum MessageValuesCoding {
  static func write(_ values: MessageValues, to writer: inout JSONWriter) {
    writer.object { writer in writeMembers(values, to: &writer) }
  }

  /// The values of a message with its number in front.
  static func write(
    _ values: MessageValues,
    of message: Message.ID,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("message", message.number)
      writeMembers(values, to: &writer)
    }
  }

  private static func writeMembers(_ values: MessageValues, to writer: inout JSONWriter) {
    writer.member(ifAny: "bonuses", values.bonuses)
    writer.member(ifAny: "burning", values.burning)
    writer.member(ifAny: "until", values.until)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> MessageValues {
    try readNumbered(&reader).values
  }

  static func readNumbered(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (message: Message.ID?, values: MessageValues) {
    var message: Message.ID?
    var values = MessageValues()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "message": message = try reader.identifier()
      case "bonuses": values.bonuses = try reader.string()
      case "burning": values.burning = try reader.string()
      case "until": values.until = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return (message, values)
  }
}
