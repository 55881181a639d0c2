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
}
