import JSONText
import Loyalty

/// The fields of messages to many.
enum MailingFields {
  static let title = Field("title", .text, "the title, up to \(Mailing.titleLimit) characters")
  static let text = Field("text", .text, "the text, with variables such as {name}")
  static let audience = Field("audience", Shape<MailingDraft.Recipients>.audience, "who gets it")
  static let clients = Field("clients", Shape<[ClientReference]>.list(of: .client), "who gets it")
  static let sendAt = Field("sendAt", .moment, "when it goes; at once without it")
  static let kind = Field(
    "class",
    Shape<Message.Kind>.choice,
    "marketing (the default) keeps quiet hours and the cap"
  )
  static let isDraft = Field("draft", .bool, "true: only kept, not sent")
  static let push = Field("push", .whole, "the number of a push or of an SMS to many")
  static let client = Field("client", .client, "who gets the test")
}

/// The commands about push and SMS to many (rules.md §10).
enum MailingCommands {
  static let all = [createPush, editPush, cancelPush, resendPush, testPush, sendSms]

  private static let written: [FieldUse] = [
    MailingFields.title.required, MailingFields.text.required, MailingFields.audience.required,
    MailingFields.sendAt.optional, MailingFields.kind.optional, MailingFields.isDraft.optional,
  ]

  private static let result = [
    ResultMember("push", "number"), ResultMember("sendAt", "instant or null: out of quiet hours"),
    ResultMember("recipients", "number of messages queued, or null where it goes later"),
    ResultMember("skipped", "{reason: count} or null where it goes later"),
  ]

  private static let createPush = Entry<Command>(
    "createPush",
    "Writes a push; it goes at its time, or at once, but not in quiet hours.",
    fields: written,
    result: result
  ) { values throws(LineRefusal) in
    .createMailing(try values.push())
  }

  private static let editPush = Entry<Command>(
    "editPush",
    "Writes a push that was not sent yet anew, all of it.",
    fields: [MailingFields.push.required] + written,
    result: result
  ) { values throws(LineRefusal) in
    .editMailing(try values.mailing(), try values.push())
  }

  private static let cancelPush = Entry<Command>(
    "cancelPush",
    "Takes a push or SMS to many back; whoever has it has it.",
    fields: [MailingFields.push.required]
  ) { values throws(LineRefusal) in
    .cancelMailing(try values.mailing())
  }

  private static let resendPush = Entry<Command>(
    "resendPush",
    "Sends a push or SMS again to those whom it did not reach.",
    fields: [MailingFields.push.required],
    result: result
  ) { values throws(LineRefusal) in
    .resendMailing(try values.mailing())
  }

  private static let testPush = Entry<Command>(
    "testPush",
    "Sends a push to one client, to see how it looks; it keeps neither quiet hours nor the cap.",
    fields: [
      MailingFields.title.required, MailingFields.text.required, MailingFields.client.required,
    ],
    result: [ResultMember("message", "number")]
  ) { values throws(LineRefusal) in
    let draft = MailingDraft(
      .push,
      title: try values.required(MailingFields.title),
      text: try values.required(MailingFields.text),
      to: .everybody
    )
    return .testMailing(draft, on: try values.required(MailingFields.client))
  }

  private static let sendSms = Entry<Command>(
    "sendSms",
    "Sends an SMS to clients or an audience: give clients or audience.",
    fields: [
      MailingFields.text.required, MailingFields.clients.optional, MailingFields.audience.optional,
      MailingFields.sendAt.optional, MailingFields.kind.optional,
    ],
    result: result
  ) { values throws(LineRefusal) in
    .createMailing(
      MailingDraft(
        .sms,
        text: try values.required(MailingFields.text),
        to: try values.recipients(),
        kind: try values.optional(MailingFields.kind) ?? .marketing,
        sendAt: try values.optional(MailingFields.sendAt)
      )
    )
  }
}

extension Values {
  fileprivate func push() throws(LineRefusal) -> MailingDraft {
    MailingDraft(
      .push,
      title: try required(MailingFields.title),
      text: try required(MailingFields.text),
      to: try required(MailingFields.audience),
      kind: try optional(MailingFields.kind) ?? .marketing,
      sendAt: try optional(MailingFields.sendAt),
      isDraft: try optional(MailingFields.isDraft) ?? false
    )
  }

  fileprivate func mailing() throws(LineRefusal) -> Mailing.ID {
    let number = try required(MailingFields.push)
    guard let id = UInt32(exactly: number), id > 0 else {
      throw .refused(
        .notFound(.mailing, typed: String(number)),
        place: place(of: MailingFields.push)
      )
    }
    return Mailing.ID(id)
  }

  fileprivate func recipients() throws(LineRefusal) -> MailingDraft.Recipients {
    let clients = try optional(MailingFields.clients)
    switch (clients, try optional(MailingFields.audience)) {
    case (let clients?, nil): return .clients(clients)
    case (nil, let audience?): return audience
    case (nil, nil): throw missing(MailingFields.clients)
    case (_?, _?):
      let name = MailingFields.audience.name
      let reason = Malformed.Reason.unknownField(name, didYouMean: nil, known: ["clients"])
      throw .malformed(Malformed(reason, at: place(of: MailingFields.audience)))
    }
  }
}

/// The members of an audience.
private enum AudienceFields {
  static let all = Field("all", .bool, "true: every client")
  static let group = Field("group", .group, "the clients of a group")
}

extension Shape where Value == MailingDraft.Recipients {
  /// Everybody, or the clients of a group.
  static var audience: Shape {
    object(
      "{\"all\":true} or {\"group\": id or name}",
      of: [AudienceFields.all.optional, AudienceFields.group.optional]
    ) { values throws(LineRefusal) in
      if let group = try values.optional(AudienceFields.group) { return .group(group) }
      guard try values.optional(AudienceFields.all) == true else {
        throw values.missing(AudienceFields.group)
      }
      return .everybody
    }
  }
}
