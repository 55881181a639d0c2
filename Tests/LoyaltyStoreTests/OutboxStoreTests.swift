import JSONText
import Loyalty
import Testing

@testable import LoyaltyStore

@Suite("Messages in the journal")
struct OutboxStoreTests {
  @Test("Every event of messages is read back as it was written")
  func roundTrip() throws {
    for event in OutboxEvents.all() {
      let text = EventText.of(event)
      #expect(try EventText.read(text) == event, "\(text)")
    }
  }

  @Test("A message of the first versions, without a time, is still read")
  func firstVersions() throws {
    let text =
      #"{"messageQueued":{"id":1,"client":5,"channel":"sms","text":"Привет","cause":"welcome"}}"#
    guard case .messageQueued(let message) = try EventText.read(text) else {
      Issue.record("another event")
      return
    }
    #expect(message.queuedAt == nil)
    #expect(message.kind == .service)
    #expect(EventText.of(.messageQueued(message)) == text)
  }

  @Test("The bytes of what a sender writes are these, for good")
  func golden() {
    let at = Fixture.start
    let taken = EventText.of(.messagesTaken([Message.ID(8), Message.ID(9)], at: at))
    #expect(taken == #"{"messagesTaken":{"at":"2023-11-14T22:13:20.000Z","messages":[8,9]}}"#)
    let template = NamedTemplate(id: NamedTemplate.ID(3), name: "N", title: "T", text: "x")
    #expect(
      EventText.of(.templateCreated(template))
        == #"{"templateCreated":{"id":3,"name":"N","title":"T","text":"x"}}"#
    )
    let settled = EventText.of(
      .messagesSettled(
        [
          Settlement(.accepted, [Message.ID(8)]),
          Settlement(.retry(.timeout, at: at), [Message.ID(9)]),
        ],
        at: at
      )
    )
    #expect(
      settled
        == #"{"messagesSettled":{"at":"2023-11-14T22:13:20.000Z","outcomes":["#
        + #"{"accepted":true,"messages":[8]},"#
        + #"{"retry":"timeout","until":"2023-11-14T22:13:20.000Z","messages":[9]}]}}"#
    )
  }

  @Test("A store that is opened again knows every mailing and how far each message has come")
  func reopened() throws {
    var clients: [Client] = []
    for number in 1...3 as ClosedRange<UInt32> {
      var client = try Fixture.client(number)
      client.usesApp = true
      client.consents[.push] = Consent(isGiven: true, at: Fixture.start, source: .desk)
      clients.append(client)
    }
    let fixture = try Fixture(clients: clients)
    let store = try fixture.open()
    let draft = MailingDraft(.push, title: "T", text: "x", to: .everybody, kind: .service)
    try store.commit(.createMailing(draft), by: Fixture.olga)
    try store.commit(by: Fixture.olga) { _, at in
      [
        .messagesTaken([Message.ID(1)], at: at),
        .messagesSettled([Settlement(.accepted, [Message.ID(1)])], at: at),
      ]
    }
    let again = try fixture.open()
    #expect(again.club.outbox.mailings == store.club.outbox.mailings)
    let deliveries = again.club.outbox.map { again.club.outbox.delivery(of: $0.id) }
    #expect(deliveries == store.club.outbox.map { store.club.outbox.delivery(of: $0.id) })
    #expect(deliveries.map { $0?.state } == [.accepted, .queued(after: nil), .queued(after: nil)])
    #expect(try Seen(again) == (try Seen(store)))
  }

  @Test("A folded store knows every mailing and how far each message had come")
  func folded() throws {
    var clients: [Client] = []
    for number in 1...3 as ClosedRange<UInt32> {
      var client = try Fixture.client(number)
      client.usesApp = true
      client.consents[.push] = Consent(isGiven: true, at: Fixture.start, source: .desk)
      client.consents[.sms] = Consent(isGiven: true, at: Fixture.start, source: .desk)
      clients.append(client)
    }
    let fixture = try Fixture(clients: clients)
    let store = try fixture.open()
    let push = MailingDraft(.push, title: "T", text: "x", to: .everybody, kind: .service)
    try store.commit(.testMailing(push, on: .id(Client.ID(1))), by: Fixture.olga)
    try store.commit(.createMailing(push), by: Fixture.olga)
    try store.commit(.createMailing(push), by: Fixture.olga)
    let sms = MailingDraft(.sms, text: "x", to: .everybody, kind: .service, isDraft: true)
    try store.commit(.createMailing(sms), by: Fixture.olga)
    let template = NamedTemplateDraft(name: "Cup", title: "T", text: "{name}")
    try store.commit(.createTemplate(template), by: Fixture.olga)
    let edit = NamedTemplateEdit(title: .clear, isArchived: true)
    try store.commit(.editTemplate("cup", edit), by: Fixture.olga)
    let ids = (1...7).map { Message.ID($0) }
    try store.commit(by: Fixture.olga) { _, at in
      [
        .messagesTaken(Array(ids.prefix(4)) + [ids[5]], at: at),
        .messagesSettled(
          [
            Settlement(.accepted, [ids[0]]), Settlement(.delivered, [ids[1]]),
            Settlement(.failed(.refused), [ids[2]]),
            Settlement(.retry(.timeout, at: at.advanced(bySeconds: 5)), [ids[3]]),
            Settlement(.skipped(.noToken), [ids[4]]),
          ],
          at: at
        ),
        .reactionsCame([Reaction(message: ids[1], kind: .opened, at: at)]),
      ]
    }
    try store.commit(.cancelMailing(Mailing.ID(2)), by: Fixture.olga)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    _ = try #require(try Store.compact(at: fixture.path, options))
    let folded = try fixture.open()
    #expect(folded.club.firstDifference(from: store.club) == nil)
    let states = folded.club.outbox.map { folded.club.outbox.delivery(of: $0.id)?.state }
    #expect(
      states == [
        .accepted, .delivered, .failed(.refused), .queued(after: .timeout), .skipped(.noToken),
        .sending, .cancelled,
      ]
    )
  }

  @Test("A record that speaks of messages, mailings or clients that there are not is damage")
  func references() throws {
    let fixture = try Fixture(clients: [try Fixture.client(1)])
    let club = try fixture.open().club
    let known = OutboxEvents.mailing()
    #expect(club.knows(what: .mailingCreated(known)))
    #expect(!club.knows(what: .mailingCreated(OutboxEvents.mailing(.group(Group.ID(9))))))
    #expect(!club.knows(what: .mailingCreated(OutboxEvents.mailing(.clients([Client.ID(9)])))))
    #expect(!club.knows(what: .messagesTaken([Message.ID(1)], at: Fixture.start)))
    let accepted = [Settlement(.accepted, [Message.ID(1)])]
    #expect(!club.knows(what: .messagesSettled(accepted, at: Fixture.start)))
    let reaction = Reaction(message: Message.ID(1), kind: .opened, at: Fixture.start)
    #expect(!club.knows(what: .reactionsCame([reaction])))
    let change = Change(was: known, now: known)
    #expect(!club.knows(what: .mailingChanged(change, at: Fixture.start)))
    let start = MailingStart(
      mailing: known.id,
      at: Fixture.start,
      first: Message.ID(1),
      clients: [Client.ID(1)],
      skipped: [:]
    )
    #expect(!club.knows(what: .mailingStarted(start)))
    let template = NamedTemplate(id: NamedTemplate.ID(1), name: "N", text: "x")
    #expect(club.knows(what: .templateCreated(template)))
    #expect(!club.knows(what: .templateChanged(Change(was: template, now: template))))
    var with = club
    with.apply(.templateCreated(template))
    #expect(!with.knows(what: .templateCreated(template)))
    with.apply(.mailingCreated(known))
    #expect(with.knows(what: .mailingStarted(start)))
    with.apply(.mailingStarted(start))
    #expect(!with.knows(what: .mailingStarted(start)))
    let second = Message(
      id: Message.ID(3),
      client: Client.ID(1),
      channel: .sms,
      text: "x",
      cause: .welcome
    )
    #expect(!with.knows(what: .messageQueued(second)))
  }
}
