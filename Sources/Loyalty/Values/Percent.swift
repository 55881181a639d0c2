/// A percent from 0 to 100, in whole basis points (rules.md §1.3).
public struct Percent: Hashable, Comparable, Sendable {
  /// Nothing.
  public static let zero = Percent(unchecked: 0)
  /// The whole.
  public static let hundred = Percent(unchecked: 10_000)

  /// Hundredths of a percent, 0...10000.
  public let basisPoints: Int32

  /// Takes basis points; throws `percentInvalid` outside 0...10000.
  public init(basisPoints: Int) throws(ValueProblem) {
    guard (0...10_000).contains(basisPoints) else { throw .percentInvalid(String(basisPoints)) }
    self.init(unchecked: Int32(basisPoints))
  }

  /// Reads "2.5", "2,5", "15" or, as people type it, "15 %"; throws `percentInvalid`.
  public init(decimal text: some StringProtocol) throws(ValueProblem) {
    var body = Substring(text)
    if body.last == "%" {
      body.removeLast()
      while body.last == " " || body.last == "\u{A0}" { body.removeLast() }
    }
    guard case .value(let points) = DecimalText.read(body, decimals: 2),
      (0...10_000).contains(points)
    else { throw .percentInvalid(String(text)) }
    self.init(unchecked: Int32(points))
  }

  private init(unchecked basisPoints: Int32) {
    self.basisPoints = basisPoints
  }

  /// Orders by size.
  public static func < (left: Percent, right: Percent) -> Bool {
    left.basisPoints < right.basisPoints
  }

  /// The shortest decimal string: "2.5", "15".
  public var decimalString: String {
    DecimalText.write(Int64(basisPoints), decimals: 2, keepsZeros: false)
  }
}

extension Percent: CustomStringConvertible {
  /// The decimal string, for logs and failing tests.
  public var description: String { decimalString }
}
