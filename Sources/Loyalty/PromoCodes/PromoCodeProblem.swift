/// Why a promo code is not created, changed or activated, as facts without prose.
public enum PromoCodeProblem: Hashable, Sendable {
  /// No code is meant by what was typed.
  case unknown(typed: String, CodeMiss)
  /// It is a draft (no moment), or its period has not begun.
  case notYetActive(code: String, from: Moment?)
  /// It was paused.
  case paused(code: String, since: Moment, by: Staff)
  /// It was ended, or revoked; nil where one text of a batch was, of which no time is kept.
  case ended(code: String, since: Moment?, by: Staff?, isRevoked: Bool)
  /// Its period is over.
  case expired(code: String, since: Moment)
  /// The client has used it as often as a client may; the last use, and the name of its venue.
  case alreadyUsed(Activation, venue: String?, limit: Int)
  /// It has been used as often as it may.
  case usedUp(code: String, limit: Int)
  /// The client is none of those whom it is for.
  case notForClient(code: String, PromoCodeCondition)
  /// A sale names a code and no client.
  case needsClient(code: String)

  /// Nothing of the text counts as a code.
  case codeEmpty(typed: String)
  /// Another code looks like this one.
  case looksLikeAnother(code: String, existing: String, name: String)
  /// The texts would be more than half of those that there could be; the symbols that would do.
  case spaceTooSmall(count: Int, length: Int, needed: Int)
  /// The texts could be guessed; the symbols that would do.
  case guessable(bits: Int, length: Int, needed: Int)
  /// How many texts a batch may have, or how many are handed out.
  case countInvalid(Int, limit: Int)
  /// How many random symbols a text may have.
  case lengthInvalid(Int, limit: Int)
  /// A period whose end lies before its start.
  case periodInvalid(from: Day, until: Day)
  /// A limit that is not above zero, or too large.
  case limitInvalid(Int, limit: Int)
  /// A limit below what was used already.
  case limitBelowUsed(limit: Int, used: Int)
  /// It was revoked and does not change any more.
  case revoked(code: String)
  /// A status that a promo code cannot be given: a draft again, or at its creation ended.
  case statusInvalid(PromoCode.Status)
  /// A text of a batch can only be revoked; all else is said of the batch.
  case partOfBatch(code: String, batch: String)
  /// The texts of a batch stay as they were drawn.
  case textsStay(batch: String)
  /// It is no batch.
  case notABatch(name: String)
  /// A text was named that the batch does not have.
  case notInBatch(code: String, batch: String)
  /// More texts are to be handed out than are left.
  case notEnoughLeft(asked: Int, left: Int)

  /// The stable name that tills and scripts rely on (commands.md).
  public var code: String {
    switch self {
    case .unknown: "codeUnknown"
    case .notYetActive: "codeNotYetActive"
    case .paused: "codePaused"
    case .ended: "codeEnded"
    case .expired: "codeExpired"
    case .alreadyUsed: "codeAlreadyUsed"
    case .usedUp: "codeUsedUp"
    case .notForClient: "codeNotForClient"
    case .needsClient: "codeNeedsClient"
    case .codeEmpty: "codeEmpty"
    case .looksLikeAnother: "codeLooksLikeAnother"
    case .spaceTooSmall: "codeSpaceTooSmall"
    case .guessable: "codeGuessable"
    case .countInvalid: "countInvalid"
    case .lengthInvalid: "lengthInvalid"
    case .periodInvalid: "periodInvalid"
    case .limitInvalid: "limitInvalid"
    case .limitBelowUsed: "limitBelowUsed"
    case .revoked: "codeRevoked"
    case .statusInvalid: "statusInvalid"
    case .partOfBatch: "codeOfBatch"
    case .textsStay: "codesOfBatchStay"
    case .notABatch: "notABatch"
    case .notInBatch: "codeNotInBatch"
    case .notEnoughLeft: "notEnoughCodes"
    }
  }
}

/// One condition on the client, with what is asked and what is there.
public enum PromoCodeCondition: Hashable, Sendable {
  /// Registered within a period; on which day the client was.
  case registered(from: Day?, until: Day?, on: Day)
  /// Registered for at most so many local days; for how many the client is.
  case registeredWithin(days: Int, now: Int)
  /// In one of these groups, by their names.
  case groups([String])
  /// In one of these audiences.
  case audiences([Audience.ID])
  /// Without any receipt; how many the client has.
  case firstVisit(receipts: Int)
}
