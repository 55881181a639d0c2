/// What stood for the variables of a message when it went: sums and days that are others later.
///
/// The client's name is none of them: it stands on the card alone, and goes with it.
public struct MessageValues: Hashable, Sendable {
  /// The bonuses that were usable after it.
  public var bonuses: String?
  /// The bonuses that were to burn.
  public var burning: String?
  /// Their last day.
  public var until: String?

  /// Keeps values; nil for those that the text does not speak of.
  public init(bonuses: String? = nil, burning: String? = nil, until: String? = nil) {
    self.bonuses = bonuses
    self.burning = burning
    self.until = until
  }

  /// The values by their variables.
  var byVariable: [MessageTemplate.Variable: String] {
    var values: [MessageTemplate.Variable: String] = [:]
    values[.bonuses] = bonuses
    values[.burning] = burning
    values[.until] = until
    return values
  }
}
