import Loyalty

/// What a typed code would do for a client, told while it is typed, as the command will decide it.
struct CodeVerdict: Sendable {
  /// What it would give, and the balance that it leads to; nil where it would be refused.
  let activation: (activation: Activation, balance: Bonus)?
  /// Why it would be refused.
  let refusal: Refusal?

  /// Whether the code works.
  var works: Bool { activation != nil }

  /// Tries a code out; nil where nothing was typed.
  init?(_ typed: String, of client: Client.ID?, _ context: Context) {
    guard !typed.isBlank else { return nil }
    guard let client else {
      self.init(refusal: .promoCode(.needsClient(code: typed)))
      return
    }
    let command = Command.activatePromoCode(
      ActivationDraft(
        client: .id(client),
        code: typed,
        venue: context.venue?.description
      )
    )
    do throws(Refusal) {
      let asking = Asking(at: context.now, by: context.staff)
      let answer = command.answer(to: try context.club.decide(command, for: asking))
      guard case .activated(let activation, let balance) = answer else { return nil }
      self.init(activation: (activation, balance))
    } catch {
      self.init(refusal: error)
    }
  }

  private init(
    activation: (activation: Activation, balance: Bonus)? = nil,
    refusal: Refusal? = nil
  ) {
    self.activation = activation
    self.refusal = refusal
  }

  /// What it gives, how it was understood and what that leads to; else what is wrong and what to
  /// do next.
  func lines(withBalance: Bool = true, _ context: Context) -> [String] {
    if let (activation, balance) = activation {
      let words = ActivationWords(context)
      return words.promise(activation, balance: withBalance ? balance : nil)
    }
    guard let refusal else { return [] }
    let sentence = context.refusalSentence
    return [sentence.problem(refusal), sentence.next(refusal)].compactMap { $0 }
  }
}
