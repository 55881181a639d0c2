import JSONText
import Loyalty

/// A parked receipt with the club around it, and the moment at which it is asked for.
struct ParkedSubject: Sendable {
  let club: Club
  let receipt: ParkedReceipt
  let now: Moment
}

/// The members of rows about parked receipts.
enum ParkedMembers {
  static let all: [Member<ParkedSubject>] = [
    Member("parked", "number") { .id($0.receipt.id) },
    Member("at", "instant") { .moment($0.receipt.at, in: $0.club.calendar) },
    Member("by", "string") { .string($0.receipt.by.name) },
    Member("client", "number or null") { $0.receipt.client.map { .id($0) } ?? .null },
    Member("venue", "name or null") { subject in
      .text(orNull: subject.receipt.venue.flatMap { subject.club.priceList.venues[$0] }?.name)
    },
    Member("note", "string or null") { .text(orNull: $0.receipt.note) },
    Member("bonuses", "\"max\", decimal string, or null for none") { subject in
      switch subject.receipt.redemption {
      case .nothing: .null
      case .most: .string("max")
      case .amount(let amount): .amount(amount)
      }
    },
    Member("promoCode", "string as it was typed, or null") { .text(orNull: $0.receipt.promoCode) },
    Member("toPay", "decimal string: at the prices of now; null if a line is not sold any more") {
      subject in
      subject.club.amountToPay(of: subject.receipt, at: subject.now).map { .amount($0) } ?? .null
    },
    Member("lines", "lines as sell takes them") { subject in
      .array(subject.club.draft(of: subject.receipt).lines.map(\.answer))
    },
  ]
}

extension SaleDraft.Line {
  /// The line as `sell` takes it.
  fileprivate var answer: JSONValue {
    let members: [JSONMember?] = [
      product.map { JSONMember("product", .string($0)) },
      name.map { JSONMember("name", .string($0)) },
      category.map { JSONMember("category", .string($0)) },
      JSONMember("quantity", .quantity(quantity)),
      price.map { JSONMember("price", .amount($0)) },
    ]
    return .object(members.compactMap { $0 })
  }
}
