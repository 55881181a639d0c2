import Localization
package import Loyalty
package import Terminal

/// A refund (screens.md "Refund"): a quantity beside each line, what goes back worked out at once,
/// one question before it is done, for it cannot be put back.
package struct RefundScreen: KeyedScreen {
  /// The receipt.
  package let receipt: Receipt.ID
  var typed = RefundTyped()
  var table = TableState<Int>()
  /// The question before it is done, while it is open.
  var question: Question<Void>?
  private(set) var work = RefundWork()
  /// What another desk did to this refund, until the next key: the message line may say who.
  var news: String?
  private var pending: Command?

  /// Begins a refund; nothing is chosen at first.
  package init(_ receipt: Receipt.ID) {
    self.receipt = receipt
  }

  package var helpTopic: String { "refund" }
  package var isTyping: Bool { question == nil }
  package var isAsking: Bool { question != nil }
  package var showsGlobalKeys: Bool { false }
  package var hasUnsavedWork: Bool { !typed.isEmpty }
  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  package func trail(_ context: Context) -> [String] {
    [context.words("refund.title")]
  }

  /// Whether the refund is being written.
  var isRefunding: Bool { pending != nil }

  // MARK: The receipt

  func sold(_ context: Context) -> Receipt? { context.club.receipts[receipt] }

  /// The lines by their places, the first 0.
  func rows(_ context: Context) -> TableRows<Int> {
    TableRows(Array(sold(context)?.lines.indices ?? 0..<0))
  }

  /// What is left of a line to give back, by its place from 1; nil where nothing is.
  func remaining(_ place: Int, _ context: Context) -> Quantity? {
    guard let receipt = sold(context), receipt.lines.indices.contains(place - 1) else {
      return nil
    }
    let done = context.club.receipts.refunded(receipt).lines[place - 1].thousandths
    return try? Quantity(thousandths: receipt.lines[place - 1].quantity.thousandths - done)
  }

  /// Works out anew what goes back after it or the club has changed.
  mutating func workOut(_ context: Context) {
    work = sold(context).map { RefundWork(typed, of: $0, context) } ?? RefundWork()
  }

  /// Gives back; what is typed stays until news of it come.
  mutating func refund() -> [Effect] {
    let command = Command.refund(RefundDraft(receipt: .id(receipt), lines: work.lines))
    pending = command
    return [.perform(command)]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, let answer) where command == pending:
      pending = nil
      typed.clear()
      guard case .refund(let refund) = answer else { return [.back(nil)] }
      return [.back(nil), .tell(Notice(.done, RefundWords(context).done(refund)))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      workOut(context)
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, sentence))]
    case .clubChanged: return pending == nil ? followClub(context) : []
    default: return []
    }
  }

  /// Another desk gave something back or changed the account: a question that named other sums
  /// closes, and the reason is said.
  private mutating func followClub(_ context: Context) -> [Effect] {
    let before = work
    if context.club.receipts.isReturned(receipt) {
      let wasLeft = !typed.isEmpty || question != nil
      typed.clear()
      (work, question) = (RefundWork(), nil)
      return wasLeft ? noted("refund.returnedMeanwhile", context) : []
    }
    for index in 0..<rows(context).count where remaining(index + 1, context) == nil {
      typed[index + 1] = ""
    }
    workOut(context)
    guard !work.isSame(as: before) else { return [] }
    question = nil
    return noted("refund.changedMeanwhile", context)
  }

  private mutating func noted(_ key: String, _ context: Context) -> [Effect] {
    news = context.words(key)
    return [.tell(Notice(.note, context.words(key)))]
  }
}
