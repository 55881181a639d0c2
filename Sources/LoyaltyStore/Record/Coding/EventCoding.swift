import JSONText
import Loyalty

/// An event as JSON: an object whose one key is its name, `{"groupEdited":{…}}`.
enum EventCoding {
  static func write(_ event: Event, to writer: inout JSONWriter) {
    writer.object { writer in
      switch event {
      case .settingsChanged(let changes):
        writer.key("settingsChanged")
        writer.array(changes) { SettingsCoding.write($1, to: &$0) }
      case .clientRegistered(let client):
        writer.member("clientRegistered", client, ClientCoding.write)
      case .clientEdited(let id, let changes):
        writer.about("clientEdited", "client", id, "changes") { writer in
          writer.array(changes) { ClientChangeCoding.write($1, to: &$0) }
        }
      case .clientsMerged(let merge): writer.member("clientsMerged", merge, MergeCoding.write)
      case .clientErased(let id):
        writer.key("clientErased")
        writer.object { $0.member("client", id.number) }
      case .clientsAddedToGroup(let group, let clients):
        writer.about("clientsAddedToGroup", group, clients)
      case .clientsRemovedFromGroup(let group, let clients):
        writer.about("clientsRemovedFromGroup", group, clients)
      case .groupCreated(let group, let position): writeCreated(group, position, to: &writer)
      case .groupEdited(let id, let changes):
        writer.about("groupEdited", "group", id, "changes") { writer in
          writer.array(changes) { GroupCoding.write($1, to: &$0) }
        }
      case .groupsReordered(let change):
        writer.change("groupsReordered", change) { $0.array($1, JSONWriter.writeID) }
      case .defaultGroupMoved(let change):
        writer.change("defaultGroupMoved", change) { $0.optional($1, JSONWriter.writeID) }
      case .categoryCreated, .categoryRenamed, .venueCreated, .venueChanged, .productCreated,
        .productChanged:
        PriceListEventCoding.write(event, to: &writer)
      case .programCreated(let program):
        writer.member("programCreated", program, ProgramCoding.write)
      case .programChanged(let change):
        writer.change("programChanged", change) { ProgramCoding.write($1, to: &$0) }
      case .wrongPasswordsGiven(let wrong):
        writer.member("wrongPasswordsGiven", wrong, WrongPasswordsCoding.write)
      case .receiptSold(let receipt): writer.member("receiptSold", receipt, ReceiptCoding.write)
      case .receiptParked(let receipt): writer.member("receiptParked", receipt, ParkedCoding.write)
      case .parkedReceiptEnded(let end):
        writer.member("parkedReceiptEnded", end, ParkedCoding.write)
      case .receiptRefunded(let refund):
        writer.member("receiptRefunded", refund, RefundCoding.write)
      case .bonusesMoved(let movement): writer.member("bonusesMoved", movement, LedgerCoding.write)
      case .bonusesBurnt(let client, let parts):
        writer.about("bonusesBurnt", "client", client, "parts") { writer in
          writer.array(parts) { LotCoding.write($1, to: &$0) }
        }
      default:
        PromoCodeEventCoding.write(event, to: &writer)
        OutboxEventCoding.write(event, to: &writer)
      }
    }
  }

  private static func writeCreated(
    _ group: Group,
    _ position: Int,
    to writer: inout JSONWriter
  ) {
    writer.key("groupCreated")
    writer.object { writer in
      writer.key("group")
      GroupCoding.write(group, to: &writer)
      writer.member("position", position)
    }
  }

  /// Reads the value of an event's key.
  static func read(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Event {
    switch key {
    case "settingsChanged": return .settingsChanged(try reader.array(of: SettingsCoding.readChange))
    case "clientRegistered": return .clientRegistered(try ClientCoding.read(&reader))
    case "clientEdited":
      let (id, changes) = try readClientEdited(&reader)
      return .clientEdited(id, changes)
    case "clientsMerged": return .clientsMerged(try MergeCoding.read(&reader))
    case "clientErased": return .clientErased(try readErased(&reader))
    case "clientsAddedToGroup":
      let (group, clients) = try readMembers(&reader)
      return .clientsAddedToGroup(group, clients)
    case "clientsRemovedFromGroup":
      let (group, clients) = try readMembers(&reader)
      return .clientsRemovedFromGroup(group, clients)
    case "groupCreated": return try readCreated(&reader)
    case "groupEdited":
      let (id, changes) = try readGroupEdited(&reader)
      return .groupEdited(id, changes)
    case "groupsReordered":
      return .groupsReordered(
        try reader.change { reader throws(JSONProblem) in try reader.identifiers() }
      )
    case "defaultGroupMoved": return .defaultGroupMoved(try reader.change(readGroup))
    case "categoryCreated": return .categoryCreated(try PriceListCoding.readCategory(&reader))
    case "categoryRenamed":
      return .categoryRenamed(try reader.change(PriceListCoding.readCategory))
    case "venueCreated": return .venueCreated(try PriceListCoding.readVenue(&reader))
    case "venueChanged": return .venueChanged(try reader.change(PriceListCoding.readVenue))
    case "productCreated": return .productCreated(try PriceListCoding.readProduct(&reader))
    case "productChanged":
      return .productChanged(try reader.change(PriceListCoding.readProduct))
    case "programCreated": return .programCreated(try ProgramCoding.read(&reader))
    case "programChanged": return .programChanged(try reader.change(ProgramCoding.read))
    case "wrongPasswordsGiven":
      return .wrongPasswordsGiven(try WrongPasswordsCoding.read(&reader))
    case "receiptSold": return .receiptSold(try ReceiptCoding.read(&reader))
    case "receiptParked": return .receiptParked(try ParkedCoding.read(&reader))
    case "parkedReceiptEnded": return .parkedReceiptEnded(try ParkedCoding.readEnd(&reader))
    case "receiptRefunded": return .receiptRefunded(try RefundCoding.read(&reader))
    case "bonusesMoved": return .bonusesMoved(try LedgerCoding.read(&reader))
    case "bonusesBurnt":
      let (client, parts) = try readBurnt(&reader)
      return .bonusesBurnt(client, parts)
    case "templateCreated", "templateChanged", "messageQueued", "mailingCreated", "mailingChanged",
      "mailingStarted", "messagesTaken", "devicesTold",
      "messagesSettled", "reactionsCame", "deliveriesKept":
      return try OutboxEventCoding.read(key, &reader)
    default: return try PromoCodeEventCoding.read(key, &reader)
    }
  }

  private static func readGroup(_ reader: inout JSONReader) throws(JSONProblem) -> Group.ID? {
    try reader.optional { reader throws(JSONProblem) in try reader.identifier() }
  }

  private static func readCreated(_ reader: inout JSONReader) throws(JSONProblem) -> Event {
    var group: Group?
    var position: Int?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "group": group = try GroupCoding.read(&reader)
      case "position": position = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return .groupCreated(
      try reader.required(group, "group"),
      position: try reader.required(position, "position")
    )
  }

  private static func readMembers(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (Group.ID, [Client.ID]) {
    try reader.about("group", "clients") { reader throws(JSONProblem) in
      try reader.identifiers()
    }
  }

  private static func readErased(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Client.ID {
    try reader.single { key, reader throws(JSONProblem) in
      guard key == "client" else { throw reader.problem(.unknownKey(key)) }
      return try reader.identifier()
    }
  }

  private static func readBurnt(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (Client.ID, [LotPart]) {
    try reader.about("client", "parts", LotCoding.readParts)
  }

  private static func readClientEdited(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (Client.ID, [ClientChange]) {
    try reader.about("client", "changes") { reader throws(JSONProblem) in
      try reader.array(of: ClientChangeCoding.read)
    }
  }

  private static func readGroupEdited(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> (Group.ID, [GroupChange]) {
    try reader.about("group", "changes") { reader throws(JSONProblem) in
      try reader.array(of: GroupCoding.readChange)
    }
  }
}

extension JSONWriter {
  /// Writes `"event":{"client":5,"changes":…}`.
  fileprivate mutating func about<Noun>(
    _ event: String,
    _ noun: String,
    _ id: Identifier<Noun>,
    _ facts: String,
    _ write: (inout JSONWriter) -> Void
  ) {
    key(event)
    object { writer in
      writer.member(noun, id.number)
      writer.key(facts)
      write(&writer)
    }
  }

  /// Writes `"event":{"group":1,"clients":[…]}`.
  fileprivate mutating func about(_ event: String, _ group: Group.ID, _ clients: [Client.ID]) {
    about(event, "group", group, "clients") { $0.array(clients, JSONWriter.writeID) }
  }
}

extension JSONReader {
  /// Reads `{"client":5,"changes":…}`.
  fileprivate mutating func about<Noun, Facts>(
    _ noun: String,
    _ facts: String,
    _ read: (inout JSONReader) throws(JSONProblem) -> Facts
  ) throws(JSONProblem) -> (Identifier<Noun>, Facts) {
    var id: Identifier<Noun>?
    var found: Facts?
    try object { key, reader throws(JSONProblem) in
      switch key {
      case noun: id = try reader.identifier()
      case facts: found = try read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return (try required(id, noun), try required(found, facts))
  }
}
