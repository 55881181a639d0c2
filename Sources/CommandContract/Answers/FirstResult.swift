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
    case (.refused(.alreadyRefunded(let id), _), .refund(let draft)):
      draft.externalNumber.flatMap {
        club.receipts.refund(external: $0, at: club.receipts.facts(of: id).venue)
      }
      .map { RefundMembers.all.object(of: $0) }
    default: nil
    }
  }
}

extension Engine {
  /// The answer to `quote`: the sale is decided and nothing of it is saved, so that quote and
  /// sale cannot differ.
  func answer(toQuote draft: SaleDraft, at moment: Moment) throws(LineRefusal) -> JSONValue {
    let command = Command.sell(draft)
    let needed = try needed(for: command)
    let events: [Event]
    do throws(Refusal) {
      events = try club.decide(
        command,
        with: needed,
        for: Asking(at: moment, by: Staff("quote"))
      )
    } catch {
      guard let first = firstResult(of: command, .refused(error, place: nil)) else {
        throw .refused(error, place: nil)
      }
      return first
    }
    guard case .receipt(let receipt) = command.answer(to: events) else { return .object([]) }
    return SaleMembers.all.object(of: SaleSubject(receipt, isMade: false))
  }
}
