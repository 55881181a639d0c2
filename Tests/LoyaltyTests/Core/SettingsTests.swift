import Loyalty
import Testing

@Suite("Settings of the club")
struct SettingsTests {
  @Test("A club cannot be founded with an unknown zone, language or an empty name")
  func founding() {
    let settings = Settings(
      name: "Arena",
      currency: .hryvnia,
      timeZone: "Europe/Kyiv",
      region: .ukraine,
      language: "uk"
    )
    #expect(throws: Refusal.notFound(.language, typed: "de")) {
      var wrong = settings
      wrong.language = "de"
      _ = try Club(settings: wrong)
    }
    #expect(throws: Refusal.value(.nameEmpty)) {
      var wrong = settings
      wrong.name = "  "
      _ = try Club(settings: wrong)
    }
    #expect(throws: Refusal.notFound(.timeZone, typed: "Europe/Kyev")) {
      _ = try Club(
        settings: Settings(
          name: "Arena",
          currency: .hryvnia,
          timeZone: "Europe/Kyev",
          region: .ukraine,
          language: "uk"
        )
      )
    }
  }

  @Test("An SMS costs 1.01 in UAH until another price is set, and nothing is known elsewhere")
  func smsPrice() throws {
    var kyiv = try ClubUnderTest()
    #expect(kyiv.club.settings.smsPrice?.minorUnits == 101)
    let almaty = try ClubUnderTest(region: .kazakhstan, currency: .tenge)
    #expect(almaty.club.settings.smsPrice == nil)
    let price = try Money(minorUnits: 85)
    try kyiv.perform(.setSettings(SettingsEdit(smsPrice: price)))
    #expect(kyiv.club.settings.smsPrice == price)
    #expect(try kyiv.decide(.setSettings(SettingsEdit(smsPrice: price))).isEmpty)
  }

  @Test("A negative price of an SMS is refused")
  func negativePrice() throws {
    var desk = try ClubUnderTest()
    let price = try Money(minorUnits: -1)
    #expect(throws: Refusal.amountInvalid(typed: "-0.01")) {
      try desk.perform(.setSettings(SettingsEdit(smsPrice: price)))
    }
  }
}
