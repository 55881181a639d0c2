package import Localization
package import Loyalty
import LoyaltyStore

/// Where a desk stands: `--venue`, `$FRONTDESK_VENUE`, else the only venue that the club has.
package struct DeskVenue: Hashable, Sendable {
  /// The venue's name or number as somebody gave it; nil where nobody did.
  package let typed: String?
  /// Whether an option of the command line gave it.
  private let isOption: Bool

  /// Takes what was told: the option first, then the variable.
  package init(option: String?, environment: [String: String]) {
    let given = option.flatMap(Self.named)
    isOption = given != nil
    typed = given ?? environment["FRONTDESK_VENUE"].flatMap(Self.named)
  }

  /// A name without spaces around it; an empty one is none.
  private static func named(_ text: String) -> String? {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return name.isEmpty ? nil : name
  }

  /// The venue in a club: the one that was told while receipts are made there, else the only one.
  package func venue(in club: Club) -> Venue.ID? {
    let inUse = club.priceList.venuesInUse
    guard let typed else { return inUse.count == 1 ? inUse.first?.id : nil }
    guard let venue = club.priceList.venues.find(typed), !venue.isArchived else { return nil }
    return venue.id
  }

  /// What a command names as the venue: what was told, known or not, else the only one.
  package func name(on open: OpenDesk) -> String? {
    typed ?? venue(in: open.store.club)?.description
  }

  /// Refuses to begin at a venue that the club does not have.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - words: The words of the sentence.
  ///   - isExample: Whether the club is the example, which knows nothing of the variable.
  /// - Throws: A sentence that lists the venues that there are.
  package func check(
    in club: Club,
    _ words: Words,
    isExample: Bool = false
  ) throws(CommandFailure) {
    guard let typed, isOption || !isExample, venue(in: club) == nil else { return }
    let known = club.priceList.venuesInUse.map(\.name)
    let name = WordValue.text(typed)
    guard !known.isEmpty else {
      throw CommandFailure(words("cli.venueNone", ["venue": name]), status: .usage)
    }
    let list = WordValue.text(known.joined(separator: ", "))
    throw CommandFailure(
      words("cli.venueUnknown", ["venue": name, "known": list]),
      status: .usage
    )
  }
}
