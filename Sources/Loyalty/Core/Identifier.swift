/// The number by which the store knows one thing of a kind.
///
/// Typed by the noun that it names, so that a group's number can never be taken for a client's.
/// Numbers start at 1, are given in order and are never reused (rules.md §2.1).
public struct Identifier<Noun>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number as the journal and the command line write it.
  public let number: UInt32

  /// Names the thing with that number.
  public init(_ number: UInt32) {
    self.number = number
  }

  /// The number in decimal digits.
  public var description: String { String(number) }

  /// The thing that was created right after this one.
  public var next: Self { Self(number + 1) }

  /// Orders by age: what was created first comes first.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
