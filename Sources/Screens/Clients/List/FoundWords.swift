import Localization
import Loyalty

/// Says what a search found: how many, by what, and what was repaired on the way.
struct FoundWords: Sendable {
  private let listing: ClientListing
  private let context: Context

  init(_ listing: ClientListing, _ context: Context) {
    self.listing = listing
    self.context = context
  }

  /// "Found 3 of 1,204 by the end of the phone"; how many there are while nothing is typed.
  var sentence: String {
    let words = context.words
    let total = listing.total(context.club)
    guard let found = listing.found else {
      let isAll = listing.question.only == nil
      let count = isAll ? context.club.clients.count : total
      return words("clients.count", ["count": .number(count)])
    }
    guard total > 0 else { return nobody }
    let count = words(
      "clients.found",
      ["found": .number(total), "total": .number(context.club.clients.count)]
    )
    return [count, means(found), repair(found)].compactMap { $0 }.joined(separator: " ")
  }

  private var nobody: String {
    let words = context.words
    let hasLetters = listing.question.typed.contains(where: \.isLetter)
    return words(hasLetters ? "clients.none.tried" : "clients.none.triedPhone")
  }

  private func means(_ found: FoundClients) -> String? {
    let words = context.words
    switch found.means {
    case .everybody, .name: return nil
    case .email: return words("clients.found.byEmail")
    case .phone:
      let query = ClientQuery(typed: listing.question.typed)
      guard let best = found.ids.first, let phone = query.phone else { return nil }
      if query.text.contains(where: \.isLetter) { return words("clients.found.byNameAndPhone") }
      let isEnd = phone.fit(in: context.club.clients.columns(of: best).phone.digits) == .whole
      return words(isEnd ? "clients.found.byPhone" : "clients.found.byDigits")
    }
  }

  private func repair(_ found: FoundClients) -> String? {
    let words = context.words
    switch found.repair {
    case .none: return nil
    case .soundsAlike: return "· " + words("clients.found.byLetters")
    case .transliterated: return "· " + words("clients.found.transliterated")
    case .layout(_, _, let reads):
      let typed = TypedClient(reads).words
      return "· " + words("clients.found.byLayout", ["meant": .text(typed)])
    }
  }
}
