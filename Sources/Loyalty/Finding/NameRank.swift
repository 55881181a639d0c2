/// How well a row answers a query; the lesser the better.
public struct NameRank: Hashable, Comparable, Sendable {
  /// How much of the row's words was typed.
  public enum Fit: UInt8, CaseIterable, Hashable, Sendable {
    /// Every typed word is a whole word; of phones, the typed digits are the last.
    case whole
    /// Every typed word begins a word; of phones, the typed digits are the first.
    case beginning
    /// Some typed word stands inside of a word.
    case inside
  }

  /// How much was typed.
  public let fit: Fit
  /// Whether letters had to be read by their sound, which ranks after every exact match.
  public let bySound: Bool

  /// Takes the fit, and whether it holds by sound only.
  public init(fit: Fit, bySound: Bool = false) {
    self.fit = fit
    self.bySound = bySound
  }

  init(order: UInt8) {
    fit = Fit(rawValue: order % 3) ?? .inside
    bySound = order >= 3
  }

  /// 0...5, the best first.
  var order: UInt8 { fit.rawValue + (bySound ? 3 : 0) }

  /// Orders the better rank first.
  public static func < (left: NameRank, right: NameRank) -> Bool { left.order < right.order }
}
