import Loyalty
import Terminal

/// The quantities that are typed beside the lines of a receipt, by their places from 1.
struct RefundTyped: Hashable, Sendable {
  /// The texts; a line without one stays as it was sold.
  private var texts: [Int: String] = [:]
  /// Whether the next character replaces the text of the line that the cursor stands on.
  var replaces = true

  /// The longest text.
  private static let limit = 14

  /// Whether nothing is typed.
  var isEmpty: Bool { texts.isEmpty }

  /// What is typed beside a line.
  subscript(place: Int) -> String {
    get { texts[place] ?? "" }
    set { texts[place] = newValue.isEmpty ? nil : newValue }
  }

  /// How many of a line are to go back; nil where nothing is.
  ///
  /// - Throws: What is wrong with the text.
  func quantity(_ place: Int) throws(Refusal) -> Quantity? {
    var text = self[place]
    if let last = text.last, ".,".contains(last) { text.removeLast() }
    guard text.contains(where: { $0 != "0" && $0 != "." && $0 != "," }) else { return nil }
    do {
      return try Quantity(decimal: text)
    } catch {
      throw .value(error)
    }
  }

  /// Takes an editing key beside a line; false where the key is none.
  mutating func type(_ key: Key, at place: Int) -> Bool {
    var text = self[place]
    switch key {
    case .character(let character) where character.isASCII && character.isNumber,
      .character(let character) where ".,".contains(character):
      if replaces { text = "" }
      let isMark = !character.isNumber
      if isMark, text.contains(where: { ".,".contains($0) }) { return true }
      if isMark, text.isEmpty { text = "0" }
      text = String((text + String(character)).prefix(Self.limit))
    case .backspace: text = replaces ? "" : String(text.dropLast())
    case .delete, .control("u"), .control("w"): text = ""
    default: return false
    }
    self[place] = text
    replaces = false
    return true
  }

  /// Empties all lines.
  mutating func clear() { self = RefundTyped() }
}
