import Loyalty
import Testing

@Suite("Phones (rules.md §2.3)")
struct PhoneTests {
  @Test(
    "In Ukraine 0…, 80… and 380… become +380…",
    arguments: [
      "0501234567", "80501234567", "380501234567", "+380501234567", "00380501234567",
      "(050) 123-45-67", "8 050 123.45.67", "+38 (050) 123-45-67", " 050\u{A0}123\u{2011}45 67 ",
    ]
  )
  func ukraine(typed: String) throws {
    #expect(try Phone(typed: typed, region: .ukraine).e164 == "+380501234567")
  }

  @Test("A phone typed with 8 in front becomes +7 in Russia and Kazakhstan")
  func eightBecomesSeven() throws {
    for typed in ["89121234567", "79121234567", "9121234567", "+7 912 123-45-67"] {
      #expect(try Phone(typed: typed, region: .russia).digits == 79_121_234_567)
    }
    for typed in ["87011234567", "77011234567", "7011234567", "+77011234567"] {
      #expect(try Phone(typed: typed, region: .kazakhstan).digits == 77_011_234_567)
    }
    #expect(try Phone(typed: "84951234567", region: .russia).e164 == "+74951234567")
  }

  @Test("In any region + takes 8 to 15 digits, the first 1 to 9, and 00 in front means +")
  func international() throws {
    for region in [Region.ukraine, .russia, .kazakhstan, .other("PL")] {
      #expect(try Phone(typed: "+48 600 123 456", region: region).e164 == "+48600123456")
      #expect(try Phone(typed: "0048600123456", region: region).e164 == "+48600123456")
      #expect(try Phone(typed: "+12345678", region: region).digits == 12_345_678)
      #expect(try Phone(typed: "+123456789012345", region: region).digits == 123_456_789_012_345)
    }
  }

  @Test(
    "A phone that breaks a rule is refused with the rule",
    arguments: [
      ("", .ukraine, .empty), ("+", .ukraine, .empty), (" ()", .ukraine, .empty),
      ("050123456a", .ukraine, .character("a")), ("050/1234567", .ukraine, .character("/")),
      ("٠٥٠١٢٣٤٥٦٧", .ukraine, .character("٠")), ("050+1234567", .ukraine, .character("+")),
      ("++380501234567", .ukraine, .character("+")), ("0501234567\n", .ukraine, .character("\n")),
      ("1234567", .ukraine, .tooShort(7)), ("+1234567", .russia, .tooShort(7)),
      ("+1234567890123456", .russia, .tooLong(16)),
      ("1234567890123456789012", .russia, .tooLong(22)), ("+0501234567", .ukraine, .leadingZero),
      ("000501234567", .ukraine, .leadingZero),
      ("050123456", .ukraine, .notOfRegion(.ukraine, digits: 9)),
      ("05012345678", .ukraine, .notOfRegion(.ukraine, digits: 11)),
      ("81501234567", .ukraine, .notOfRegion(.ukraine, digits: 11)),
      ("381501234567", .ukraine, .notOfRegion(.ukraine, digits: 12)),
      ("9121234567", .ukraine, .notOfRegion(.ukraine, digits: 10)),
      ("7121234567", .russia, .notOfRegion(.russia, digits: 10)),
      ("9121234567", .kazakhstan, .notOfRegion(.kazakhstan, digits: 10)),
      ("69121234567", .russia, .notOfRegion(.russia, digits: 11)),
      ("48600123456", .other("PL"), .notOfRegion(.other("PL"), digits: 11)),
    ] as [(String, Region, PhoneRule)]
  )
  func refusals(typed: String, region: Region, rule: PhoneRule) {
    #expect(throws: ValueProblem.phoneInvalid(typed: typed, rule: rule)) {
      try Phone(typed: typed, region: region)
    }
  }

  @Test("A stored number has 8 to 15 digits")
  func stored() {
    #expect(Phone(digits: 9_999_999) == nil)
    #expect(Phone(digits: 10_000_000)?.e164 == "+10000000")
    #expect(Phone(digits: 1_000_000_000_000_000) == nil)
  }

  @Test("A region is named by its two letters")
  func regions() {
    #expect(Region(code: "ua") == .ukraine)
    #expect(Region(code: "PL") == .other("PL"))
    #expect(Region(code: "PL")?.code == "PL")
    #expect(Region(code: "УА") == nil)
    #expect(Region(code: "UKR") == nil)
  }
}
