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
    .externalNumberConflict(number: "T-1"), .alreadySold(Receipt.ID(7)),
    .alreadyRefunded(Receipt.ID(7)), .notFound(.parkedReceipt, typed: "7"), gone(.dropped),
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
