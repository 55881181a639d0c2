/// Which cell of a row belongs to which column, read from the header row.
package struct HeaderMap<Column: ImportColumn>: Sendable {
  /// The headings as the file has them.
  package let headings: [String]
  /// Headings that mean nothing here and are left out.
  package let unknown: [String]
  /// Where the reason column of a refused-rows file stands.
  package let reasonColumn: Int?

  private let indices: [Column: Int]

  /// Reads the header row; throws the `CSVFileProblem` for which the file is refused.
  ///
  /// English headings always count. Case, spaces, `_`, `-` and other signs do not. `words` are
  /// further headings in the languages of the screens; `mappings`, what options say, beat them.
  /// `reasonHeadings` are the names of a refused-rows file's reason column.
  package init(
    _ header: CSVRow,
    words: [String: Column] = [:],
    mappings: [ColumnMapping] = [],
    reasonHeadings: Set<String> = []
  ) throws(CSVFileProblem) {
    if let problem = header.problem { throw .headerUnreadable(problem) }
    let headings = header.cells.map { SpreadsheetText.unguarded($0) }
    let keys = headings.map { Heading($0) }
    var indices = try Self.mapped(mappings, headings: headings)

    let known = Self.known(words)
    for (index, key) in keys.enumerated() {
      guard let column = known[key], !mappings.contains(where: { $0.column == column.rawValue }),
        !indices.values.contains(index)
      else { continue }
      if let other = indices[column] {
        throw .columnTwice(column: column.rawValue, headings: [headings[other], headings[index]])
      }
      indices[column] = index
    }

    let missing = Column.allCases.filter { Column.required.contains($0) && indices[$0] == nil }
    guard missing.isEmpty else { throw .columnsMissing(missing.map(\.rawValue)) }
    let reasonKeys = Set(reasonHeadings.map { Heading($0) })
    let reason = keys.indices.first {
      reasonKeys.contains(keys[$0]) && !indices.values.contains($0)
    }
    self.headings = headings
    self.indices = indices
    reasonColumn = reason
    unknown = headings.indices
      .filter { $0 != reason && !indices.values.contains($0) }
      .map { headings[$0] }
      .filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The cell's place, or nil when the file has no such column.
  package func index(of column: Column) -> Int? { indices[column] }

  /// The column's heading as the file has it, or its English name.
  package func heading(of column: Column) -> String {
    indices[column].map { headings[$0] } ?? column.rawValue
  }

  /// The text of a row's cell, without spaces around it and a guard against formulas.
  ///
  /// Empty when the file has no such column or the row ends before it.
  package func text(_ column: Column, of row: CSVRow) -> String {
    guard let index = indices[column] else { return "" }
    return SpreadsheetText.unguarded(row[index].trimmed)
  }

  /// Whether the row has text to the right of the last heading.
  package func isTooWide(_ row: CSVRow) -> Bool {
    row.count > headings.count
      && (headings.count..<row.count).contains { !row[$0].trimmed.isEmpty }
  }

  private static func known(_ words: [String: Column]) -> [Heading: Column] {
    var known: [Heading: Column] = [:]
    for (word, column) in words { known[Heading(word)] = column }
    for column in Column.allCases { known[Heading(column.rawValue)] = column }
    return known
  }

  private static func mapped(
    _ mappings: [ColumnMapping],
    headings: [String]
  ) throws(CSVFileProblem) -> [Column: Int] {
    var indices: [Column: Int] = [:]
    for mapping in mappings {
      guard let column = Column.allCases.first(where: { $0.rawValue == mapping.column }) else {
        let known = Column.allCases.map(\.rawValue)
        throw .mappedColumnUnknown(mapping.column, known: known)
      }
      let places = places(of: mapping.heading, in: headings)
      guard let place = places.first else {
        throw .mappedHeadingMissing(column: mapping.column, heading: mapping.heading)
      }
      guard places.count == 1, indices[column] == nil else {
        let all = places.map { headings[$0] } + (indices[column].map { [headings[$0]] } ?? [])
        throw .columnTwice(column: mapping.column, headings: all)
      }
      indices[column] = place
    }
    return indices
  }

  /// A heading written exactly so, else those that compare equal.
  private static func places(of heading: String, in headings: [String]) -> [Int] {
    let exact = headings.indices.filter { headings[$0] == heading }
    let key = Heading(heading)
    return exact.isEmpty ? headings.indices.filter { Heading(headings[$0]) == key } : exact
  }
}
