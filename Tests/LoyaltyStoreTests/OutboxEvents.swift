import Loyalty
import LoyaltyStore

/// Events of messages and mailings, to be written and read back.
enum OutboxEvents {
  private static let later = Fixture.start.advanced(bySeconds: 3_600)

  static func mailing(
    _ recipients: Recipients = .everybody,
    origin: Mailing.Origin = .hand,
    status: Mailing.Status = .scheduled
  ) -> Mailing {
    Mailing(
      id: Mailing.ID(1),
      channel: .push,
      title: "Турнир \"CS2\"",
      text: "{name},\nначало в 18:00",
      recipients: recipients,
      sendAt: later,
      status: status,
      origin: origin,
      createdAt: Fixture.start,
      createdBy: Fixture.olga
    )
  }

  private static func sms() -> Mailing {
    Mailing(
      id: Mailing.ID(2),
      channel: .sms,
      title: nil,
      text: "x",
      recipients: .clients([Client.ID(1), Client.ID(2)]),
      kind: .service,
      sendAt: nil,
      status: .draft,
      origin: .resent(Mailing.ID(1)),
      createdAt: Fixture.start,
      createdBy: Fixture.olga
    )
  }

  private static func rules() -> MessageRules {
    MessageRules(
      quietHours: nil,
      cap: MessageRules.Cap(count: 0, hours: 24),
      desksSend: true,
      birthday: MessageRules.Reminder(
        isOn: true,
        channel: .push,
        template: "{name}!",
        daysBefore: 3
      )
    )
  }

  private static let (first, second) = (Message.ID(1), Message.ID(2))

  static func all() -> [Event] {
    templates() + written() + sent() + [
      .settingsChanged([.messages(Change(was: .usual, now: rules()))])
    ]
  }

  /// Words that were kept under names.
  private static func templates() -> [Event] {
    let id = NamedTemplate.ID(1)
    let push = NamedTemplate(id: id, name: "Турнир \"CS2\"", title: "{club}", text: "a\nb")
    let sms = NamedTemplate(id: id, name: "Привет", text: "{name}!", isArchived: true)
    return [
      .templateCreated(push), .templateCreated(sms),
      .templateChanged(Change(was: push, now: sms)),
    ]
  }

  /// What was written and queued.
  private static func written() -> [Event] {
    [
      .messageQueued(
        Message(
          id: first,
          client: Client.ID(1),
          channel: .push,
          title: "T",
          text: "x",
          cause: .test,
          kind: .marketing,
          queuedAt: later
        )
      ),
      .mailingCreated(mailing()), .mailingCreated(sms()),
      .mailingCreated(mailing(.group(Group.ID(1)), origin: .birthday)),
      .mailingCreated(mailing(origin: .burning)),
      .mailingChanged(Change(was: mailing(), now: mailing(status: .cancelled)), at: later),
      .mailingStarted(
        MailingStart(
          mailing: Mailing.ID(1),
          at: later,
          first: second,
          clients: [Client.ID(1), Client.ID(2)],
          skipped: [.noApp: 3, .capReached: 1]
        )
      ),
    ]
  }

  /// What became of it.
  private static func sent() -> [Event] {
    [
      .messagesTaken([first, second], at: later),
      .messagesTaken(
        [first, second],
        at: later,
        bills: [SmsBill(units: 2, cost: Money(clamping: 202)), .nothing],
        values: [
          first: MessageValues(bonuses: "50", burning: "1 \"", until: "30.11.2026"),
          second: MessageValues(),
        ]
      ),
      .devicesTold([
        DeviceReport(
          first,
          took: [DeviceMark(token: "a")],
          delivered: [DeviceMark(token: "b"), DeviceMark(number: .max)],
          missed: [DeviceMark(number: 0)]
        ), DeviceReport(second),
      ]),
      .messagesSettled(
        [
          Settlement(.accepted, [first]), Settlement(.delivered, [second]),
          Settlement(.awaitsReport(until: later), [first]),
          Settlement(.retry(.timeout, at: later), [first]),
          Settlement(.deferred(until: later), [first]), Settlement(.failed(.refused), [first]),
          Settlement(.unknown(.answerCut), [first]), Settlement(.skipped(.noToken), [first]),
          Settlement(.cancelled, [second]),
        ],
        at: later
      ),
      .deliveriesKept([
        KeptDelivery(
          first,
          Delivery(
            state: .failed(.timeout),
            attempts: 7,
            since: Fixture.start,
            due: later,
            bill: SmsBill(units: 3, cost: Money(clamping: 303)),
            reactions: [.opened],
            doubt: .interrupted,
            devices: MessageDevices(
              took: [DeviceMark(number: 1), DeviceMark(number: 2)],
              delivered: [DeviceMark(number: 3)],
              missed: [DeviceMark(number: 4)]
            )
          )
        ),
        KeptDelivery(
          second,
          Delivery(state: .skipped(.noApp), attempts: 0, since: later, due: later),
          MessageValues(bonuses: "7")
        ),
      ]),
      .reactionsCame([Reaction(message: first, kind: .opened, at: later)]),
    ]
  }
}
