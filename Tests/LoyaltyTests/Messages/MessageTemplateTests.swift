import Loyalty
import Testing

@Suite("rules.md §10.3, §10.4: templates and what an SMS costs")
struct MessageTemplateTests {
  @Test("Variables are filled in; text around them stays")
  func filling() throws {
    let template = try MessageTemplate("Привет, {name}! Бонусов: {bonuses}.", for: .welcome)
    #expect(template.filled([.name: "Анна", .bonuses: "0,00"]) == "Привет, Анна! Бонусов: 0,00.")
  }

  @Test(
    "Amounts are written as the store's language does, without hundredths where there are none",
    arguments: [
      ("ru", "0", "0"), ("ru", "1500", "1500"), ("uk", "12.50", "12,50"), ("en", "12.50", "12.50"),
      ("ru", "-0.05", "-0,05"),
    ]
  )
  func amounts(_ language: String, _ amount: String, _ text: String) throws {
    let settings = Settings(
      name: "Arena",
      currency: .hryvnia,
      timeZone: "Europe/Kyiv",
      region: .ukraine,
      language: language
    )
    #expect(settings.messageText(try Bonus(decimal: amount)) == text)
  }

  @Test(
    "A variable that is unknown or has no value then is refused, naming it and the known ones",
    arguments: ["accrued", "имя", "Name", ""]
  )
  func unknown(_ variable: String) {
    #expect(
      throws: Refusal.templateInvalid(variable: variable, known: ["name", "club", "bonuses"])
    ) { try MessageTemplate("Привет, {\(variable)}", for: .welcome) }
  }

  @Test("A brace that is never closed is refused; an empty text too")
  func malformed() {
    #expect(
      throws: Refusal.templateInvalid(variable: "name", known: ["name", "club", "bonuses"])
    ) { try MessageTemplate("Привет, {name", for: .welcome) }
    #expect(throws: Refusal.templateEmpty) { try MessageTemplate("  ", for: .welcome) }
  }

  @Test(
    "By tariff each 70 characters begun cost one price: 70, 71, 135, 141",
    arguments: [(0, 0), (1, 1), (70, 1), (71, 2), (135, 2), (140, 2), (141, 3)]
  )
  func tariff(_ length: Int, _ units: Int) {
    #expect(SmsMode.tariff.units(of: String(repeating: "щ", count: length)) == units)
  }

  @Test(
    "By operator Cyrillic goes in parts of 70, or 67 joined: 134 are 2, 135 are 3",
    arguments: [(70, 1), (71, 2), (134, 2), (135, 3), (141, 3)]
  )
  func cyrillicParts(_ length: Int, _ parts: Int) {
    #expect(SmsMode.operator.units(of: String(repeating: "щ", count: length)) == parts)
  }

  @Test(
    "By operator Latin goes in parts of 160, or 153 joined",
    arguments: [(160, 1), (161, 2), (306, 2), (307, 3)]
  )
  func latinParts(_ length: Int, _ parts: Int) {
    #expect(SmsMode.operator.units(of: String(repeating: "a", count: length)) == parts)
  }

  @Test("Escapes count twice, and neither they nor surrogate pairs are split between parts")
  func unsplit() {
    #expect(SmsMode.operator.units(of: String(repeating: "€", count: 80)) == 1)
    #expect(SmsMode.operator.units(of: String(repeating: "a", count: 152) + "€aaaaaaaa") == 2)
    #expect(
      SmsMode.operator.units(
        of: String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152)
      ) == 3
    )
    let pairs = String(repeating: "щ", count: 66) + "🎮" + String(repeating: "щ", count: 65)
    #expect(SmsMode.operator.units(of: pairs) == 2)
    #expect(SmsMode.operator.units(of: pairs + "щ") == 3)
  }

  @Test("Composed and decomposed letters cost the same")
  func normalForm() {
    let decomposed = String(repeating: "и\u{306}", count: 70)
    #expect(SmsMode.tariff.units(of: decomposed) == 1)
  }
}
