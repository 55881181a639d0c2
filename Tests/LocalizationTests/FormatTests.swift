import Localization
import Testing

/// The no-break space, written out so that it is seen in the expectations.
private let nbsp = "\u{A0}"

@Suite("Numbers, money, dates and ages")
struct FormatTests {
  let english = CatalogueFiles.words(.english)
  let russian = CatalogueFiles.words(.russian)
  let ukrainian = CatalogueFiles.words(.ukrainian)

  @Test("Thousands stand apart by a no-break space, in English by a comma")
  func numbers() {
    #expect(russian.number(0) == "0")
    #expect(russian.number(999) == "999")
    #expect(russian.number(1_204) == "1\(nbsp)204")
    #expect(ukrainian.number(1_000_000) == "1\(nbsp)000\(nbsp)000")
    #expect(english.number(48_112) == "48,112")
    #expect(english.number(-1_204) == "−1,204")
    #expect(english.number(.min) == "−9,223,372,036,854,775,808")
  }

  @Test("Money is written to the hundredth, with its word where asked")
  func money() {
    #expect(russian.money(minorUnits: 124_000) == "1\(nbsp)240,00")
    #expect(english.money(minorUnits: 124_000) == "1,240.00")
    #expect(russian.money(minorUnits: 5) == "0,05")
    #expect(russian.money(minorUnits: -101) == "−1,01")
    #expect(russian.money(minorUnits: 4_500, currency: "UAH") == "45,00\(nbsp)грн")
    #expect(russian.money(minorUnits: 4_500, currency: "RUB") == "45,00\(nbsp)руб.")
    #expect(ukrainian.money(minorUnits: 4_500, currency: "KZT") == "45,00\(nbsp)тг")
    #expect(english.money(minorUnits: 4_500, currency: "EUR") == "45.00\(nbsp)EUR")
    #expect(english.money(minorUnits: 4_500, currency: "PLN") == "45.00\(nbsp)PLN")
    #expect(russian.bonuses(hundredths: 23_000) == "230,00")
    #expect(english.money(minorUnits: .min) == "−92,233,720,368,547,758.08")
  }

  @Test("A percent keeps its sign on the line and drops zeros at its end")
  func percents() {
    #expect(russian.percent(basisPoints: 1_000) == "10\(nbsp)%")
    #expect(russian.percent(basisPoints: 250) == "2,5\(nbsp)%")
    #expect(russian.percent(basisPoints: 1) == "0,01\(nbsp)%")
    #expect(english.percent(basisPoints: 1_205) == "12.05\(nbsp)%")
    #expect(english.percent(basisPoints: 0) == "0\(nbsp)%")
  }

  @Test("A difference has its sign apart, none at zero")
  func differences() {
    #expect(russian.difference(12) == "+\(nbsp)12")
    #expect(russian.difference(-3) == "−\(nbsp)3")
    #expect(russian.difference(0) == "0")
    #expect(russian.difference(minorUnits: 178_400) == "+\(nbsp)1\(nbsp)784,00")
    #expect(russian.difference(minorUnits: -100) == "−\(nbsp)1,00")
    #expect(russian.difference(basisPoints: 400) == "+\(nbsp)4\(nbsp)%")
    #expect(english.difference(basisPoints: -1_100) == "−\(nbsp)11\(nbsp)%")
  }

  @Test("Dates and times have two digits a part")
  func dates() {
    #expect(russian.date(year: 2025, month: 3, day: 4) == "04.03.2025")
    #expect(english.date(year: 98, month: 12, day: 31) == "31.12.0098")
    #expect(russian.shortDate(month: 11, day: 21) == "21.11")
    #expect(russian.time(hour: 9, minute: 5) == "09:05")
    #expect(russian.time(hour: 21, minute: 13, second: 58) == "21:13:58")
    #expect(russian.weekdayAndDate(weekday: 7, month: 11, day: 22) == "воскресенье 22.11")
    #expect(ukrainian.weekdayAndDate(weekday: 5, month: 1, day: 2) == "п’ятниця 02.01")
    #expect(english.weekday(1) == "Monday")
    #expect(russian.month(11) == "ноябрь")
    #expect(ukrainian.shortWeekday(7) == "нд")
  }

  @Test("An age is told in its largest whole unit")
  func ages() {
    #expect(russian.ago(seconds: 0) == "только что")
    #expect(russian.ago(seconds: 5) == "5 с назад")
    #expect(russian.ago(seconds: 59) == "59 с назад")
    #expect(russian.ago(seconds: 60) == "1 мин назад")
    #expect(ukrainian.ago(seconds: 3_599) == "59 хв тому")
    #expect(ukrainian.ago(seconds: 3_600) == "1 год тому")
    #expect(russian.ago(seconds: 2 * 86_400) == "2 дня назад")
    #expect(russian.ahead(seconds: 46 * 60) == "через 46 мин")
    #expect(russian.ahead(seconds: 8 * 86_400) == "через 8 дней")
    #expect(ukrainian.ahead(seconds: 14 * 60) == "за 14 хв")
    #expect(english.ahead(seconds: 14 * 60) == "in 14 min")
    #expect(english.duration(seconds: 86_400) == "1 day")
    #expect(russian.duration(seconds: 58 * 60) == "58 мин")
  }

  @Test(
    "A phone is grouped by its country",
    arguments: [
      ("+380501234567", "+380 50 123-45-67"), ("+79161234567", "+7 916 123-45-67"),
      ("+77011234567", "+7 701 123-45-67"), ("+12025550123", "+1 202 555 0123"),
      ("+49301234567", "+49 301 234 567"), ("+4930123456", "+49 301 234 56"),
      ("+37061234567", "+370 612 345 67"), ("+37312345", "+373 123 45"),
      ("+420123456789", "+420 123 456 789"), ("+38050123456", "+380 501 234 56"),
      ("+491234567890123", "+49 123 456 789 0123"),
      ("12345678", "12345678"), ("+1234567", "+1234567"), ("", ""),
      ("+38050abc4567", "+38050abc4567"),
    ]
  )
  func phones(number: String, shown: String) {
    #expect(english.phone(number) == shown)
  }

  @Test("Names are in the order of both alphabets")
  func order() {
    let names = [
      "Яна", "Ёлкин", "Жук", "Ивасюк", "Елена", "Єва", "ґалаґан", "Гнат", "Дан", "Йосип", "Їжак",
      "Ігор", "Moroz", "anna", "Дем'яненко", "Дем’яненко Б",
    ]
    let sorted = names.sorted(by: Collation.precedes)
    #expect(
      sorted == [
        "anna", "Moroz", "Гнат", "ґалаґан", "Дан", "Дем'яненко", "Дем’яненко Б", "Елена", "Єва",
        "Ёлкин", "Жук", "Ивасюк", "Ігор", "Їжак", "Йосип", "Яна",
      ]
    )
  }
}
