/// A message text with variables in braces: "Welcome, {name}!" (rules.md §10.3).
public struct MessageTemplate: Hashable, Sendable {
  /// What a template may speak of.
  public enum Variable: String, CaseIterable, Hashable, Sendable {
    /// The client's name.
    case name
    /// The club's name.
    case club
    /// The bonuses that are usable after what the message tells of.
    case bonuses
    /// The bonuses accrued by the receipt.
    case accrued
    /// The bonuses spent on the receipt.
    case spent
    /// The money paid on the receipt.
    case paid
    /// The promo code.
    case code
    /// The bonuses that burn next.
    case burning
    /// The last day on which they can be spent.
    case until
  }

  /// When the message is sent, which decides what has a value then.
  public enum Context: Hashable, Sendable {
    /// Right after registration.
    case welcome
    /// Right after a receipt.
    case afterOrder
    /// To many at once.
    case mailing
    /// To those whose bonuses burn soon.
    case burning

    /// The variables that have a value.
    public var variables: [Variable] {
      switch self {
      case .welcome, .mailing: [.name, .club, .bonuses]
      case .afterOrder: [.name, .club, .bonuses, .accrued, .spent, .paid]
      case .burning: [.name, .club, .bonuses, .burning, .until]
      }
    }
  }

  /// The most characters that a template may have.
  public static let lengthLimit = 1_000

  private enum Part: Hashable, Sendable {
    case text(String)
    case variable(Variable)
  }

  private let parts: [Part]

  /// Reads a template for a context.
  ///
  /// - Throws: `templateEmpty`, `textTooLong`, or `templateInvalid` for a variable that is unknown
  ///   or has no value in the context.
  public init(_ text: String, for context: Context) throws(Refusal) {
    guard text.unicodeScalars.count <= Self.lengthLimit else {
      throw .textTooLong(length: text.unicodeScalars.count, limit: Self.lengthLimit)
    }
    guard text.contains(where: { !$0.isWhitespace }) else { throw .templateEmpty }
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      parts.append(.text(String(rest[..<open])))
      let inside = rest[rest.index(after: open)...]
      let close = inside.utf8.firstIndex(of: UInt8(ascii: "}"))
      let name = String(inside[..<(close ?? inside.endIndex)])
      guard let close, let variable = Variable(rawValue: name),
        context.variables.contains(variable)
      else {
        throw .templateInvalid(variable: name, known: context.variables.map(\.rawValue))
      }
      parts.append(.variable(variable))
      rest = inside[inside.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  /// The variables that the text speaks of.
  var variables: [Variable] {
    parts.compactMap { if case .variable(let variable) = $0 { variable } else { nil } }
  }

  /// Whether the text is another one for each client.
  public var isPersonal: Bool {
    parts.contains { part in
      if case .variable(let variable) = part { variable != .club } else { false }
    }
  }

  /// The text with its variables filled in; a variable without a value becomes nothing.
  public func filled(_ values: [Variable: String]) -> String {
    filled { values[$0] }
  }

  /// The text with its variables filled in by what gives their values: it is asked for those alone
  /// that stand in the text.
  func filled(_ value: (Variable) -> String?) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .variable(let variable): text += value(variable) ?? ""
      }
    }
    return text
  }
}
