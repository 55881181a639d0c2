/// The columns that one kind of file has; the raw value is the English heading, which never changes.
package protocol ImportColumn: CaseIterable, Hashable, RawRepresentable, Sendable
where RawValue == String {
  /// Those without which a file is refused.
  static var required: Set<Self> { get }
}

/// A column that an option maps to a heading of the file: `--map phone=Mobile`.
package struct ColumnMapping: Equatable, Sendable {
  package let column: String
  package let heading: String

  package init(column: String, heading: String) {
    self.column = column
    self.heading = heading
  }

  /// Reads `column=heading`; the heading may hold further `=`.
  package init?(option: String) {
    guard let sign = option.firstIndex(of: "=") else { return nil }
    column = String(option[..<sign])
    heading = String(option[option.index(after: sign)...])
    if column.isEmpty || heading.isEmpty { return nil }
  }
}
