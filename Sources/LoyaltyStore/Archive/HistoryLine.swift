import JSONText
import Loyalty

/// A record as the parts of history/ keep it: without receipts, which have parts of their own, and
/// without what is personal, so that a client can be erased from the base alone.
///
///     {"seq":7,"by":"olga","at":"…","request":"till-1/7","events":[…],"crc":"…"}
///
/// Of cards stay numbers, groups, consents, when and by what way they came; of changed facts that
/// are personal only which they were; mailings to chosen clients have no words: `{"clientEdited":{"client":5,"fields":["name","phone"]}}`.
enum HistoryLine {
  /// The line; nil for a record of which nothing is left.
  static func line(of record: Record) -> [UInt8]? {
    let events = record.events.filter { !$0.isInReceiptParts }
    return events.isEmpty ? nil : line(of: record.head, events, isCleaned: false)
  }

  /// The line of a record in quarantine/ that is to hold nothing personal any more, receipts and all;
  /// nil for a record that holds nothing personal.
  ///
  ///     {"seq":7,"by":"olga","at":"…","cleaned":true,"events":[…],"crc":"…"}
  static func cleaned(_ record: Record) -> [UInt8]? {
    let isPersonal = record.events.contains { event in
      var (whole, without) = (JSONWriter(), JSONWriter())
      EventCoding.write(event, to: &whole)
      write(event, to: &without)
      return whole.bytes != without.bytes
    }
    return isPersonal ? line(of: record.head, record.events, isCleaned: true) : nil
  }

  private static func line(
    of head: RecordHead,
    _ events: [Event],
    isCleaned: Bool
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("seq", head.seq)
    writer.member("by", head.by.name)
    writer.member("at", head.at.rfc3339)
    writer.member(ifAny: "request", head.request?.id)
    if isCleaned { writer.member("cleaned", true) }
    writer.key("events")
    writer.array(events) { write($1, to: &$0) }
    return ChecksummedLine.closing(writer)
  }

  private static func write(_ event: Event, to writer: inout JSONWriter) {
    switch event {
    case .clientRegistered(let client):
      writer.object { $0.member("clientRegistered", client, writeCard) }
    case .clientEdited(let id, let changes):
      writer.object { writer in
        writer.key("clientEdited")
        writer.object { writer in
          writer.member("client", id.number)
          write(changes, to: &writer)
        }
      }
    case .clientsMerged(let merge):
      writer.object { $0.member("clientsMerged", merge, writeMerge) }
    case .receiptParked(let receipt):
      EventCoding.write(.receiptParked(receipt.withoutNote), to: &writer)
    case .messageQueued(let message):
      writer.object { $0.member("messageQueued", message, writeMessage) }
    case .mailingCreated(let mailing):
      EventCoding.write(.mailingCreated(mailing.inHistory), to: &writer)
    case .mailingChanged(let change, let at):
      let change = Change(was: change.was.inHistory, now: change.now.inHistory)
      EventCoding.write(.mailingChanged(change, at: at), to: &writer)
    case .settingsChanged, .clientErased, .clientsAddedToGroup, .clientsRemovedFromGroup,
      .groupCreated, .groupEdited, .groupsReordered, .defaultGroupMoved, .categoryCreated,
      .categoryRenamed,
      .venueCreated,
      .venueChanged, .productCreated, .productChanged, .programCreated, .programChanged,
      .wrongPasswordsGiven, .receiptSold, .parkedReceiptEnded, .receiptRefunded, .bonusesMoved,
      .bonusesBurnt, .promoCodeCreated, .promoCodeBatchCreated, .promoCodeChanged,
      .promoCodesHandedOut, .promoCodesRevoked, .promoCodeActivated, .promoCodeReturned,
      .templateCreated, .templateChanged, .mailingStarted, .messagesTaken, .devicesTold,
      .messagesSettled, .reactionsCame, .deliveriesKept:
      EventCoding.write(event, to: &writer)
    }
  }

  private static func writeCard(_ client: Client, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", client.id.number)
      writer.member(ifAny: "referrer", client.referrer)
      if client.usesApp { writer.member("usesApp", true) }
      if !client.groups.ids.isEmpty {
        writer.key("groups")
        writer.array(client.groups.ids, JSONWriter.writeID)
      }
      writer.member("registeredAt", client.registeredAt.rfc3339)
      writer.member("source", client.source.rawValue)
    }
  }

  /// Writes which facts changed, and those whole that are not personal.
  private static func write(_ changes: [ClientChange], to writer: inout JSONWriter) {
    writer.list("fields", changes.compactMap(\.personalField))
    let open = changes.filter { $0.personalField == nil }
    writer.list("changes", open, ClientChangeCoding.write)
  }

  private static func writeMerge(_ merge: ClientMerge, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("into", merge.into.number)
      writer.member("from", merge.from.id.number)
      write(merge.changes, to: &writer)
      writer.change("groups", merge.groups) { $0.array($1.ids, JSONWriter.writeID) }
      writer.change("balance", merge.balance) { $0.string($1.decimalString) }
      writer.member("receipts", merge.receipts)
    }
  }

  private static func writeMessage(_ message: Message, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", message.id.number)
      writer.member("client", message.client.number)
      writer.member("channel", message.channel.rawValue)
      writer.member("cause", message.cause.rawValue)
    }
  }
}

extension Event {
  /// Whether parts of receipts/ hold it.
  fileprivate var isInReceiptParts: Bool {
    switch self {
    case .receiptSold, .receiptRefunded: true
    default: false
    }
  }
}

extension ClientChange {
  /// The name of the fact, if its values are personal.
  fileprivate var personalField: String? {
    switch self {
    case .name: "name"
    case .phone: "phone"
    case .email: "email"
    case .city: "city"
    case .birthday: "birthday"
    case .gender: "gender"
    case .note: "note"
    case .pushTokens: "pushTokens"
    case .tags: "tags"
    case .referrer, .consent, .usesApp, .registeredAt: nil
    }
  }
}

extension Mailing {
  /// Without the words where it went to chosen clients, whom these may name.
  fileprivate var inHistory: Mailing {
    if case .clients = recipients { withoutWords } else { self }
  }
}

extension ParkedReceipt {
  fileprivate var withoutNote: ParkedReceipt {
    ParkedReceipt(
      id: id,
      at: at,
      by: by,
      client: client,
      venue: venue,
      lines: lines,
      redemption: redemption,
      promoCode: promoCode
    )
  }
}
