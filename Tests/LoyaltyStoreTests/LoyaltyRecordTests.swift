import Foundation
import JSONText
import Loyalty
import Testing

@testable import LoyaltyStore

@Suite("Sales and accounts in the journal")
struct LoyaltyRecordTests {
  @Test("Every event of sales and accounts is read back as it was written, full or empty")
  func roundTrip() throws {
    for event in try LoyaltyEvents.full() + LoyaltyEvents.empty() {
      let text = EventText.of(event)
      #expect(try EventText.read(text) == event, "\(text)")
    }
  }

  @Test("The bytes of a sale and of a refund are these, for good")
  func goldenSale() throws {
    var receipt = EventText.of(.receiptSold(try LoyaltyEvents.fullReceipt()))
    let explanation = try #require(receipt.range(of: #","explanation":["#))
    receipt = String(receipt[..<explanation.lowerBound])
    let start = #"{"receiptSold":{"id":3,"at":"2023-11-14T22:13:20.000Z","venue":1,"client":1,"#
    let line =
      #""groups":[1,2],"lines":[{"name":"Кибер-час","product":1,"category":1,"quantity":"1.5","#
      + #""price":"100.00","gross":"150.00","discount":"15.00","bonuses":"5.25","accrued":"2.59"},"#
      + #"{"name":"x","category":2,"quantity":"1","price":"0.00","gross":"0.00"}],"#
    let lots =
      #""redemption":[{"lot":1,"amount":"5.00"},{"lot":2,"amount":"0.25"}],"#
      + #""accrual":{"id":3,"amount":"2.59","remainder":"1.00","burnt":"0.59","#
      + #""usableFrom":"2023-11-15T22:13:20.000Z","burnsAt":"2023-11-15T22:13:20.001Z"},"#
    let figures =
      #""externalNumber":"T-1 \"x\"","figures":{"maximumBonuses":"7.00","balanceAfter":"-3.01","#
      + #""tierPercent":"2.5","missingToNext":"0.01"}"#
    #expect(receipt == start + line + lots + figures)
    let refund =
      #"{"receiptRefunded":{"receipt":3,"at":"2023-11-15T22:13:20.000Z","client":1,"lines":["#
      + #"{"place":1,"quantity":"0.001","money":"1.00","bonuses":"2.00","accrual":"3.00"},"#
      + #"{"place":2,"quantity":"1","money":"0.00"}],"#
      + #""returned":[{"lot":2,"amount":"0.25"},{"lot":1,"amount":"1.00"}],"#
      + #""burnt":[{"lot":2,"amount":"0.25"}],"taken":[{"lot":3,"amount":"2.59"}],"#
      + #""debt":"0.41","externalNumber":"R-1","balanceAfter":"-0.41"}}"#
    #expect(EventText.of(.receiptRefunded(try LoyaltyEvents.fullRefund())) == refund)
  }

  @Test("The bytes of a program are these, for good")
  func goldenProgram() throws {
    let bonus =
      #"{"programCreated":{"id":2,"name":"Накопительная \"2\"","description":"описание","#
      + #""password":"$y$j9T$salt$hash","tiers":[{"from":"0.00","percent":"0"},"#
      + #"{"from":"1000.00","percent":"2.5"}],"bound":"from","window":{"days":90},"#
      + #""categories":[1,2],"minimumReceipt":"0.01","bonus":{"payableCategories":[],"#
      + #""redemptionLimit":"50","delayDays":2,"expiryDays":0,"rounding":"whole","#
      + #""welcomeBonus":"50.00","birthdayBonus":{"amount":"100.00","daysBefore":3,"daysAfter":4},"#
      + #""referralBonus":{"referrer":"10.00","friend":"0.00"},"#
      + #""accruesWhenPartlyPaidWithBonuses":false},"archived":true,"#
      + #""createdAt":"2023-11-14T22:13:20.000Z"}}"#
    #expect(EventText.of(.programCreated(try LoyaltyEvents.fullBonusProgram())) == bonus)
    let discount = EventText.of(.programCreated(try LoyaltyEvents.fullDiscountProgram()))
    #expect(
      discount.contains(
        #""window":"calendarYear","discount":{"cap":"500.00","schedule":{"days":[1,7],"#
          + #""from":"22:00:00","until":"06:00:09"}},"createdAt""#
      )
    )
  }

  @Test("The bytes of a changed venue and of wrong passwords are these; a venue of old reads")
  func goldenVenue() throws {
    let was = Venue(id: Venue.ID(1), name: "Зал")
    let now = Venue(id: Venue.ID(1), name: "Hall", isArchived: true)
    #expect(
      EventText.of(.venueChanged(Change(was: was, now: now)))
        == #"{"venueChanged":{"was":{"id":1,"name":"Зал"},"#
        + #""now":{"id":1,"name":"Hall","archived":true}}}"#
    )
    #expect(try EventText.read(#"{"venueCreated":{"id":1,"name":"Зал"}}"#) == .venueCreated(was))
    let renamed = Change(
      was: Category(id: Category.ID(4), name: "VR"),
      now: Category(id: Category.ID(4), name: "Очки")
    )
    #expect(
      EventText.of(.categoryRenamed(renamed))
        == #"{"categoryRenamed":{"was":{"id":4,"name":"VR"},"now":{"id":4,"name":"Очки"}}}"#
    )
    let wrong = WrongPasswords(program: Program.ID(2), client: Client.ID(7), tries: 3)
    #expect(
      EventText.of(.wrongPasswordsGiven(wrong))
        == #"{"wrongPasswordsGiven":{"program":2,"client":7,"tries":3}}"#
    )
  }

  @Test("A key that nobody knows, or that comes twice, is refused anywhere in an event")
  func strict() throws {
    for event in try LoyaltyEvents.full() + LoyaltyEvents.empty() {
      let value = try JSONValue(EventText.of(event))
      let unknown = Self.variants(of: value) { $0 + [JSONMember("nobody", .integer(1))] }
      let twice = Self.variants(of: value) { $0 + $0.prefix(1) }
      for changed in unknown + twice where changed != value {
        #expect(throws: JSONProblem.self, "\(changed.text)") { try EventText.read(changed.text) }
      }
    }
  }

  /// The values that differ from this one in one object.
  private static func variants(
    of value: JSONValue,
    _ change: ([JSONMember]) -> [JSONMember]
  ) -> [JSONValue] {
    switch value {
    case .object(let members):
      [.object(change(members))]
        + members.indices.flatMap { index in
          variants(of: members[index].value, change).map { changed in
            var copy = members
            copy[index] = JSONMember(members[index].key, changed)
            return .object(copy)
          }
        }
    case .array(let values):
      values.indices.flatMap { index in
        variants(of: values[index], change).map { changed in
          var copy = values
          copy[index] = changed
          return .array(copy)
        }
      }
    default: []
    }
  }

  @Test(
    "An amount, percent, quantity, time or tier in any other form than ours is refused",
    arguments: [
      (#""price":"100.00""#, #""price":"100""#), (#""price":"100.00""#, #""price":100"#),
      (#""price":"100.00""#, #""price":"+100.00""#), (#""quantity":"1.5""#, #""quantity":"1.50""#),
      (#""quantity":"1.5""#, #""quantity":"0""#),
      (#""tierPercent":"2.5""#, #""tierPercent":"2,5""#),
      (#""tierPercent":"2.5""#, #""tierPercent":"101""#), (#""id":3"#, #""id":0"#),
      (#""from":"22:00:00""#, #""from":"22:00""#), (#""days":[1,7]"#, #""days":[0,7]"#),
      (#""from":"0.00""#, #""from":"0.01""#), (#""bound":"from""#, #""bound":"above""#),
      (#""kind":"expiry""#, #""kind":"gift""#), (#""origin":"welcome""#, #""origin":"receipt""#),
      (#""obstacle":"password""#, #""obstacle":"rain""#),
    ]
  )
  func otherForms(ours: String, other: String) throws {
    let texts = try LoyaltyEvents.full().map(EventText.of).filter { $0.contains(ours) }
    #expect(!texts.isEmpty)
    for text in texts {
      let place = try #require(text.range(of: ours))
      let changed = text.replacingCharacters(in: place, with: other)
      #expect(throws: JSONProblem.self, "\(changed)") { try EventText.read(changed) }
    }
  }
}
