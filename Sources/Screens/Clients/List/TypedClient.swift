import Loyalty

/// What was typed to find somebody, taken apart for the form: digits are a phone, a word with an
/// @ is an e-mail, letters are a name.
package struct TypedClient: Hashable, Sendable {
  /// The words of the name; the first letters are capitals where all were typed small.
  package let name: String
  /// The digits as they were typed.
  package let phone: String
  /// The e-mail address as it was typed.
  package let email: String

  /// Takes apart what was typed.
  package init(_ typed: String) {
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    let emails = words.filter { $0.contains("@") }
    let phones = words.filter { word in
      word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber || "()+-.".contains($0) }
    }
    let names = words.filter { !emails.contains($0) && !phones.contains($0) }
    email = emails.first ?? ""
    phone = phones.joined(separator: " ")
    name = Self.capitalised(names).joined(separator: " ")
  }

  private static func capitalised(_ words: [String]) -> [String] {
    guard words.allSatisfy({ $0 == $0.lowercased() }) else { return words }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  /// All of it in one line, as the row below the clients shows it.
  package var words: String {
    [name, phone, email].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
