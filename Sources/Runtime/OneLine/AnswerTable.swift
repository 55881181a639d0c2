import JSONText
import Localization

/// A result of the contract as people read it: labels with values, then a table for each list.
///
/// Made from the answer's JSON alone, so that it shows what a till would be told.
struct AnswerTable {
  private let words: Words
  private let values: AnswerValue
  private let lineNames: [String]

  /// Prepares the words; `lineNames` stand beside the lines of a sale.
  init(_ words: Words, lineNames: [String] = []) {
    self.words = words
    self.lineNames = lineNames
    values = AnswerValue(words)
  }

  /// The lines of the table.
  func lines(of result: JSONValue) -> [String] {
    guard case .object(let members) = result else { return [] }
    var facts = TextTable(["", ""], numbers: [])
    var lists: [(String, [[JSONMember]])] = []
    for member in members {
      if let rows = rows(member.value) {
        if !rows.isEmpty { lists.append((member.key, rows)) }
      } else if let text = values.text(member.value, of: member.key) {
        facts.add([label(member.key), text])
      }
    }
    var lines = Array(facts.lines.dropFirst())
    for (key, rows) in lists {
      if !lines.isEmpty { lines.append("") }
      lines += key == "explanation" ? explanation(rows) : table(key, rows)
    }
    return lines
  }

  private func label(_ key: String) -> String { words.ifPresent("answer." + key) ?? key }

  /// The rows of a list of objects; nil for everything else.
  private func rows(_ value: JSONValue) -> [[JSONMember]]? {
    guard case .array(let values) = value else { return nil }
    let rows = values.compactMap { value -> [JSONMember]? in
      guard case .object(let members) = value else { return nil }
      return members
    }
    return rows.count == values.count ? rows : nil
  }

  private func table(_ key: String, _ rows: [[JSONMember]]) -> [String] {
    let named = key == "lines" && rows.count == lineNames.count ? lineNames : []
    let columns = rows[0].map(\.key).filter { column in
      rows.contains { row in text(row, column) != nil }
    }
    let shift = named.isEmpty ? 0 : 1
    let numbers = columns.indices.filter { values.isFigure(columns[$0]) }.map { $0 + shift }
    let headings = (named.isEmpty ? [] : [label("name")]) + columns.map(label)
    var table = TextTable(headings, numbers: Set(numbers))
    for (index, row) in rows.enumerated() {
      let name = named.isEmpty ? [] : [named[index]]
      table.add(name + columns.map { text(row, $0) ?? "" })
    }
    return table.lines
  }

  private func text(_ row: [JSONMember], _ column: String) -> String? {
    row.first { $0.key == column }.flatMap { values.text($0.value, of: column) }
  }

  /// The rules of a receipt: what each did, or what was missing.
  private func explanation(_ rows: [[JSONMember]]) -> [String] {
    var table = TextTable([label("explanation"), label("amount")], numbers: [1])
    for row in rows {
      let rule = row.first { $0.key == "rule" }.flatMap { values.text($0.value, of: "rule") } ?? ""
      let names = ["program", "code", "percent"]
      let facts = [rule] + names.compactMap { text(row, $0) }
      let missing = row.first { $0.key == "missing" }.flatMap { reason($0.value) }
      let parts = [facts.joined(separator: " ")] + (missing.map { [$0] } ?? [])
      table.add([parts.joined(separator: ": "), text(row, "amount") ?? ""])
    }
    return table.lines
  }

  private func reason(_ missing: JSONValue) -> String? {
    guard case .string(let what)? = missing["what"] else { return nil }
    let amount = missing["by"].flatMap { values.text($0, of: "amount") } ?? ""
    return words("answer.missing." + what, ["amount": .text(amount)])
  }
}
