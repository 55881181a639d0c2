/// How a name is written: what joins its words and how it begins (rules.md §3.6).
public struct NamingStyle: Hashable, Sendable {
  /// What joins the words of a name.
  public enum Joint: Hashable, Sendable {
    /// The name is one word.
    case none
    /// Words are joined by one kind of mark.
    case space, underscore, hyphen
    /// Several marks are used.
    case mixed
  }

  /// How the letters of a name are written.
  public enum Letters: Hashable, Sendable {
    /// The name has no letters with case.
    case none
    /// All small, or all capital, or a capital first and others after it.
    case small, capital, capitalFirst
    /// Small first, capitals later.
    case mixed
  }

  /// What joins the words.
  public let joint: Joint
  /// How the letters are written.
  public let letters: Letters

  /// The style of a name.
  public init(of name: some StringProtocol) {
    joint = Self.joint(of: name)
    letters = Self.letters(of: name)
  }

  /// The style that most of the other names share, when this name breaks it; nil when it fits.
  ///
  /// At least two names must agree, and more than half of those that have a say.
  public static func broken(by name: String, among others: [String]) -> NamingStyle? {
    let own = NamingStyle(of: name)
    let styles = others.map { NamingStyle(of: $0) }
    let joint = shared(styles.map(\.joint).filter { $0 != .none }) ?? own.joint
    let letters = shared(styles.map(\.letters).filter { $0 != .none }) ?? own.letters
    let jointFits = own.joint == .none || own.joint == joint
    let lettersFit = own.letters == .none || own.letters == .capital || own.letters == letters
    return jointFits && lettersFit ? nil : NamingStyle(joint: joint, letters: letters)
  }

  private init(joint: Joint, letters: Letters) {
    self.joint = joint
    self.letters = letters
  }

  private static func shared<Trait: Hashable>(_ traits: [Trait]) -> Trait? {
    let counts = Dictionary(traits.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.first { $0.value >= 2 && $0.value * 2 > traits.count }?.key
  }

  private static func joint(of name: some StringProtocol) -> Joint {
    var joints: Set<Joint> = []
    for scalar in NameRule.trimmed(String(name)).unicodeScalars {
      if scalar == "_" { joints.insert(.underscore) }
      if scalar == "-" { joints.insert(.hyphen) }
      if NameRule.isSpace(scalar) { joints.insert(.space) }
    }
    return joints.count > 1 ? .mixed : joints.first ?? .none
  }

  private static func letters(of name: some StringProtocol) -> Letters {
    let capitals = name.unicodeScalars.filter(\.properties.isCased).map(\.properties.isUppercase)
    guard let first = capitals.first else { return .none }
    if capitals.allSatisfy({ $0 == first }), capitals.count > 1 { return first ? .capital : .small }
    if first { return .capitalFirst }
    return capitals.contains(true) ? .mixed : .small
  }
}
