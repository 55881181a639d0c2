import JSONText
package import Loyalty

/// A client with the club around the card: what rows and answers about clients are made of.
package struct ClientSubject: Sendable {
  /// The club.
  package let club: Club
  /// The up-to-date card.
  package let card: Client

  /// Puts a card into its club.
  package init(card: Client, in club: Club) {
    self.club = club
    self.card = card
  }

  /// The names of the client's groups in use, in the manager's order.
  var groupNames: [String] {
    club.groups.inUse.filter { card.groups.contains($0.id) }.map(\.name)
  }
}

/// The members of answers about clients.
package enum ClientMembers {
  /// The card itself: a row of `list clients`.
  package static let card: [Member<ClientSubject>] = [
    Member("client", "number") { .id($0.card.id) },
    Member("name", "string") { .string($0.card.name) },
    Member("phone", "string") { .string($0.card.phone.e164) },
    Member("email", "string or null") { .text(orNull: $0.card.email) },
    Member("city", "string or null") { .text(orNull: $0.card.city) },
    Member("birthday", "date or null") { .text(orNull: $0.card.birthday?.iso) },
    Member("gender", "string or null") { .text(orNull: $0.card.gender?.rawValue) },
    Member("consents", "array of channels") { subject in
      .texts(Channel.allCases.filter(subject.card.consents.given.contains).map(\.rawValue))
    },
    Member("usesApp", "true or false") { .bool($0.card.usesApp) },
    Member("pushTokens", "array of strings") { .texts($0.card.pushTokens) },
    Member("note", "string or null") { .text(orNull: $0.card.note) },
    Member("referrer", "number or null") { $0.card.referrer.map { .id($0) } ?? .null },
    Member("registeredAt", "instant") { .moment($0.card.registeredAt, in: $0.club.calendar) },
    Member("source", "\"desk\" \"import\" \"app\"") { .string($0.card.source.rawValue) },
    Member("groups", "array of names, in the order of the groups") { .texts($0.groupNames) },
    Member("leadingGroup", "name or null") { subject in
      .text(orNull: subject.club.groups.leading(of: subject.card.groups)?.name)
    },
    Member("tags", "array of strings") { .texts($0.card.tags) },
  ]
}
