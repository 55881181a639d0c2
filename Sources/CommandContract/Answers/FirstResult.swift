import JSONText
import Loyalty

extension Engine {
  /// Performs a command and answers it; what a till repeats by its number is answered with the
  /// first result.
  func answer(to command: Command, for origin: Origin) throws(LineRefusal) -> [UInt8] {
    do throws(LineRefusal) {
      let performed = try perform(command, for: origin)
      return AnswerLine.done(seq: performed.seq, result: command.result(of: performed.events))
    } catch {
      guard let first = firstResult(of: command, error) else { throw error }
      try catchUp()
      return AnswerLine.done(seq: seq, result: first)
    }
  }

  /// The first result of a sale or refund that was made before; nil for any other refusal.
  private func firstResult(of command: Command, _ refusal: LineRefusal) -> JSONValue? {
    switch (refusal, command) {
    case (.refused(.alreadySold(let id), _), .sell):
      club.receipts[id].map { SaleMembers.all.object(of: SaleSubject($0)) }
    case (.refused(.alreadyRefunded, _), .refund(let draft)):
      draft.externalNumber.flatMap { club.receipts.refund(external: $0) }
        .map { RefundMembers.all.object(of: $0) }
    default: nil
    }
  }
}

extension Club {
  /// The answer to `quote`: the sale is decided and nothing of it is saved, so that quote and
  /// sale cannot differ.
  func quoteAnswer(_ draft: SaleDraft, at moment: Moment) throws(LineRefusal) -> JSONValue {
    let asking = Asking(at: moment, by: Staff("quote"))
    let events: [Event]
    do throws(Refusal) {
      events = try decide(.sell(draft), for: asking)
    } catch {
      guard case .alreadySold(let id) = error, let receipt = receipts[id] else {
        throw .refused(error, place: nil)
      }
      return SaleMembers.all.object(of: SaleSubject(receipt))
    }
    for case .receiptSold(let receipt) in events {
      return SaleMembers.all.object(of: SaleSubject(receipt, isMade: false))
    }
    preconditionFailure("A sale without a receipt")
  }
}
