import CommandContract
import Testing

@Suite("Sales that cannot be")
struct BadSaleTests {
  /// A line, and the refusal with its facts.
  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    let refusal: String

    init(_ line: String, _ refusal: String) {
      self.line = line
      self.refusal = refusal
    }

    var testDescription: String { line }
  }

  private static func sale(_ line: String) -> String {
    #"{"command":"sell","lines":[\#(line)]}"#
  }

  private static func priced(_ price: String, quantity: String = "1") -> String {
    sale(#"{"name":"X","category":"bar","price":"\#(price)","quantity":"\#(quantity)"}"#)
  }

  private static let amounts = [
    Case(priced("-1"), #"amountInvalid {"typed":"-1.00"}"#),
    Case(priced("1.005"), #"amountInvalid {"typed":"1.005","where":"lines[0].price"}"#),
    Case(priced("1e3"), #"amountInvalid {"typed":"1e3","where":"lines[0].price"}"#),
    Case(
      priced("10000000000.01"),
      #"amountOutOfRange {"typed":"10000000000.01","limit":"10000000000.00","#
        + #""where":"lines[0].price"}"#
    ),
    Case(
      priced("99999999999999999999"),
      #"amountOutOfRange {"typed":"99999999999999999999","limit":"10000000000.00","#
        + #""where":"lines[0].price"}"#
    ),
    Case(
      priced("10000000000", quantity: "1.001"),
      #"amountOutOfRange {"typed":"10010000000.00","limit":"10000000000.00"}"#
    ),
    Case(priced("1", quantity: "0"), #"quantityInvalid {"typed":"0","where":"lines[0].quantity"}"#),
    Case(
      priced("1", quantity: "-2"),
      #"quantityInvalid {"typed":"-2","where":"lines[0].quantity"}"#
    ),
    Case(
      priced("1", quantity: "0.0001"),
      #"quantityInvalid {"typed":"0.0001","where":"lines[0].quantity"}"#
    ),
    Case(
      #"{"command":"sell","client":1,"bonuses":"-1","lines":[\#(Till.hour)]}"#,
      #"amountInvalid {"typed":"-1.00"}"#
    ),
    Case(
      #"{"command":"sell","client":1,"bonuses":"most","lines":[\#(Till.hour)]}"#,
      #"amountInvalid {"typed":"most","where":"bonuses"}"#
    ),
  ]

  private static let lines = [
    Case(#"{"command":"sell","lines":[]}"#, "noLines {}"),
    Case(sale("{}"), #"lineIncomplete {"line":1}"#),
    Case(sale(#"{"name":"X","price":"1"}"#), #"lineIncomplete {"line":1}"#),
    Case(sale(#"{"name":"X","category":"bar"}"#), #"lineIncomplete {"line":1}"#),
    Case(sale(#"{"product":"Tea"}"#), #"notFound {"what":"product","typed":"Tea"}"#),
    Case(
      sale(#"{"name":"X","category":"vip","price":"1"}"#),
      #"notFound {"what":"category","typed":"vip"}"#
    ),
    Case(
      #"{"command":"sell","venue":"East","lines":[\#(Till.hour)]}"#,
      #"notFound {"what":"venue","typed":"East"}"#
    ),
    Case(
      #"{"command":"sell","client":9,"lines":[\#(Till.hour)]}"#,
      #"notFound {"what":"client","typed":"9"}"#
    ),
    Case(
      sale(#"{"product":1,"count":2}"#),
      #"malformed {"reason":"unknownField","where":"lines[0].count","name":"count","#
        + #""known":["product","name","category","quantity","price"]}"#
    ),
    Case(
      sale(#"{"product":1,"quantity":2}"#),
      #"malformed {"reason":"wrongType","where":"lines[0].quantity","#
        + #""expected":"quantity such as \"1.5\", above 0","found":"number"}"#
    ),
    Case(
      #"{"query":"receipt","receipt":1,"externalNumber":"7"}"#,
      #"malformed {"reason":"unknownField","where":"externalNumber","name":"externalNumber","#
        + #""known":["receipt"]}"#
    ),
    Case(
      #"{"query":"receipt"}"#,
      #"malformed {"reason":"missingField","where":"receipt","expected":"receipt number"}"#
    ),
    Case(#"{"query":"receipt","receipt":1}"#, #"notFound {"what":"receipt","typed":"1"}"#),
    Case(
      #"{"query":"receipt","receipt":0}"#,
      #"notFound {"what":"receipt","typed":"0","where":"receipt"}"#
    ),
  ]

  @Test("A sale that cannot be is refused with its facts", arguments: amounts + lines)
  func refuses(bad: Case) throws {
    var desk = try Till.desk()
    #expect(try desk.refusal(bad.line) == bad.refusal)
    #expect(desk.engine.seq == 6)
  }

  @Test("10,000 lines are sold, 10,001 are refused")
  func limitsLines() throws {
    var desk = try Till.desk()
    let lines = { (count: Int) in
      Array(repeating: Till.coffee, count: count).joined(separator: ",")
    }
    #expect(
      try desk.refusal(#"{"command":"sell","lines":[\#(lines(10_001))]}"#)
        == #"tooManyLines {"count":10001,"limit":10000}"#
    )
    #expect(
      try desk.result(#"{"command":"sell","lines":[\#(lines(10_000))]}"#)
        .hasPrefix(#"{"receipt":1,"gross":"455000.00","#)
    )
  }

  @Test("Lines whose sum overflows are refused")
  func limitsSum() throws {
    var desk = try Till.desk()
    let line = #"{"name":"X","category":"bar","price":"10000000000"}"#
    #expect(
      try desk.refusal(#"{"command":"sell","lines":[\#(line),\#(line)]}"#)
        == #"amountOutOfRange {"typed":"20000000000.00","limit":"10000000000.00"}"#
    )
  }
}
