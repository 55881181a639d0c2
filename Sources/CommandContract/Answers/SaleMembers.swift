import JSONText
import Loyalty

/// A sale, or what one would be.
struct SaleSubject: Sendable {
  let receipt: Receipt
  /// Whether the receipt is there; else it is a quote's.
  let isMade: Bool

  init(_ receipt: Receipt, isMade: Bool = true) {
    self.receipt = receipt
    self.isMade = isMade
  }
}

/// The members of the answers to `sell` and `quote`: made from the receipt alone, so that a
/// repeat is answered with the first numbers.
enum SaleMembers {
  static let all =
    [
      Member<SaleSubject>("receipt", "number; null in a quote") {
        $0.isMade ? .id($0.receipt.id) : .null
      }
    ] + figures.map(onSale)
    + [
      Member("lines", LineMembers.all.words()) { subject in
        .array(subject.receipt.lines.map { LineMembers.all.object(of: $0) })
      },
      onSale(explanation),
    ]

  /// What a receipt comes to.
  static let figures: [Member<Receipt>] = [
    Member("gross", "decimal string") { .amount($0.gross) },
    Member("discount", "decimal string") { .amount($0.discount) },
    Member("bonusesSpent", "decimal string") { .amount($0.bonusesSpent) },
    Member("maximumBonuses", "decimal string") { .amount($0.figures.maximumBonuses) },
    Member("toPay", "decimal string") { .amount($0.paid) },
    Member("accrued", "decimal string") { .amount($0.accrued) },
    Member("balanceAfter", "decimal string, or null without a client") { receipt in
      receipt.figures.balanceAfter.map { .amount($0) } ?? .null
    },
    Member("tierPercent", "decimal string, or null without a program") { receipt in
      receipt.figures.tierPercent.map { .percent($0) } ?? .null
    },
    Member("missingToNext", "decimal string, or null in the last tier") { receipt in
      receipt.figures.missingToNext.map { .amount($0) } ?? .null
    },
  ]

  /// What each rule did.
  static let explanation = Member<Receipt>("explanation", ExplanationMembers.words) { receipt in
    .array(receipt.explanation.map { $0.answer(atMost: receipt.figures.maximumBonuses) })
  }

  private static func onSale(_ member: Member<Receipt>) -> Member<SaleSubject> {
    Member(member.name, member.words) { member.value($0.receipt) }
  }
}

/// The amounts of a line.
enum LineMembers {
  static let all: [Member<ReceiptLine>] = [
    Member("gross", "decimal string") { .amount($0.gross) },
    Member("discount", "decimal string") { .amount($0.discount) },
    Member("bonuses", "decimal string") { .amount($0.bonuses) },
    Member("toPay", "decimal string") { .amount($0.toPay) },
  ]
}

/// The members of the answer to `refund`: made from the refund alone.
enum RefundMembers {
  static let all: [Member<Refund>] = [
    Member("money", "decimal string") { .amount($0.money) },
    Member("bonusesReturned", "decimal string") { .amount($0.bonusesReturned) },
    Member("accrualTaken", "decimal string") { .amount($0.accrualTaken) },
    Member("balance", "decimal string, or null without a client") { refund in
      refund.balanceAfter.map { .amount($0) } ?? .null
    },
  ]
}
