import JSONText
package import Loyalty

/// A message as a line of the file to which messages go without a gateway.
package enum FileLine {
  /// `{"id":"…","at":"…","channel":"sms","to":["+380…"],"title":null,"text":"…","attempt":1}` with
  /// its newline.
  package static func bytes(of message: Outgoing, id: String, at moment: Moment) -> [UInt8] {
    let to = message.channel == .push ? message.tokens : [message.phone.e164]
    let value = JSONValue.object([
      JSONMember("id", .string(id)),
      JSONMember("at", .string(moment.rfc3339)),
      JSONMember("channel", .string(message.channel.rawValue)),
      JSONMember("client", .integer(message.client.number)),
      JSONMember("to", .array(to.map { .string($0) })),
      JSONMember("title", message.title.map { .string($0) } ?? .null),
      JSONMember("text", .string(message.text)),
      JSONMember("attempt", .integer(message.attempt)),
    ])
    return Array(value.text.utf8) + [UInt8(ascii: "\n")]
  }

  /// Who a line without its newline is for; nil where it says that nowhere, or nothing of them is
  /// left in it.
  package static func client(of line: some Collection<UInt8>) -> Client.ID? {
    guard let value = try? JSONValue(Array(line)), case .number(let digits)? = value["client"],
      let number = UInt32(digits), value["to"] != .array([])
    else { return nil }
    return Client.ID(number)
  }

  /// The line without address and words, and without a newline; nil for what is no such line.
  package static func withoutWords(_ line: some Collection<UInt8>) -> [UInt8]? {
    guard let value = try? JSONValue(Array(line)), case .object(let members) = value else {
      return nil
    }
    let left = members.map { member in
      switch member.key {
      case "to": JSONMember("to", .array([]))
      case "title": JSONMember("title", .null)
      case "text": JSONMember("text", .string(""))
      default: member
      }
    }
    return Array(JSONValue.object(left).text.utf8)
  }
}
