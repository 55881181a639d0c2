package import Localization
package import Loyalty

/// Makes sentences of refusals: what is wrong with which value, and what to do next.
///
/// The catalogue's `refusal.<code>` says what is wrong, `refusal.<code>.next` what to do; names are
/// never declined. The command line uses it as the screens do.
package struct RefusalSentence: Sendable {
  let words: Words
  let club: Club?
  private let card: @Sendable (Client.ID) -> Client?

  /// Prepares sentences.
  ///
  /// - Parameters:
  ///   - words: The words of the language.
  ///   - club: The club that refused; nil while there is none.
  ///   - card: Reads a client's card, for the name of whom a phone belongs to.
  package init(
    _ words: Words,
    club: Club?,
    card: @escaping @Sendable (Client.ID) -> Client? = { _ in nil }
  ) {
    self.words = words
    self.club = club
    self.card = card
  }

  /// What is wrong and what to do next, in two sentences: for the message line.
  package func callAsFunction(_ refusal: Refusal) -> String {
    guard let next = next(refusal) else { return problem(refusal) }
    return problem(refusal) + ". " + next
  }

  /// What is wrong: for the line under a field.
  package func problem(_ refusal: Refusal) -> String {
    let (key, values) = facts(of: refusal)
    return words(key, values)
  }

  /// What to do next, where there is something to be said.
  package func next(_ refusal: Refusal) -> String? {
    let (key, values) = facts(of: refusal)
    return words.ifPresent(key + ".next", values)
  }

  /// The catalogue key of a refusal and what stands in its sentence.
  private func facts(of refusal: Refusal) -> (key: String, values: [String: WordValue]) {
    let key = "refusal." + refusal.code
    switch refusal {
    case .value(let problem): return facts(of: problem)
    case .amountInvalid(let typed): return amount(typed)
    case .notFound(let reference, let typed):
      let what = words("what." + reference.rawValue)
      let named = NumberedName.shown(typed)
      return (key, ["what": .text(what), "typed": .text(shown(named))])
    case .nameTaken(let name, let existing, let isArchived):
      return (
        isArchived ? "refusal.nameTakenArchived" : key,
        ["name": .text(shown(name)), "existing": .text(existing)]
      )
    case .phoneTaken(let phone, let client):
      let name = name(of: client)
      return (key, ["phone": .text(words.phone(phone.e164)), "client": .text(name)])
    case .birthdayOutOfRange(let day): return birthday(day)
    case .registrationInFuture(let day):
      return ("refusal.registrationInFuture", ["date": .text(words.date(day))])
    case .lastDayOver(let day): return ("refusal.lastDayOver", ["date": .text(words.date(day))])
    case .referrerIsSelf, .templateEmpty: return (key, [:])
    case .mergeWithItself(let client): return (key, ["client": .text(name(of: client))])
    case .clientMerged(let client, let into):
      return (key, ["number": .number(Int(client.number)), "into": .text(name(of: into))])
    case .clientErased(let client): return (key, ["number": .number(Int(client.number))])
    case .groupInUse(let group, let uses): return inUse(group, by: uses)
    case .groupArchived(let group): return (key, ["group": .text(group)])
    case .groupOrderIncomplete: return ("refusal.staleOrder", [:])
    case .positionInvalid(let place): return (key, ["typed": .number(place)])
    case .templateInvalid(let variable, let known):
      let names = known.map { "{" + $0 + "}" }.joined(separator: ", ")
      return (key, ["variable": .text("{" + shown(variable) + "}"), "known": .text(names)])
    case .textTooLong(let length, let limit):
      return (key, ["length": .number(length), "limit": .number(limit)])
    case .notEnoughBonuses(let usable, let maximum), .bonusesNotPayable(let usable, let maximum):
      return (
        key,
        [
          "usable": .text(words.bonuses(hundredths: usable.minorUnits)),
          "maximum": .text(words.bonuses(hundredths: maximum.minorUnits)),
        ]
      )
    case .requestConflict(let request): return (key, ["request": .text(shown(request))])
    case .beforeLastRecord(let given, let last):
      return (key, ["given": .text(moment(given)), "last": .text(moment(last))])
    case .periodInverted(let from, let until):
      let dates: [String: WordValue] = [
        "from": .text(words.date(from)), "until": .text(words.date(until)),
      ]
      return ("refusal.periodInverted", dates)
    case .readOnly(let reason): return (key, ["reason": .text(reason)])
    case .promoCode(let problem): return facts(of: problem)
    case .mailing(let problem): return facts(of: problem)
    default: return loyaltyFacts(of: refusal)
    }
  }

  private func facts(
    of problem: ValueProblem
  ) -> (key: String, values: [String: WordValue]) {
    let key = "refusal." + problem.code
    switch problem {
    case .amountInvalid(let typed): return amount(typed)
    case .percentInvalid(let typed) where typed.isBlank: return ("refusal.percentMissing", [:])
    case .percentInvalid(let typed), .quantityInvalid(let typed), .dateInvalid(let typed),
      .momentInvalid(let typed), .emailInvalid(let typed):
      return (key, ["typed": .text(shown(typed))])
    case .amountOutOfRange(let typed):
      let limit = words.money(minorUnits: Money.limit)
      return (key, ["typed": .text(shown(typed)), "limit": .text(limit)])
    case .phoneInvalid(let typed, let rule): return phone(typed, breaks: rule)
    case .nameEmpty: return (key, [:])
    case .nameTooLong(let length, let limit):
      return (key, ["length": .number(length), "limit": .number(limit)])
    case .nameUnreadable(let scalar):
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - code.count))
      return (key, ["character": .text("U+" + padding + code)])
    }
  }

  /// What is wrong with an amount: nothing typed, no number, too many decimals, or its value.
  private func amount(_ typed: String) -> (key: String, values: [String: WordValue]) {
    if typed.isBlank { return ("refusal.amountMissing", [:]) }
    let values: [String: WordValue] = ["typed": .text(shown(typed))]
    if typed.contains(where: \.isLetter) { return ("refusal.amountUnreadable", values) }
    guard let amount = try? Money(typed: typed) else { return ("refusal.amountInvalid", values) }
    return (amount.isZero ? "refusal.amountZero" : "refusal.amountNotAllowed", values)
  }

  private func phone(
    _ typed: String,
    breaks rule: PhoneRule
  ) -> (key: String, values: [String: WordValue]) {
    let key = "refusal.phoneInvalid."
    var values: [String: WordValue] = ["typed": .text(shown(typed)), "example": .text(example)]
    switch rule {
    case .empty: return (key + "empty", values)
    case .character(let character):
      values["character"] = .text(words("list.quoted", ["text": .text(String(character))]))
      return (key + "character", values)
    case .tooShort(let digits):
      values["digits"] = .number(digits)
      return (key + "tooShort", values)
    case .tooLong(let digits):
      values["digits"] = .number(digits)
      return (key + "tooLong", values)
    case .leadingZero: return (key + "leadingZero", values)
    case .notOfRegion(let region, let digits):
      values["digits"] = .number(digits)
      values["region"] = .text(RegionWords(words).name(region))
      return (key + "notOfRegion", values)
    }
  }

  /// The client's name, or the number where nothing else is known.
  func name(of client: Client.ID) -> String {
    card(client)?.name ?? "№ " + client.description
  }

  private var example: String { RegionWords.example(club?.settings.region) }

  private func birthday(_ day: Day) -> (key: String, values: [String: WordValue]) {
    let key = day.number < 0 ? "refusal.birthdayTooOld" : "refusal.birthdayInFuture"
    return (key, ["date": .text(words.date(day))])
  }

  /// The club's local time of day: "21:14".
  func timeOfDay(_ moment: Moment) -> String {
    guard let calendar = club?.calendar else { return moment.rfc3339 }
    let time = calendar.time(of: moment)
    return words.time(hour: time.hour, minute: time.minute)
  }

  /// A day and time of the club.
  func moment(_ moment: Moment) -> String {
    guard let calendar = club?.calendar else { return moment.rfc3339 }
    let time = calendar.time(of: moment)
    return words.date(calendar.day(of: moment)) + " "
      + words.time(hour: time.hour, minute: time.minute, second: time.second)
  }

  /// What was typed, cut where it is longer than a sentence bears.
  func shown(_ typed: String) -> String {
    let limit = 60
    let start = typed.prefix(limit + 1)
    return start.count > limit ? start.prefix(limit) + "…" : String(start)
  }
}

extension Context {
  /// Makes sentences of refusals in the session's language.
  package var refusalSentence: RefusalSentence { RefusalSentence(words, club: club, card: card) }

  /// What is wrong and what to do next.
  package func sentence(for refusal: Refusal) -> String { refusalSentence(refusal) }
}
