import Localization
import Loyalty
import Screens
import Testing

@Suite struct RefusalSentenceTests {
  private static let day = Day(number: 30_000)
  private static let moment = Moment(milliseconds: 1_795_374_845_000)

  private static let all: [Refusal] = [
    .value(.amountInvalid("12,345")), .value(.amountOutOfRange("9999999999999")),
    .value(.percentInvalid("120")), .value(.quantityInvalid("0")), .value(.dateInvalid("31.02")),
    .value(.momentInvalid("вчера")), .value(.emailInvalid("ivan")), .value(.nameEmpty),
    .value(.nameTooLong(length: 130, limit: 100)), .value(.nameUnreadable("\u{202E}")),
    .value(.phoneInvalid(typed: "", rule: .empty)),
    .value(.phoneInvalid(typed: "05x", rule: .character("x"))),
    .value(.phoneInvalid(typed: "050", rule: .tooShort(3))),
    .value(.phoneInvalid(typed: "0501234567890123", rule: .tooLong(16))),
    .value(.phoneInvalid(typed: "+0501234567", rule: .leadingZero)),
    .value(.phoneInvalid(typed: "12345678", rule: .notOfRegion(.ukraine, digits: 8))),
    .amountInvalid(typed: "-5"), .notFound(.client, typed: "17"), .notFound(.group, typed: "VIP"),
    .notFound(.program, typed: "Лето"), .notFound(.timeZone, typed: "Kiev"),
    .notFound(.language, typed: "de"),
    .nameTaken(name: "vip", existing: "VIP", isArchived: false),
    .nameTaken(name: "vip", existing: "VIP", isArchived: true), .birthdayOutOfRange(day),
    .birthdayOutOfRange(Day(number: -60_000)), .registrationInFuture(day), .referrerIsSelf,
    .groupInUse(group: "Новые", by: [.defaultGroup]), .groupArchived(group: "VIP"),
    .groupOrderIncomplete, .positionInvalid(0),
    .templateInvalid(variable: "nam", known: ["name", "club"]), .templateEmpty,
    .textTooLong(length: 2_001, limit: 2_000), .requestConflict(request: "k1"),
    .beforeLastRecord(given: moment, last: moment), .readOnly(reason: "нет прав"),
    .notFound(.product, typed: "Чай"), .notFound(.category, typed: "bar2"),
    .notFound(.venue, typed: "Зал 3"), .notFound(.receipt, typed: "9000"),
    .notEnoughBonuses(usable: .zero, maximum: .zero),
    .bonusesNotPayable(usable: .zero, maximum: .zero),
    .refundExceedsSale(line: 2, remaining: 1_500), .refundExceedsSale(line: 2, remaining: 0),
    .refundExceedsSale(line: nil, remaining: 0), .lineNotFound(9, count: 2), .noLines,
    .tooManyLines(10_001, limit: 10_000), .lineIncomplete(3), .tiersInvalid(.none),
    .tiersInvalid(.firstNotZero(Money(clamping: 10_000))),
    .tiersInvalid(.notAscending(place: 2, Money(clamping: 10_000))), .tiersInvalid(.tooMany(51)),
    .daysInvalid(-1, limit: 36_600), .reasonMissing,
    .programInUse(program: "Золото", groups: ["VIP", "Новые", "A", "B"]),
    .programOfOtherType(program: "Золото"), .programArchived(program: "Золото"),
    .wrongPassword(program: "Золото"),
    .saleChanged(told: Money(clamping: 10_000), now: Money(clamping: 12_050)),
    .lastDayOver(day), .noRefundLines, .categoryBuiltIn(name: "bar"),
    .externalNumberAtVenues(number: "T-1", venues: ["Arena", nil]),
    .amountInvalid(typed: "abc"), .amountInvalid(typed: "0"), .amountInvalid(typed: "1.234"),
    .externalNumberConflict(number: "T-1"), .alreadySold(Receipt.ID(7)),
    .alreadyRefunded(Receipt.ID(7)),
    .receiptUnreadable(Receipt.ID(7), file: "receipts/000002.ndjson"),
    .notFound(.parkedReceipt, typed: "7"), gone(.dropped),
    gone(.sold(Receipt.ID(17))), gone(.parkedAgain(ParkedReceipt.ID(8))),
  ]

  private static func gone(_ outcome: ParkedReceiptEnd.Outcome) -> Refusal {
    .parkedReceiptGone(
      ParkedReceiptEnd(
        parked: ParkedReceipt.ID(7),
        at: moment,
        by: Staff("Иван"),
        outcome: outcome
      )
    )
  }

  private static let by = Staff("Ольга")
  private static let activation = Activation(
    promoCode: PromoCode.ID(1),
    code: "ЛЕТО",
    client: Client.ID(1),
    at: moment,
    by: by,
    bonuses: Bonus(clamping: 5_000),
    lot: Lot.ID(1)
  )

  private static let promoCodes: [PromoCodeProblem] = [
    .unknown(typed: "ЗИМА", .noSuch), .unknown(typed: " ", .empty),
    .unknown(typed: "sss", .ambiguous(["ЫЫЫ", "ІІІ"])), .notYetActive(code: "ЛЕТО", from: moment),
    .notYetActive(code: "ЛЕТО", from: nil), .paused(code: "ЛЕТО", since: moment, by: by),
    .ended(code: "ЛЕТО", since: moment, by: by, isRevoked: false),
    .ended(code: "ЛЕТО", since: moment, by: by, isRevoked: true),
    .ended(code: "CLUB-2", since: nil, by: nil, isRevoked: true),
    .expired(code: "ЛЕТО", since: moment), .alreadyUsed(activation, venue: nil, limit: 1),
    .alreadyUsed(activation, venue: "Зал 2", limit: 1),
    .alreadyUsed(activation, venue: nil, limit: 3), .usedUp(code: "ЛЕТО", limit: 100),
    .usedUp(code: "CLUB-2", limit: 1),
    .notForClient(code: "ЛЕТО", .registered(from: day, until: day, on: day)),
    .notForClient(code: "ЛЕТО", .registered(from: day, until: nil, on: day)),
    .notForClient(code: "ЛЕТО", .registered(from: nil, until: day, on: day)),
    .notForClient(code: "ЛЕТО", .registeredWithin(days: 7, now: 8)),
    .notForClient(code: "ЛЕТО", .groups(["VIP", "Турнир"])),
    .notForClient(code: "ЛЕТО", .audiences([Audience.ID(1)])),
    .notForClient(code: "ЛЕТО", .firstVisit(receipts: 2)), .needsClient(code: "ЛЕТО"),
    .codeEmpty(typed: "- _"), .looksLikeAnother(code: "ЛЕТO", existing: "ЛЕТО", name: "ЛЕТО"),
    .looksLikeAnother(code: "ЛЕТO", existing: "ЛЕТО", name: "Акция"),
    .spaceTooSmall(count: 16, length: 1, needed: 2), .guessable(bits: 39, length: 8, needed: 9),
    .countInvalid(0, limit: 100_000), .lengthInvalid(0, limit: 32),
    .periodInvalid(from: day, until: day), .limitInvalid(0, limit: 1_000_000_000),
    .limitBelowUsed(limit: 2, used: 3), .revoked(code: "ЛЕТО"), .statusInvalid(.draft),
    .partOfBatch(code: "CLUB-2", batch: "Флаеры"), .textsStay(batch: "Флаеры"),
    .notABatch(name: "ЛЕТО"), .notInBatch(code: "ЛЕТО", batch: "Флаеры"),
    .notEnoughLeft(asked: 4, left: 3),
  ]

  @Test("Every refusal of promo codes says the fact and the next step", arguments: Look.languages)
  func promoCodes(language: Language) throws {
    let sentence = RefusalSentence(RepositoryWords.words(language), club: try Arena.club())
    var seen: Set<String> = []
    for problem in Self.promoCodes {
      let text = sentence.problem(.promoCode(problem))
      #expect(!text.contains("‹") && !text.contains("  "), "\(problem.code): \(text)")
      #expect(text.firstMatch(of: /\{[a-z]+\}/) == nil, "\(problem.code): \(text)")
      #expect(seen.insert(text).inserted, "\(text)")
      #expect(sentence.next(.promoCode(problem)) != nil, "\(problem.code)")
    }
    let codes = Refusal.groupInUse(group: "VIP", by: [.promoCode("ЛЕТО"), .promoCode("ЗИМА")])
    #expect(sentence.problem(codes).contains("ЗИМА"))
    #expect(sentence.next(codes) != nil)
  }

  @Test("An expired code names its last day, and a code that begins its first")
  func promoCodeDays() throws {
    let club = try Arena.club()
    let sentence = RefusalSentence(RepositoryWords.words(.russian), club: club)
    let day = try Day(iso: "2026-06-30")
    let end = club.calendar.start(of: day.advanced(byDays: 1))
    #expect(
      sentence(.promoCode(.expired(code: "ЛЕТО", since: end)))
        == "Промокод ЛЕТО истёк, последний день 30.06.2026. "
        + "Поможет новый код; продлить этот может управляющий"
    )
    let start = club.calendar.start(of: day)
    #expect(
      sentence.problem(.promoCode(.notYetActive(code: "ЛЕТО", from: start)))
        == "Промокод ЛЕТО действует с 30.06.2026"
    )
  }

  @Test("Every refusal has a whole sentence in every language", arguments: Look.languages)
  func sentences(language: Language) throws {
    let sentence = RefusalSentence(RepositoryWords.words(language), club: try Arena.club())
    for refusal in Self.all {
      let text = sentence(refusal)
      #expect(!text.contains("‹") && !text.contains("  "), "\(refusal.code): \(text)")
      let variable = text.firstMatch(of: /\{[a-z]+\}/)
      let isTemplate = if case .templateInvalid = refusal { true } else { false }
      #expect(variable == nil || isTemplate, "\(refusal.code): \(text)")
    }
  }

  @Test("A taken phone names whose it is")
  func phoneTaken() throws {
    let club = try Arena.club()
    let words = RepositoryWords.words(.russian)
    let id = try club.client(.phone("050 123 45 67"))
    let phone = try Phone(typed: "050 123 45 67", region: .ukraine)
    let refusal = Refusal.phoneTaken(phone: phone, client: id)
    let named = RefusalSentence(words, club: club) { club.clients.cardInMemory(of: $0) }
    #expect(named.problem(refusal).contains("Иванов Иван Петрович"))
    #expect(named.problem(refusal).contains("+380 50 123-45-67"))
    #expect(RefusalSentence(words, club: club).problem(refusal).contains("№ 1"))
  }

  @Test("What is longer than a sentence bears is cut")
  func long() {
    let sentence = RefusalSentence(RepositoryWords.words(.english), club: nil)
    let typed = String(repeating: "x", count: 1_000_000)
    #expect(sentence(.value(.emailInvalid(typed))).count < 250)
  }
}
