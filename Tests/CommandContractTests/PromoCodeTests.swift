import CommandContract
import Loyalty
import TestSupport
import Testing

@Suite("Promo codes")
struct PromoCodeTests {
  @Test("A name and bonuses make a code; activating it answers accrual, balance and repair")
  func createsAndActivates() throws {
    var desk = try Till.desk()
    #expect(
      try desk.result(#"{"command":"createPromoCode","name":"ЛЕТО2024","bonuses":"50"}"#)
        == #"{"promoCode":"ЛЕТО2024"}"#
    )
    #expect(
      try desk.result(#"{"command":"activatePromoCode","client":1,"code":"KTNJ2024"}"#)
        == #"{"accrued":"50.00","balance":"50.00","code":"ЛЕТО2024","#
        + #""repaired":{"typed":"KTNJ2024","meant":"ЛЕТО2024","how":"layout"}}"#
    )
    #expect(
      try desk.refusal(#"{"command":"activatePromoCode","client":1,"code":"лето 2024"}"#)
        == #"codeAlreadyUsed {"code":"ЛЕТО2024","at":"2026-11-22T21:14:05+02:00","by":"Olena","#
        + #""channel":"desk","venue":null,"receipt":null,"limit":1}"#
    )
    #expect(
      try desk.result(#"{"query":"ledger","client":1}"#)
        .contains(#""source":{"what":"promoCode","promoCode":"ЛЕТО2024"}"#)
    )
  }

  @Test("All fields are read, and the query tells them with state, uses and what it brought")
  func tellsAll() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"""
      {"command":"createPromoCode","name":"Summer","code":"SUMMER26","bonuses":"70.5",
      "from":"2026-06-01","until":"2026-12-31","status":"draft","totalLimit":100,
      "perClientLimit":2,"groups":["Regulars"],"registeredFrom":"2026-11-01",
      "registeredUntil":"2026-11-30","registeredWithinDays":30,"firstVisit":true,
      "returnsOnRefund":true}
      """#,
      #"{"command":"setPromoCodeStatus","promoCode":"Summer","status":"active"}"#,
      #"{"command":"sell","client":1,"promoCode":"summer-26","lines":[\#(Till.hour)]}"#
    )
    #expect(
      try desk.result(#"{"query":"promoCode","promoCode":"SUMMER26"}"#)
        == #"{"promoCode":"Summer","id":1,"code":"SUMMER26","codeState":null,"status":"active","#
        + #""statusGiven":"active","statusSince":"2026-11-22T21:14:05+02:00","statusBy":"Olena","#
        + #""used":1,"left":99,"handedOut":null,"revoked":null,"bonuses":"70.50","#
        + #""from":"2026-06-01","until":"2026-12-31","totalLimit":100,"perClientLimit":2,"#
        + #""groups":["Regulars"],"audiences":[],"registeredFrom":"2026-11-01","#
        + #""registeredUntil":"2026-11-30","registeredWithinDays":30,"firstVisit":true,"#
        + #""returnsOnRefund":true,"batch":null,"brought":{"activations":1,"clients":1,"#
        + #""newClients":1,"buyers":1,"receipts":1,"money":"100.00"},"#
        + #""createdAt":"2026-11-22T21:14:05+02:00"}"#
    )
    try desk.prepare(
      #"""
      {"command":"editPromoCode","promoCode":1,"until":"2026-11-21","totalLimit":null,
      "groups":null,"firstVisit":false,"bonuses":"5"}
      """#
    )
    let edited = try desk.result(#"{"query":"promoCode","promoCode":1}"#)
    #expect(edited.contains(#""status":"expired","statusGiven":"active""#))
    #expect(edited.contains(#""left":null"#))
    #expect(
      edited.contains(#""until":"2026-11-21","totalLimit":null,"perClientLimit":2,"groups":[]"#)
    )
    let listed = try desk.result(#"{"query":"list","what":"promoCodes"}"#)
    #expect(listed == #"{"rows":[\#(edited)],"next":null}"#)
  }

  @Test("A batch answers its codes; they are handed out, used and revoked apart")
  func batches() throws {
    var desk = try Till.desk()
    let line =
      #"{"requestId":"b1","command":"createPromoCodeBatch","name":"Flyers","prefix":"CLUB-","#
      + #""count":4,"length":9,"bonuses":"50"}"#
    let first = try desk.result(line)
    #expect(first.hasSuffix(#""promoCode":"Flyers","bits":44}"#))
    #expect(try desk.result(line) == first, "a repeat is answered from the record")
    let codes = first.split(separator: "\"").filter { $0.hasPrefix("CLUB-") }.map(String.init)
    #expect(codes.count == 4 && Set(codes).count == 4)
    let handOut = #"{"requestId":"h1","command":"markHandedOut","batch":"Flyers","count":2}"#
    let handed = #"{"codes":["\#(codes[0])","\#(codes[1])"]}"#
    #expect(try desk.result(handOut) == handed)
    #expect(try desk.result(handOut) == handed)
    try desk.prepare(
      #"{"command":"markHandedOut","batch":1,"codes":["\#(codes[3])"]}"#,
      #"{"command":"activatePromoCode","client":1,"code":"\#(codes[0])","channel":"app"}"#,
      #"{"command":"setPromoCodeStatus","promoCode":"Flyers","status":"revoked"}"#
    )
    let batch = try desk.result(#"{"query":"promoCode","promoCode":"\#(codes[2])"}"#)
    #expect(batch.contains(#""code":"\#(codes[2])","codeState":"revoked","status":"active""#))
    #expect(batch.contains(#""used":1,"left":0,"handedOut":2,"revoked":1"#))
    #expect(
      batch.contains(#""batch":{"prefix":"CLUB-","count":4,"length":9,"bits":44}"#)
    )
    #expect(
      try desk.refusal(#"{"command":"markHandedOut","batch":1,"count":1}"#)
        == #"notEnoughCodes {"asked":1,"left":0}"#
    )
    #expect(
      try desk.refusal(#"{"command":"activatePromoCode","client":1,"code":"\#(codes[2])"}"#)
        == #"codeEnded {"code":"\#(codes[2])","isRevoked":true,"since":null,"by":null}"#
    )
  }

  @Test(
    "Codes that cannot be are refused with their facts",
    arguments: [
      (#""name":"A1","bonuses":"0""#, #"amountInvalid {"typed":"0.00"}"#),
      (#""name":"A1","bonuses":"-5""#, #"amountInvalid {"typed":"-5.00"}"#),
      (
        #""name":"WELC0ME","bonuses":"5""#,
        #"codeLooksLikeAnother {"code":"WELC0ME","existing":"Welcome","promoCode":"Welcome"}"#
      ),
      (#""name":"- -","bonuses":"5""#, #"codeEmpty {"typed":"- -"}"#),
      (
        #""name":"A1","bonuses":"5","from":"2026-07-01","until":"2026-06-30""#,
        #"periodInvalid {"from":"2026-07-01","until":"2026-06-30"}"#
      ),
      (
        #""name":"A1","bonuses":"5","totalLimit":0"#,
        #"limitInvalid {"value":0,"from":1,"to":1000000000}"#
      ),
      (
        #""name":"A1","bonuses":"5","groups":["Nobody"]"#,
        #"notFound {"what":"group","typed":"Nobody"}"#
      ),
      (
        #""name":"A1","bonuses":"5","registeredWithinDays":-1"#,
        #"daysInvalid {"days":-1,"limit":36600}"#
      ),
    ]
  )
  func refusesCodes(fields: String, refusal: String) throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"createPromoCode","name":"Welcome","bonuses":"50"}"#)
    #expect(try desk.refusal(#"{"command":"createPromoCode",\#(fields)}"#) == refusal)
  }

  @Test(
    "Batches that cannot be are refused with their facts",
    arguments: [
      (
        #""count":16,"length":1,"allowGuessable":true"#,
        #"codeSpaceTooSmall {"count":16,"length":1,"needed":2}"#
      ),
      (
        #""count":16,"length":8"#,
        #"codeGuessable {"bits":39,"least":40,"length":8,"needed":9}"#
      ),
      (#""count":0,"length":9"#, #"countInvalid {"value":0,"from":1,"to":100000}"#),
      (#""count":1,"length":33"#, #"lengthInvalid {"value":33,"from":1,"to":32}"#),
    ]
  )
  func refusesBatches(fields: String, refusal: String) throws {
    var desk = try Till.desk()
    let head = #""command":"createPromoCodeBatch","name":"B","prefix":"B","bonuses":"5""#
    #expect(try desk.refusal("{\(head),\(fields)}") == refusal)
  }

  @Test(
    "Each refusal of an activation has its facts",
    arguments: [
      (#""status":"draft""#, #"codeNotYetActive {"code":"SUMMER","isDraft":true,"from":null}"#),
      (
        #""from":"2026-12-01""#,
        #"codeNotYetActive {"code":"SUMMER","isDraft":false,"from":"2026-12-01"}"#
      ),
      (
        #""status":"paused""#,
        #"codePaused {"code":"SUMMER","since":"2026-11-22T21:14:05+02:00","by":"Olena"}"#
      ),
      (
        #""until":"2026-06-30""#,
        #"codeExpired {"code":"SUMMER","until":"2026-06-30","since":"2026-07-01T00:00:00+03:00"}"#
      ),
      (
        #""groups":["VIP","Pro"]"#,
        #"codeNotForClient {"code":"SUMMER","condition":"groups","groups":["VIP","Pro"]}"#
      ),
      (
        #""audiences":[7]"#,
        #"codeNotForClient {"code":"SUMMER","condition":"audiences","audiences":[7]}"#
      ),
      (
        #""registeredUntil":"2026-11-21""#,
        #"codeNotForClient {"code":"SUMMER","condition":"registered","registeredFrom":null,"#
          + #""registeredUntil":"2026-11-21","registered":"2026-11-22"}"#
      ),
    ]
  )
  func refusesActivations(fields: String, refusal: String) throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"createGroup","name":"Pro"}"#,
      #"{"command":"createPromoCode","name":"SUMMER","bonuses":"5",\#(fields)}"#
    )
    #expect(
      try desk.refusal(#"{"command":"activatePromoCode","client":1,"code":"summer"}"#) == refusal
    )
  }

  @Test("Why did it not work: every check with its facts, the unknown code alone")
  func checks() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP"}"#,
      #"""
      {"command":"createPromoCode","name":"SUMMER","bonuses":"5","until":"2026-06-30",
      "groups":["VIP"],"totalLimit":3}
      """#
    )
    #expect(
      try desk.result(#"{"query":"checkPromoCode","client":1,"code":"ЫГЬЬУК"}"#)
        == #"{"checks":[{"check":"known","ok":true,"refusal":null,"facts":{"code":"SUMMER","#
        + #""repaired":{"typed":"ЫГЬЬУК","meant":"SUMMER","how":"layout"}}},"#
        + #"{"check":"begun","ok":true,"refusal":null,"facts":{"from":null}},"#
        + #"{"check":"running","ok":true,"refusal":null,"facts":{"status":"active"}},"#
        + #"{"check":"notExpired","ok":false,"refusal":"codeExpired","facts":{"#
        + #""until":"2026-06-30","code":"SUMMER","since":"2026-07-01T00:00:00+03:00"}},"#
        + #"{"check":"clientUses","ok":true,"refusal":null,"facts":{"used":0,"limit":1}},"#
        + #"{"check":"totalUses","ok":true,"refusal":null,"facts":{"used":0,"limit":3}},"#
        + #"{"check":"groups","ok":false,"refusal":"codeNotForClient","facts":{"#
        + #""groups":["VIP"],"code":"SUMMER","condition":"groups"}}]}"#
    )
    #expect(
      try desk.result(#"{"query":"checkPromoCode","client":1,"code":"WINTER"}"#)
        == #"{"checks":[{"check":"known","ok":false,"refusal":"codeUnknown","facts":{"#
        + #""code":null,"repaired":null,"typed":"WINTER","reason":"noSuchCode"}}]}"#
    )
    #expect(
      try desk.refusal(#"{"query":"checkPromoCode","client":9,"code":"WINTER"}"#)
        == #"notFound {"what":"client","typed":"9"}"#
    )
  }

  @Test("A sale and its quote take a code; what it brings stands first in the explanation")
  func sells() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"createPromoCode","name":"SUMMER","bonuses":"50"}"#)
    let rest = #""client":1,"bonuses":"max","promoCode":"summer","lines":[\#(Till.hour)]}"#
    let quote = try desk.result(#"{"query":"quote",\#(rest)"#)
    let code =
      #""explanation":[{"rule":"promoCode","outcome":"applied","amount":"50.00","#
      + #""code":"SUMMER"},"#
    #expect(quote.contains(code))
    #expect(quote.contains(#""bonusesSpent":"50.00","maximumBonuses":"50.00","toPay":"50.00""#))
    let sale = try desk.result(#"{"command":"sell",\#(rest)"#)
    #expect(sale.contains(code))
    #expect(sale.contains(#""bonusesSpent":"50.00""#))
    #expect(
      try desk.refusal(#"{"command":"sell",\#(rest)"#).hasPrefix("codeAlreadyUsed ")
    )
    #expect(
      try desk.refusal(#"{"command":"sell","promoCode":"SUMMER","lines":[\#(Till.hour)]}"#)
        == #"codeNeedsClient {"code":"SUMMER"}"#
    )
  }

  @Test("A repeated activation is answered with the first answer; other content is a conflict")
  func repeats() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"createPromoCode","name":"SUMMER","bonuses":"50"}"#)
    let line = #"{"requestId":"a1","command":"activatePromoCode","client":1,"code":"ЫГЬЬУК"}"#
    let first = desk.send(line)
    try desk.prepare(#"{"command":"accrue","client":1,"amount":"5","reason":"prize"}"#)
    #expect(desk.send(line) == first)
    #expect(
      try desk.refusal(
        #"{"requestId":"a1","command":"activatePromoCode","client":1,"code":"SUMMER"}"#
      ) == #"requestConflict {"requestId":"a1"}"#
    )
  }

  @Test("A group that codes name is not archived, and the codes are listed")
  func groupInUse() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"createPromoCode","name":"SUMMER","bonuses":"5","groups":["VIP"]}"#
    )
    #expect(
      try desk.refusal(#"{"command":"archiveGroup","group":"VIP"}"#)
        == #"groupInUse {"group":"VIP","by":["promoCode SUMMER"]}"#
    )
  }

  @Test("A dry run draws codes and saves none")
  func dryRun() throws {
    let live = try Till.desk()
    var desk = Desk(engine: live.engine, isDryRun: true)
    let answer = desk.send(
      #"{"command":"createPromoCodeBatch","name":"B","prefix":"B-","count":2,"length":9,"bonuses":"5"}"#
    )
    #expect(answer.hasPrefix(#"{"ok":true"#))
    #expect(live.engine.club.promoCodes.codes.items.isEmpty)
  }

  @Test("What is neither codes nor count, or both, is malformed")
  func malformed() throws {
    var desk = try Till.desk()
    #expect(
      try desk.refusal(#"{"command":"markHandedOut","batch":"B"}"#)
        .hasPrefix(#"malformed {"reason":"missingField","where":"codes""#)
    )
    #expect(
      try desk.refusal(#"{"command":"markHandedOut","batch":"B","count":1,"codes":[]}"#)
        .hasPrefix(#"malformed {"reason":"unknownField","where":"count""#)
    )
    #expect(
      try desk.refusal(
        #"{"command":"setPromoCodeStatus","promoCode":"B","status":"draft"}"#
      ).hasPrefix(#"malformed {"reason":"unknownValue","where":"status""#)
    )
  }
}
