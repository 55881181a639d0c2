import CommandContract
import Loyalty
import Testing

@Suite("Sales and refunds that are sent again")
struct RepeatTests {
  @Test("A repeated request is answered from its record, with the first numbers")
  func repeatsRequest() throws {
    var desk = try Till.desk()
    let line = #"{"requestId":"s1","command":"sell","client":1,"lines":[\#(Till.hour)]}"#
    let first = desk.send(line)
    try desk.prepare(#"{"command":"sell","client":1,"lines":[\#(Till.twoHours)]}"#)
    #expect(desk.send(line) == first)
    #expect(first.hasPrefix(#"{"ok":true,"seq":7,"result":{"receipt":1,"#))
    #expect(
      try desk.refusal(#"{"requestId":"s1","command":"sell","client":1,"lines":[\#(Till.coffee)]}"#)
        == #"requestConflict {"requestId":"s1"}"#
    )
  }

  @Test("A till's number that comes again is answered with the first result and today's seq")
  func repeatsNumber() throws {
    var desk = try Till.desk()
    let line = #"{"command":"sell","client":1,"externalNumber":"A-17","lines":[\#(Till.hour)]}"#
    let first = try desk.result(line)
    try desk.prepare(#"{"command":"sell","client":1,"lines":[\#(Till.twoHours)]}"#)
    let again = desk.send(line)
    #expect(again == #"{"ok":true,"seq":8,"result":\#(first)}"#)
    #expect(desk.engine.seq == 8)
    #expect(
      try desk.refusal(#"{"command":"sell","externalNumber":"A-17","lines":[\#(Till.hour)]}"#)
        == #"requestConflict {"externalNumber":"A-17"}"#
    )
  }

  @Test("One number at another venue is another receipt, and then needs the venue")
  func knowsVenues() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"sell","externalNumber":"7","lines":[\#(Till.hour)]}"#,
      #"{"command":"sell","externalNumber":"7","venue":1,"lines":[\#(Till.coffee)]}"#
    )
    #expect(desk.engine.club.receipts.count == 2)
    #expect(
      try desk.refusal(#"{"command":"refund","externalNumber":"7"}"#)
        == #"venueNeeded {"externalNumber":"7","venues":[null,"Arena West"]}"#
    )
  }

  @Test("A refund's number that comes again is answered with the first refund")
  func repeatsRefund() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"sell","client":1,"externalNumber":"7","lines":[\#(Till.twoHours)]}"#
    )
    let one = #""lines":[{"line":1,"quantity":"1"}]"#
    let line = #"{"command":"refund","externalNumber":"7","refundNumber":"R1",\#(one)}"#
    let first = try desk.result(line)
    #expect(
      first
        == #"{"money":"100.00","bonusesReturned":"0.00","accrualTaken":"2.00","balance":"2.00"}"#
    )
    try desk.prepare(#"{"command":"accrue","client":1,"amount":"5","reason":"prize"}"#)
    #expect(desk.send(line) == #"{"ok":true,"seq":9,"result":\#(first)}"#)
    #expect(
      try desk.refusal(
        #"{"command":"refund","receipt":1,"refundNumber":" R1 ","lines":[{"line":1,"quantity":"2"}]}"#
      ) == #"requestConflict {"externalNumber":"R1"}"#
    )
  }

  @Test("A dry run repeats like the store, and a refused request is not remembered")
  func rehearses() throws {
    let real = try Till.desk()
    var desk = Desk(engine: real.engine, isDryRun: true)
    #expect(
      try desk.refusal(#"{"requestId":"s1","command":"sell","client":1,"lines":[]}"#)
        == "noLines {}"
    )
    let line = #"{"requestId":"s1","command":"sell","client":1,"lines":[\#(Till.hour)]}"#
    let first = desk.send(line)
    #expect(first.hasPrefix(#"{"ok":true,"seq":6,"result":{"receipt":1,"#))
    #expect(desk.send(line) == first)
    #expect(
      try desk.refusal(#"{"requestId":"s1","command":"sell","client":1,"lines":[\#(Till.coffee)]}"#)
        == #"requestConflict {"requestId":"s1"}"#
    )
    #expect(real.engine.seq == 6)
  }
}
