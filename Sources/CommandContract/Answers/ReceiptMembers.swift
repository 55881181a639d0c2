import JSONText
import Loyalty

/// A receipt with the club around it.
struct ReceiptSubject: Sendable {
  let club: Club
  let receipt: Receipt

  var refunded: RefundedSoFar { club.receipts.refunded(receipt) }
}

/// A line of a receipt with what of it went back.
struct ReceiptLineSubject: Sendable {
  let club: Club
  let place: Int
  let line: ReceiptLine
  let refunded: RefundedSoFar.Line
}

/// The members of the query `receipt`.
enum ReceiptMembers {
  static let all: [Member<ReceiptSubject>] =
    [
      Member("receipt", "number") { .id($0.receipt.id) },
      Member("at", "instant") { .moment($0.receipt.at, in: $0.club.calendar) },
      Member("venue", "name or null") { subject in
        .text(orNull: subject.receipt.venue.flatMap { subject.club.priceList.venues[$0] }?.name)
      },
      Member("client", "number or null") { $0.receipt.client.map { .id($0) } ?? .null },
      Member("externalNumber", "string or null") { .text(orNull: $0.receipt.externalNumber) },
    ]
    + SaleMembers.figures.map(ofReceipt)
    + [
      Member("lines", lines.words()) { .array($0.lines.map { lines.object(of: $0) }) },
      ofReceipt(SaleMembers.explanation),
      Member("refunded", "{\"money\", \"bonusesReturned\", \"accrualTaken\"}") { subject in
        let refunded = subject.refunded
        let money = refunded.lines.reduce(Int64(0)) { $0 + $1.money.minorUnits }
        return .members([
          "money": .amount(Money(clamping: money)),
          "bonusesReturned": .amount(refunded.bonusesReturned),
          "accrualTaken": .amount(refunded.accrualTaken),
        ])
      },
    ]

  private static let lines: [Member<ReceiptLineSubject>] =
    [
      Member("line", "number from 1") { .integer($0.place) },
      Member("name", "string") { .string($0.line.name) },
      Member("product", "name or null") { subject in
        .text(orNull: subject.line.product.flatMap { subject.club.priceList.products[$0] }?.name)
      },
      Member("category", "name") { .category($0.line.category, in: $0.club) },
      Member("quantity", "decimal string") { .quantity($0.line.quantity) },
      Member("price", "decimal string") { .amount($0.line.price) },
    ]
    + LineMembers.all.map { member in
      Member(member.name, member.words) { member.value($0.line) }
    }
    + [
      Member("accrued", "decimal string") { .amount($0.line.accrued) },
      Member("refundable", "decimal string: the quantity that can still go back") { subject in
        .thousandths(subject.line.quantity.thousandths - subject.refunded.thousandths)
      },
    ]

  private static func ofReceipt(_ member: Member<Receipt>) -> Member<ReceiptSubject> {
    Member(member.name, member.words) { member.value($0.receipt) }
  }
}

extension ReceiptSubject {
  fileprivate var lines: [ReceiptLineSubject] {
    zip(receipt.lines, refunded.lines).enumerated().map { index, pair in
      ReceiptLineSubject(club: club, place: index + 1, line: pair.0, refunded: pair.1)
    }
  }
}

extension JSONValue {
  /// A category by its name.
  static func category(_ category: Category.ID, in club: Club) -> JSONValue {
    .text(orNull: club.priceList.categories[category]?.name)
  }
}
