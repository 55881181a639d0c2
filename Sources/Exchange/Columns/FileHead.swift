/// The words that a file's header is read with, in the languages of the screens.
package protocol HeaderWords {
  associatedtype Column: ImportColumn
  /// Further headings of columns, beside the English ones.
  var headings: [String: Column] { get }
  /// Names of a refused-rows file's reason column.
  var reasonHeadings: Set<String> { get }
}

/// What the first row of a file says.
struct FileHead<Words: HeaderWords> {
  let header: HeaderMap<Words.Column>
  let form: FileForm

  /// Reads the first row; throws `CSVFileProblem`, and what the source throws.
  init(_ reader: inout CSVReader, _ words: Words, _ mappings: [ColumnMapping]) throws {
    guard let row = try reader.next() else { throw CSVFileProblem.empty }
    header = try HeaderMap(
      row,
      words: words.headings,
      mappings: mappings,
      reasonHeadings: words.reasonHeadings
    )
    form = FileForm(reader, row, header)
  }
}
