import Testing

@testable import Loyalty

@Suite("rules.md §10.4: characters, parts and cost of an SMS")
struct SmsSizeTests {
  private func settings(_ mode: SmsMode) -> Settings {
    Settings(
      name: "A",
      currency: .hryvnia,
      timeZone: "Europe/Kyiv",
      region: .ukraine,
      language: "uk",
      smsMode: mode
    )
  }

  @Test(
    "70, 71, 135, 141 Cyrillic characters cost 1.01, 2.02, 2.02, 3.03 by tariff and 1, 2, 3, 3 parts",
    arguments: [(70, "1.01", 1), (71, "2.02", 2), (135, "2.02", 3), (141, "3.03", 3)]
  )
  func issue(count: Int, cost: String, parts: Int) {
    let text = String(repeating: "ї", count: count)
    #expect(settings(.tariff).smsCost(of: text)?.decimalString == cost)
    #expect(SmsMode.operator.units(of: text) == parts)
    #expect(SmsSize(of: text).parts == parts)
    #expect(SmsSize(of: text).characters == count)
    #expect(SmsSize(of: text).alphabet == .ucs2)
  }

  @Test("134 Cyrillic characters are two parts")
  func bound() {
    #expect(SmsSize(of: String(repeating: "ї", count: 134)).parts == 2)
  }

  @Test("GSM-7 holds 160 and 153; an escaped character is two and is never split")
  func gsm7() {
    #expect(SmsSize(of: String(repeating: "a", count: 160)).parts == 1)
    #expect(SmsSize(of: String(repeating: "a", count: 161)).parts == 2)
    #expect(SmsSize(of: String(repeating: "a", count: 306)).parts == 2)
    #expect(SmsSize(of: String(repeating: "a", count: 307)).parts == 3)
    #expect(SmsSize(of: String(repeating: "€", count: 80)).parts == 1)
    let split = String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152)
    #expect(SmsSize(of: split).parts == 3)
    #expect(SmsSize(of: split).alphabet == .gsm7)
  }

  @Test("An emoji is two characters and is never split")
  func emoji() {
    #expect(SmsSize(of: "🎮").characters == 2)
    let split = String(repeating: "ї", count: 66) + "🎮" + String(repeating: "ї", count: 66)
    #expect(SmsSize(of: split).characters == 134)
    #expect(SmsSize(of: split).parts == 3)
  }

  @Test("Composed and decomposed letters count the same")
  func composition() {
    #expect(SmsSize(of: "\u{0439}").characters == 1)
    #expect(SmsSize(of: "\u{0438}\u{0306}").characters == 1)
  }

  @Test("Without a price there is no cost")
  func noPrice() {
    var settings = settings(.tariff)
    settings.smsPrice = nil
    #expect(settings.smsCost(of: "x") == nil)
  }
}

@Suite("Transliteration of SMS")
struct TransliterationTests {
  @Test(
    "Names and words read as on passports",
    arguments: [
      ("Їжак Яна, Юрій", "Yizhak Yana, Yurii"), ("Знам’янка", "Znamianka"),
      ("ЩУКА", "SHCHUKA"), ("Здравствуйте, Объедков", "Zdravstvuite, Obedkov"),
      ("«Кібер» — 50 %", "\"Kiber\" - 50 %"), ("Hello, Łukasz", "Hello, Łukasz"), ("", ""),
    ]
  )
  func words(text: String, latin: String) {
    #expect(Transliteration.latin(text, in: "uk") == latin)
  }

  @Test(
    "A word is of the language whose letters it has, else of the club's",
    arguments: [
      ("Приходите снова, ждём", "ru", "Prikhodite snova, zhdem"),
      ("Новенький Глеб, спасибо! Начислено 0", "ru", "Novenkii Gleb, spasibo! Nachisleno 0"),
      ("ИГРА, Сергій", "ru", "IGRA, Serhii"), ("Гра, объект", "uk", "Hra, obekt"),
      ("Гра, Григорій", "en", "Hra, Hryhorii"),
    ]
  )
  func languages(text: String, language: String, latin: String) {
    #expect(Transliteration.latin(text, in: language) == latin)
  }

  @Test("Every text of the two alphabets fits GSM-7 afterwards")
  func fits() {
    let letters = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя"
    for language in ["ru", "uk", "en"] {
      let text = Transliteration.latin(
        letters.map { "\($0) " }.joined() + letters.uppercased() + " №1 … «» –",
        in: language
      )
      #expect(SmsAlphabet(of: text) == .gsm7)
    }
  }
}
