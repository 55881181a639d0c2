import JSONText
package import Loyalty

/// A group with the club around it.
package struct GroupSubject: Sendable {
  /// The club.
  package let club: Club
  /// The group.
  package let group: Group

  /// Puts a group into its club.
  package init(group: Group, in club: Club) {
    self.club = club
    self.group = group
  }
}

/// The members of answers about groups.
package enum GroupMembers {
  /// A group: a row of `list groups`, and the answer to the query `group`.
  package static let all: [Member<GroupSubject>] = [
    Member("group", "name") { .string($0.group.name) },
    Member("id", "number") { .id($0.group.id) },
    Member("clients", "number") { .integer($0.club.clientCount(in: $0.group.id)) },
    Member("position", "number from 1, or null for an archived group") { subject in
      subject.club.groups.position(of: subject.group.id).map { .integer($0) } ?? .null
    },
    Member("isDefault", "true or false") { .bool($0.club.groups.defaultGroup == $0.group.id) },
    Member("loyalty", "\"bonus\" \"discount\" \"none\"") { .string($0.group.loyalty.rawValue) },
    Member("program", "name or null") { subject in
      .text(orNull: subject.group.program.flatMap { subject.club.programs[$0] }?.name)
    },
    Member("description", "string or null") { .text(orNull: $0.group.description) },
    Member("welcomeSms", "{\"on\", \"template\"}") { .sms($0.group.welcomeSms) },
    Member("afterOrderSms", "{\"on\", \"template\"}") { .sms($0.group.afterOrderSms) },
    Member("isArchived", "true or false") { .bool($0.group.isArchived) },
    Member("createdAt", "instant") { .moment($0.group.createdAt, in: $0.club.calendar) },
  ]
}

extension JSONValue {
  /// An automatic SMS with both of its halves.
  fileprivate static func sms(_ setting: SmsSetting) -> JSONValue {
    .members(["on": .bool(setting.isOn), "template": .string(setting.template)])
  }
}
