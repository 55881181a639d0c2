import Localization
import Loyalty

extension RefusalSentence {
  /// The catalogue key of a refusal of promo codes, with its facts.
  func facts(of problem: PromoCodeProblem) -> (key: String, values: [String: WordValue]) {
    let key = "refusal." + problem.code
    switch problem {
    case .unknown(let typed, let miss): return unknown(key, typed, miss)
    case .notYetActive(let code, nil): return (key + ".draft", ["code": .text(code)])
    case .notYetActive(let code, let from?):
      return (key, ["code": .text(code), "from": .text(start(from))])
    case .paused(let code, let since, let by):
      return (key, ["code": .text(code), "since": .text(day(since)), "by": .text(by.name)])
    case .ended(let code, let since?, let by?, let isRevoked):
      return (
        isRevoked ? key + ".revoked" : key,
        ["code": .text(code), "since": .text(day(since)), "by": .text(by.name)]
      )
    case .ended(let code, _, _, _): return (key + ".text", ["code": .text(code)])
    case .expired(let code, let since):
      let last = day(since.advanced(byMilliseconds: -1))
      return (key, ["code": .text(code), "last": .text(last)])
    case .alreadyUsed(let activation, let venue, let limit):
      return used(key, activation, at: venue, limit)
    case .usedUp(let code, 1): return (key + ".once", ["code": .text(code)])
    case .usedUp(let code, let limit):
      return (key, ["code": .text(code), "limit": .number(limit)])
    case .notForClient(let code, let condition): return condition.words(key, code, words)
    default: return making(key, problem)
    }
  }

  private func unknown(
    _ key: String,
    _ typed: String,
    _ miss: CodeMiss
  ) -> (key: String, values: [String: WordValue]) {
    switch miss {
    case .empty: (key + ".empty", [:])
    case .noSuch: (key, ["typed": .text(shown(typed))])
    case .ambiguous(let codes):
      (
        key + ".ambiguous",
        ["typed": .text(shown(typed)), "codes": .text(words.list(codes, limit: 3))]
      )
    }
  }

  private func used(
    _ key: String,
    _ activation: Activation,
    at venue: String?,
    _ limit: Int
  ) -> (key: String, values: [String: WordValue]) {
    var values: [String: WordValue] = [
      "code": .text(activation.code), "at": .text(moment(activation.at)),
      "by": .text(activation.by.name), "limit": .number(limit),
    ]
    if limit > 1 { return (key + ".limit", values) }
    guard let venue else { return (key, values) }
    values["venue"] = .text(venue)
    return (key + ".atVenue", values)
  }

  /// What keeps a code or batch from being made, changed or handed out.
  private func making(
    _ key: String,
    _ problem: PromoCodeProblem
  ) -> (key: String, values: [String: WordValue]) {
    switch problem {
    case .needsClient(let code), .revoked(let code): (key, ["code": .text(shown(code))])
    case .codeEmpty(let typed): (key, ["typed": .text(shown(typed))])
    case .looksLikeAnother(let code, let existing, let name):
      (
        existing == name ? key : key + ".named",
        ["code": .text(shown(code)), "existing": .text(existing), "name": .text(name)]
      )
    case .spaceTooSmall(let count, let length, let needed):
      (key, ["count": .number(count), "length": .number(length), "needed": .number(needed)])
    case .guessable(let bits, let length, let needed):
      (key, ["bits": .number(bits), "length": .number(length), "needed": .number(needed)])
    case .countInvalid(let typed, let limit), .lengthInvalid(let typed, let limit),
      .limitInvalid(let typed, let limit):
      (key, ["typed": .number(typed), "limit": .number(limit)])
    case .periodInvalid(let from, let until):
      (key, ["from": .text(words.date(from)), "until": .text(words.date(until))])
    case .limitBelowUsed(let limit, let used):
      (key, ["limit": .number(limit), "used": .number(used)])
    case .partOfBatch(let code, let batch), .notInBatch(let code, let batch):
      (key, ["code": .text(shown(code)), "batch": .text(batch)])
    case .textsStay(let name), .notABatch(let name): (key, ["batch": .text(name)])
    case .notEnoughLeft(let asked, let left):
      (key, ["asked": .number(asked), "left": .number(left)])
    default: (key, [:])
    }
  }

  /// What of a group keeps it from being archived: it is the default, or codes name it.
  func inUse(
    _ group: String,
    by uses: [GroupUse]
  ) -> (key: String, values: [String: WordValue]) {
    let codes = uses.compactMap { use in
      if case .promoCode(let name) = use { name } else { nil }
    }
    guard !uses.contains(.defaultGroup), !codes.isEmpty else {
      return ("refusal.groupInUse.default", ["group": .text(group)])
    }
    let names = words.list(codes, limit: 3)
    return ("refusal.groupInUse.promoCodes", ["group": .text(group), "codes": .text(names)])
  }

  /// The day on which something was.
  private func day(_ moment: Moment) -> String {
    guard let calendar = club?.calendar else { return moment.rfc3339 }
    return words.date(calendar.day(of: moment))
  }

  /// The beginning of a period: the day, which begins at midnight.
  private func start(_ moment: Moment) -> String {
    guard let calendar = club?.calendar, calendar.time(of: moment) != .midnight else {
      return day(moment)
    }
    return self.moment(moment)
  }
}

extension PromoCodeCondition {
  /// The catalogue key of a condition that does not hold, with what is asked and what is there.
  fileprivate func words(
    _ key: String,
    _ code: String,
    _ words: Words
  ) -> (key: String, values: [String: WordValue]) {
    var values: [String: WordValue] = ["code": .text(code)]
    switch self {
    case .registered(let from, let until, let on):
      values["on"] = .text(words.date(on))
      if let from { values["from"] = .text(words.date(from)) }
      if let until { values["until"] = .text(words.date(until)) }
      let name =
        switch (from, until) {
        case (_?, _?): "registered"
        case (_?, nil): "registeredFrom"
        default: "registeredUntil"
        }
      return (key + "." + name, values)
    case .registeredWithin(let days, let now):
      values["days"] = .number(days)
      values["now"] = .number(now)
      return (key + ".registeredWithin", values)
    case .groups(let names):
      values["groups"] = .text(words.list(names, limit: 3))
      return (key + ".groups", values)
    case .audiences: return (key + ".audiences", values)
    case .firstVisit(let receipts):
      values["receipts"] = .number(receipts)
      return (key + ".firstVisit", values)
    }
  }
}
