import JSONText
import Loyalty

/// A message of the outbox as JSON.
///
///     {"id":7,"client":5,"channel":"sms","text":"…","cause":"welcome","at":"…"}
///
/// A push has a `title`; `kind` stands there for marketing alone; records of the first versions have
/// no `at`.
enum MessageCoding {
  static func write(_ message: Message, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", message.id.number)
      writer.member("client", message.client.number)
      writer.member("channel", message.channel.rawValue)
      writer.member(ifAny: "title", message.title)
      writer.member("text", message.text)
      writer.member("cause", message.cause.rawValue)
      if message.kind != .service { writer.member("kind", message.kind.rawValue) }
      writer.member(ifAny: "at", message.queuedAt?.rfc3339)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Message {
    var id: Message.ID?
    var client: Client.ID?
    var channel: Channel?
    var title: String?
    var text: String?
    var cause: Message.Cause?
    var kind = Message.Kind.service
    var queuedAt: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "client": client = try reader.identifier()
      case "channel": channel = try reader.parsed(Channel.init)
      case "title": title = try reader.string()
      case "text": text = try reader.string()
      case "cause": cause = try reader.parsed(Message.Cause.init)
      case "kind": kind = try reader.parsed(Message.Kind.init)
      case "at": queuedAt = try reader.moment()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Message(
      id: try reader.required(id, "id"),
      client: try reader.required(client, "client"),
      channel: try reader.required(channel, "channel"),
      title: title,
      text: try reader.required(text, "text"),
      cause: try reader.required(cause, "cause"),
      kind: kind,
      queuedAt: queuedAt
    )
  }
}
