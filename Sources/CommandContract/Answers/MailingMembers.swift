import JSONText
import Loyalty

/// A push or SMS to many with what became of it.
struct MailingSubject: Sendable {
  let club: Club
  let mailing: Mailing

  var figures: MailingFigures { club.outbox.figures(of: mailing.id) }
}

/// The members of answers about mailings.
enum MailingMembers {
  static let template: [Member<NamedTemplate>] = [
    Member("template", "name") { .string($0.name) },
    Member("id", "number") { .id($0.id) },
    Member("channel", "\"push\" \"sms\"") { .string($0.channel.rawValue) },
    Member("title", "string or null") { .text(orNull: $0.title) },
    Member("text", "string") { .string($0.text) },
    Member("isArchived", "true or false") { .bool($0.isArchived) },
  ]

  static let all: [Member<MailingSubject>] = [
    Member("push", "number") { .id($0.mailing.id) },
    Member("channel", "\"push\" \"sms\"") { .string($0.mailing.channel.rawValue) },
    Member("title", "string or null") { .text(orNull: $0.mailing.title) },
    Member("text", "string") { .string($0.mailing.text) },
    Member("class", "\"marketing\" \"service\"") { .string($0.mailing.kind.rawValue) },
    Member("audience", "as it was given, or {\"clients\": numbers}") { subject in
      switch subject.mailing.recipients {
      case .everybody: .members(["all": .bool(true)])
      case .group(let id): .members(["group": .text(orNull: subject.club.groups[id]?.name)])
      case .clients(let ids): .members(["clients": .array(ids.map { .id($0) })])
      }
    },
    Member("sendAt", "instant or null") { subject in
      subject.mailing.sendAt.map { .moment($0, in: subject.club.calendar) } ?? .null
    },
    Member("state", "\"draft\" \"scheduled\" \"sending\" \"sent\" \"cancelled\"") {
      .string($0.club.state(of: $0.mailing).rawValue)
    },
    Member("waiting", "number") { .integer($0.figures.waiting) },
    Member("accepted", "number: taken by the gateway, nothing more is known") {
      .integer($0.figures.accepted)
    },
    Member("delivered", "number") { .integer($0.figures.delivered) },
    Member("failed", "number") { .integer($0.figures.failed) },
    Member("cancelled", "number") { .integer($0.figures.cancelled) },
    Member("opened", "number") { .integer($0.figures.opened) },
    Member("clicked", "number") { .integer($0.figures.clicked) },
    Member("skipped", "{reason: count}") { .skipped($0.figures.skippedInAll) },
  ]
}

extension JSONValue {
  /// Who got nothing, by the reason.
  static func skipped(_ counts: [SkipReason: Int]) -> JSONValue {
    .object(
      SkipReason.allCases.compactMap { reason in
        counts[reason].map { JSONMember(reason.rawValue, .integer($0)) }
      }
    )
  }
}
