import JSONText
import Loyalty

/// A message of the outbox as JSON.
enum MessageCoding {
  static func write(_ message: Message, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", message.id.number)
      writer.member("client", message.client.number)
      writer.member("channel", message.channel.rawValue)
      writer.member("text", message.text)
      writer.member("cause", message.cause.rawValue)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Message {
    var id: Message.ID?
    var client: Client.ID?
    var channel: Channel?
    var text: String?
    var cause: Message.Cause?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "client": client = try reader.identifier()
      case "channel": channel = try reader.parsed(Channel.init)
      case "text": text = try reader.string()
      case "cause": cause = try reader.parsed(Message.Cause.init)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Message(
      id: try reader.required(id, "id"),
      client: try reader.required(client, "client"),
      channel: try reader.required(channel, "channel"),
      text: try reader.required(text, "text"),
      cause: try reader.required(cause, "cause")
    )
  }
}
