import Loyalty

/// What of a receipt is to go back, worked out by the club as the refund itself will be.
struct RefundWork: Hashable, Sendable {
  /// What goes back of the lines whose quantities can be read; nil where nothing does.
  private(set) var refund: Refund?
  /// What is wrong beside a line, by its place from 1.
  private(set) var problems: [Int: Refusal] = [:]
  /// What is wrong with the whole.
  private(set) var refusal: Refusal?
  /// The lines that are asked for.
  private(set) var lines: [RefundDraft.Line] = []

  /// Nothing is chosen yet.
  init() {}

  /// Works out what is typed.
  init(_ typed: RefundTyped, of receipt: Receipt, _ context: Context) {
    let before = context.club.receipts.refunded(receipt)
    for index in receipt.lines.indices {
      let left = receipt.lines[index].quantity.thousandths - before.lines[index].thousandths
      do throws(Refusal) {
        guard let quantity = try typed.quantity(index + 1) else { continue }
        guard quantity.thousandths <= left else {
          throw .refundExceedsSale(line: index + 1, remaining: left)
        }
        lines.append(RefundDraft.Line(place: index + 1, quantity: quantity))
      } catch {
        problems[index + 1] = error
      }
    }
    guard !lines.isEmpty else { return }
    do throws(Refusal) {
      refund = try context.refund(
        RefundDraft(receipt: .id(receipt.id), lines: lines),
        of: receipt
      )
    } catch {
      refusal = error
    }
  }

  /// What stands against the refund: beside the first such line, else against the whole.
  var obstacle: (place: Int?, refusal: Refusal)? {
    if let place = problems.keys.min(), let problem = problems[place] { return (place, problem) }
    return refusal.map { (nil, $0) }
  }

  /// Whether the same goes back with the same effect on the account, whatever the time.
  func isSame(as other: Self) -> Bool {
    problems == other.problems && refusal == other.refusal
      && refund?.lines == other.refund?.lines && refund?.burnt == other.refund?.burnt
      && refund?.accrualTaken == other.refund?.accrualTaken && refund?.debt == other.refund?.debt
      && refund?.balanceAfter == other.refund?.balanceAfter
  }
}

extension Context {
  /// What a refund would do now: the club decides it as it decides the command.
  func refund(_ draft: RefundDraft, of receipt: Receipt) throws(Refusal) -> Refund? {
    let command = Command.refund(draft)
    let needed = Needed(receipts: [receipt.id: receipt])
    let events = try club.decide(command, with: needed, for: Asking(at: now, by: staff))
    guard case .refund(let refund) = command.answer(to: events) else { return nil }
    return refund
  }
}
