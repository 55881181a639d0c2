import JSONText
import Loyalty

/// A push or SMS to many as JSON.
///
///     {"id":1,"channel":"push","title":"…","text":"…","to":{"group":2},"kind":"marketing",
///      "sendAt":"…","status":"scheduled","origin":{"resent":1},"at":"…","by":"…"}
///
/// `to` is `{"everybody":true}`, a group's number or clients' numbers; `origin` is left out where
/// somebody wrote it.
enum MailingCoding {
  static func write(_ mailing: Mailing, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", mailing.id.number)
      writer.member("channel", mailing.channel.rawValue)
      writer.member(ifAny: "title", mailing.title)
      writer.member("text", mailing.text)
      writer.member("to", mailing.recipients, writeRecipients)
      writer.member("kind", mailing.kind.rawValue)
      writer.member(ifAny: "sendAt", mailing.sendAt?.rfc3339)
      writer.member("status", mailing.status.rawValue)
      write(mailing.origin, to: &writer)
      writer.member("at", mailing.createdAt.rfc3339)
      writer.member("by", mailing.createdBy.name)
    }
  }

  private static func writeRecipients(
    _ recipients: Recipients,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      switch recipients {
      case .everybody: writer.member("everybody", true)
      case .group(let group): writer.member("group", group.number)
      case .clients(let clients):
        writer.key("clients")
        writer.array(clients, JSONWriter.writeID)
      }
    }
  }

  private static func write(_ origin: Mailing.Origin, to writer: inout JSONWriter) {
    switch origin {
    case .hand: break
    case .resent(let other):
      writer.key("origin")
      writer.object { $0.member("resent", other.number) }
    case .birthday, .burning:
      writer.key("origin")
      writer.object { $0.member(origin == .birthday ? "birthday" : "burning", true) }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Mailing {
    var id: Mailing.ID?
    var channel: Channel?
    var texts: [String: String] = [:]
    var recipients: Recipients?
    var kind: Message.Kind?
    var times: [String: Moment] = [:]
    var status: Mailing.Status?
    var origin = Mailing.Origin.hand
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "channel": channel = try reader.parsed(Channel.init)
      case "title", "text", "by": texts[key] = try reader.string()
      case "to": recipients = try readRecipients(&reader)
      case "kind": kind = try reader.parsed(Message.Kind.init)
      case "sendAt", "at": times[key] = try reader.moment()
      case "status": status = try reader.parsed(Mailing.Status.init)
      case "origin": origin = try readOrigin(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Mailing(
      id: try reader.required(id, "id"),
      channel: try reader.required(channel, "channel"),
      title: texts["title"],
      text: try reader.required(texts["text"], "text"),
      recipients: try reader.required(recipients, "to"),
      kind: try reader.required(kind, "kind"),
      sendAt: times["sendAt"],
      status: try reader.required(status, "status"),
      origin: origin,
      createdAt: try reader.required(times["at"], "at"),
      createdBy: Staff(try reader.required(texts["by"], "by"))
    )
  }

  private static func readRecipients(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Recipients {
    try reader.single { key, reader throws(JSONProblem) in
      switch key {
      case "everybody":
        try reader.isTrue()
        return .everybody
      case "group": return .group(try reader.identifier())
      case "clients": return .clients(try reader.identifiers())
      default: throw reader.problem(.unknownKey(key))
      }
    }
  }

  private static func readOrigin(_ reader: inout JSONReader) throws(JSONProblem) -> Mailing.Origin {
    try reader.single { key, reader throws(JSONProblem) in
      switch key {
      case "resent": return .resent(try reader.identifier())
      case "birthday":
        try reader.isTrue()
        return .birthday
      case "burning":
        try reader.isTrue()
        return .burning
      default: throw reader.problem(.unknownKey(key))
      }
    }
  }
}

extension JSONReader {
  /// Reads `true`, which stands where a key alone says it all.
  fileprivate mutating func isTrue() throws(JSONProblem) {
    let start = offset
    guard try bool() else { throw JSONProblem(.unknownValue("false"), at: start) }
  }
}
