import JSONText
import Loyalty

/// Events about messages and mailings as JSON, under the names that the events have.
///
///     "templateCreated":{…}                                   the words under their name
///     "templateChanged":{"was":{…},"now":{…}}
///     "messageQueued":{…}                                     the message
///     "mailingCreated":{…}                                    the mailing
///     "mailingChanged":{"at":"…","was":{…},"now":{…}}
///     "mailingStarted":{"mailing":1,"at":"…","first":8,"clients":[5,6],"skipped":{"noApp":4}}
///     "messagesTaken":{"at":"…","messages":[8,9],"units":[1,2],"costs":["1.01","2.02"]}
///         "values":[{"message":8,"bonuses":"50"}]             those that a text speaks of
///     "devicesTold":[{"message":8,"took":[40133],"missed":[12]}]
///     "messagesSettled":{"at":"…","outcomes":[{"accepted":true,"messages":[8]},…]}
///     "reactionsCame":[{"message":8,"kind":"opened","at":"…"}]
enum OutboxEventCoding {
  /// Writes key and value; events about other things write nothing.
  static func write(_ event: Event, to writer: inout JSONWriter) {
    switch event {
    case .templateCreated(let template):
      writer.member("templateCreated", template, TemplateCoding.write)
    case .templateChanged(let change):
      writer.change("templateChanged", change) { TemplateCoding.write($1, to: &$0) }
    case .messageQueued(let message): writer.member("messageQueued", message, MessageCoding.write)
    case .mailingCreated(let mailing):
      writer.member("mailingCreated", mailing, MailingCoding.write)
    case .mailingChanged(let change, let at):
      writer.key("mailingChanged")
      writer.object { writer in
        writer.member("at", at.rfc3339)
        writer.member("was", change.was, MailingCoding.write)
        writer.member("now", change.now, MailingCoding.write)
      }
    case .mailingStarted(let start): writer.member("mailingStarted", start, write)
    case .messagesTaken(let ids, let at, let bills, let values):
      writer.key("messagesTaken")
      writer.object { writer in
        writer.member("at", at.rfc3339)
        writer.key("messages")
        writer.array(ids, JSONWriter.writeID)
        if !values.isEmpty {
          writer.key("values")
          writer.array(values.sorted { $0.key < $1.key }) {
            MessageValuesCoding.write($1.value, of: $1.key, to: &$0)
          }
        }
        guard bills.contains(where: { $0 != .nothing }) else { return }
        writer.key("units")
        writer.array(bills) { $0.integer($1.units) }
        writer.key("costs")
        writer.array(bills) { $0.string($1.cost.decimalString) }
      }
    case .devicesTold(let reports):
      writer.key("devicesTold")
      writer.array(reports) { DeviceCoding.write($1, to: &$0) }
    case .messagesSettled(let settlements, let at):
      writer.key("messagesSettled")
      writer.object { writer in
        writer.member("at", at.rfc3339)
        writer.key("outcomes")
        writer.array(settlements) { SettlementCoding.write($1, to: &$0) }
      }
    case .reactionsCame(let reactions):
      writer.key("reactionsCame")
      writer.array(reactions) { write($1, to: &$0) }
    case .deliveriesKept(let kept):
      writer.key("deliveriesKept")
      writer.array(kept) { KeptDeliveryCoding.write($1, to: &$0) }
    default: break
    }
  }

  private static func write(_ start: MailingStart, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("mailing", start.mailing.number)
      writer.member("at", start.at.rfc3339)
      writer.member("first", start.first.number)
      writer.key("clients")
      writer.array(start.clients, JSONWriter.writeID)
      writer.key("skipped")
      writer.object { writer in
        for reason in SkipReason.allCases {
          if let count = start.skipped[reason] { writer.member(reason.rawValue, count) }
        }
      }
    }
  }

  private static func write(_ reaction: Reaction, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", reaction.message.number)
      writer.member("kind", reaction.kind.rawValue)
      writer.member("at", reaction.at.rfc3339)
    }
  }

  /// Reads the value of a key of one of these events.
  static func read(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Event {
    switch key {
    case "templateCreated": return .templateCreated(try TemplateCoding.read(&reader))
    case "templateChanged": return .templateChanged(try reader.change(TemplateCoding.read))
    case "messageQueued": return .messageQueued(try MessageCoding.read(&reader))
    case "mailingCreated": return .mailingCreated(try MailingCoding.read(&reader))
    case "mailingChanged": return try readChanged(&reader)
    case "mailingStarted": return .mailingStarted(try readStart(&reader))
    case "messagesTaken": return try readTaken(&reader)
    case "devicesTold": return .devicesTold(try reader.array(of: DeviceCoding.readReport))
    case "messagesSettled":
      let (at, settlements) = try readTimed("outcomes", &reader) { reader throws(JSONProblem) in
        try reader.array(of: SettlementCoding.read)
      }
      return .messagesSettled(settlements, at: at)
    case "deliveriesKept":
      return .deliveriesKept(try reader.array(of: KeptDeliveryCoding.read))
    case "reactionsCame": return .reactionsCame(try reader.array(of: readReaction))
    default: throw reader.problem(.unknownKey(key))
    }
  }

  private static func readTimed<Value>(
    _ name: String,
    _ reader: inout JSONReader,
    _ read: (inout JSONReader) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> (Moment, Value) {
    var at: Moment?
    var value: Value?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "at": at = try reader.moment()
      case name: value = try read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return (try reader.required(at, "at"), try reader.required(value, name))
  }

  private static func readTaken(_ reader: inout JSONReader) throws(JSONProblem) -> Event {
    var at: Moment?
    var ids: [Message.ID]?
    var units: [Int] = []
    var costs: [Money] = []
    var values: [Message.ID: MessageValues] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "at": at = try reader.moment()
      case "messages": ids = try reader.identifiers()
      case "values":
        for (message, own) in try reader.array(of: MessageValuesCoding.readNumbered) {
          values[try reader.required(message, "message")] = own
        }
      case "units":
        units = try reader.array { reader throws(JSONProblem) in
          try reader.integer(as: Int.self)
        }
      case "costs":
        costs = try reader.array { reader throws(JSONProblem) in
          try reader.amount()
        }
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let bills = zip(units, costs).map { SmsBill(units: $0, cost: $1) }
    return .messagesTaken(
      try reader.required(ids, "messages"),
      at: try reader.required(at, "at"),
      bills: bills,
      values: values
    )
  }

  private static func readChanged(_ reader: inout JSONReader) throws(JSONProblem) -> Event {
    var at: Moment?
    var was: Mailing?
    var now: Mailing?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "at": at = try reader.moment()
      case "was": was = try MailingCoding.read(&reader)
      case "now": now = try MailingCoding.read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let change = Change(was: try reader.required(was, "was"), now: try reader.required(now, "now"))
    return .mailingChanged(change, at: try reader.required(at, "at"))
  }

  private static func readStart(_ reader: inout JSONReader) throws(JSONProblem) -> MailingStart {
    var mailing: Mailing.ID?
    var at: Moment?
    var first: Message.ID?
    var clients: [Client.ID]?
    var skipped: [SkipReason: Int] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "mailing": mailing = try reader.identifier()
      case "at": at = try reader.moment()
      case "first": first = try reader.identifier()
      case "clients": clients = try reader.identifiers()
      case "skipped":
        try reader.object { key, reader throws(JSONProblem) in
          guard let reason = SkipReason(rawValue: key) else {
            throw reader.problem(.unknownKey(key))
          }
          skipped[reason] = try reader.integer(as: Int.self)
        }
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return MailingStart(
      mailing: try reader.required(mailing, "mailing"),
      at: try reader.required(at, "at"),
      first: try reader.required(first, "first"),
      clients: try reader.required(clients, "clients"),
      skipped: skipped
    )
  }

  private static func readReaction(_ reader: inout JSONReader) throws(JSONProblem) -> Reaction {
    var message: Message.ID?
    var kind: Reaction.Kind?
    var at: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "message": message = try reader.identifier()
      case "kind": kind = try reader.parsed(Reaction.Kind.init)
      case "at": at = try reader.moment()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Reaction(
      message: try reader.required(message, "message"),
      kind: try reader.required(kind, "kind"),
      at: try reader.required(at, "at")
    )
  }
}
