import JSONText
import Loyalty

/// A client's card as JSON: in base files and in `clientRegistered`.
///
/// What is unknown, empty or off is left out. `CardColumns` reads the same keys in the same order.
enum ClientCoding {
  static func write(_ client: Client, to writer: inout JSONWriter) {
    writer.object { writeMembers(of: client, to: &$0) }
  }

  /// Writes the members without the braces: base lines add a checksum.
  static func writeMembers(of client: Client, to writer: inout JSONWriter) {
    writer.member("id", client.id.number)
    writer.member("name", client.name)
    writer.member("phone", client.phone.e164)
    writer.member("phoneTyped", client.phoneTyped)
    writer.member(ifAny: "email", client.email)
    writer.member(ifAny: "city", client.city)
    writer.member(ifAny: "birthday", client.birthday?.iso)
    writer.member(ifAny: "gender", client.gender?.rawValue)
    writer.member(ifAny: "note", client.note)
    if let referrer = client.referrer { writer.member("referrer", referrer.number) }
    writeConsents(client.consents, to: &writer)
    if client.usesApp { writer.member("usesApp", true) }
    writer.list("pushTokens", client.pushTokens)
    writer.list("tags", client.tags)
    if !client.groups.ids.isEmpty {
      writer.key("groups")
      writer.array(client.groups.ids, JSONWriter.writeID)
    }
    writer.member("registeredAt", client.registeredAt.rfc3339)
    writer.member("source", client.source.rawValue)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Client {
    var card = Card()
    try reader.object { key, reader throws(JSONProblem) in
      if try card.readPerson(key, &reader) { return }
      if try card.readReach(key, &reader) { return }
      throw reader.problem(.unknownKey(key))
    }
    return try card.client(reader)
  }

  private static func writeConsents(_ consents: Consents, to writer: inout JSONWriter) {
    let asked = Channel.allCases.filter { consents[$0] != nil }
    guard !asked.isEmpty else { return }
    writer.key("consents")
    writer.object { writer in
      for channel in asked {
        guard let consent = consents[channel] else { continue }
        writer.key(channel.rawValue)
        ConsentCoding.write(consent, to: &writer)
      }
    }
  }
}

/// The members of a card while they are read.
private struct Card {
  private var id: Client.ID?
  private var name: String?
  private var phone: Phone?
  private var phoneTyped: String?
  private var registeredAt: Moment?
  private var source: Source?
  private var rest = Rest()

  /// The members that may be missing.
  private struct Rest {
    var email: String?
    var city: String?
    var birthday: Day?
    var gender: Gender?
    var note: String?
    var referrer: Client.ID?
    var consents = Consents()
    var usesApp = false
    var pushTokens: [String] = []
    var tags: [String] = []
    var groups = GroupSet()
  }

  mutating func readPerson(
    _ key: String,
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Bool {
    switch key {
    case "id": id = try reader.identifier()
    case "name": name = try reader.string()
    case "birthday": rest.birthday = try reader.day()
    case "gender": rest.gender = try reader.parsed(Gender.init)
    case "city": rest.city = try reader.string()
    case "note": rest.note = try reader.string()
    case "referrer": rest.referrer = try reader.identifier()
    case "tags": rest.tags = try reader.texts()
    case "groups": rest.groups = GroupSet(try reader.identifiers())
    case "registeredAt": registeredAt = try reader.moment()
    case "source": source = try reader.parsed(Source.init)
    case "crc": _ = try reader.string()
    default: return false
    }
    return true
  }

  mutating func readReach(
    _ key: String,
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Bool {
    switch key {
    case "phone": phone = try reader.phone()
    case "phoneTyped": phoneTyped = try reader.string()
    case "email": rest.email = try reader.string()
    case "usesApp": rest.usesApp = try reader.bool()
    case "pushTokens": rest.pushTokens = try reader.texts()
    case "consents": rest.consents = try ConsentCoding.readAll(&reader)
    default: return false
    }
    return true
  }

  func client(_ reader: JSONReader) throws(JSONProblem) -> Client {
    Client(
      id: try reader.required(id, "id"),
      name: try reader.required(name, "name"),
      phone: try reader.required(phone, "phone"),
      phoneTyped: try reader.required(phoneTyped, "phoneTyped"),
      email: rest.email,
      city: rest.city,
      birthday: rest.birthday,
      gender: rest.gender,
      note: rest.note,
      referrer: rest.referrer,
      consents: rest.consents,
      usesApp: rest.usesApp,
      pushTokens: rest.pushTokens,
      tags: rest.tags,
      groups: rest.groups,
      registeredAt: try reader.required(registeredAt, "registeredAt"),
      source: try reader.required(source, "source")
    )
  }
}
