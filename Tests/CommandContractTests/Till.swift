import CommandContract
import Loyalty
import TestSupport

/// A club that sells: Anna (client 1) has the bonus program 2/3/5 % and the price list an hour of
/// game time for 100.00 and a coffee for 45.50.
enum Till {
  static func desk(program: String = bonusProgram, takesTime: Bool = false) throws -> Desk {
    var desk = try Desk(takesTime: takesTime)
    try desk.prepare(
      #"{"command":"createVenue","name":"Arena West"}"#,
      #"{"command":"createProduct","name":"Cyber hour","category":"gameTime","price":"100"}"#,
      #"{"command":"createProduct","name":"Coffee","category":"bar","price":"45.50"}"#,
      program,
      #"{"command":"createGroup","name":"Regulars","loyalty":"\#(loyalty(program))","program":"Start","isDefault":true}"#,
      #"{"command":"registerClient","name":"Anna","phone":"0671112233"}"#
    )
    return desk
  }

  /// 2 % from 0, 3 % over 1000, 5 % over 3000.
  static let bonusProgram =
    #"{"command":"createBonusProgram","name":"Start","tiers":[\#(tiers("2", "3", "5"))]}"#

  /// 10 % from 0, 20 % over 1000, 30 % over 3000.
  static let discountProgram =
    #"{"command":"createDiscountProgram","name":"Start","tiers":[\#(tiers("10", "20", "30"))]}"#

  static let hour = #"{"product":"Cyber hour"}"#
  static let twoHours = #"{"product":"Cyber hour","quantity":"2"}"#
  static let coffee = #"{"product":"Coffee"}"#

  private static func tiers(_ percents: String...) -> String {
    zip(["0", "1000", "3000"], percents)
      .map { #"{"from":"\#($0)","percent":"\#($1)"}"# }.joined(separator: ",")
  }

  private static func loyalty(_ program: String) -> String {
    program.contains("Discount") ? "discount" : "bonus"
  }
}

extension Desk {
  /// The `result` of an answer that must be ok, as text.
  mutating func result(_ line: String) throws -> String {
    let answer = send(line)
    guard answer.hasPrefix(#"{"ok":true,"#), let start = answer.firstRange(of: #""result":"#) else {
      throw Unexpected(answer: answer)
    }
    return String(answer[start.upperBound...].dropLast())
  }

  /// The refusal of an answer and its facts, as text: `notFound {…}`.
  mutating func refusal(_ line: String) throws -> String {
    let answer = send(line)
    let head = #"{"ok":false,"refusal":""#
    guard answer.hasPrefix(head), let message = answer.firstRange(of: #","message":"#) else {
      throw Unexpected(answer: answer)
    }
    return String(answer[..<message.lowerBound].dropFirst(head.count))
      .replacing(#"","facts":"#, with: " ")
  }
}
