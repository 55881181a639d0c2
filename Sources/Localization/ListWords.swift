/// How names are strung together and quoted.
extension Words {
  /// Joins names into a phrase: `a`, `a and b`, `a, b and c`.
  package func list(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    if names.count == 1 { return last }
    let first = names.dropLast().joined(separator: ", ")
    return self("list.and", ["first": .text(first), "last": .text(last)])
  }

  /// Joins the first names and counts the rest: `a, b, c and 4 more`.
  ///
  /// `limit` is at least 1.
  package func list(_ names: [String], limit: Int) -> String {
    if names.count <= limit { return list(names) }
    let shown = names.prefix(limit).joined(separator: ", ")
    return self("list.more", ["first": .text(shown), "count": .number(names.count - limit)])
  }

  /// Puts a text between the quotes of the language: “Evening”, and «» in Russian and Ukrainian.
  package func quoted(_ text: String) -> String {
    self("list.quoted", ["text": .text(text)])
  }
}
