/// How a file is written, and its header: what its file of refused rows is to be like.
package struct FileForm: Sendable {
  package let encoding: TextEncoding
  package let separator: CSVSeparator
  /// Headings that mean nothing here and are left out.
  package let unknown: [String]

  private let header: CSVRow
  private let reasonColumn: Int?

  init<Column>(_ reader: CSVReader, _ header: CSVRow, _ map: HeaderMap<Column>) {
    encoding = reader.encoding
    separator = reader.separator
    unknown = map.unknown
    reasonColumn = map.reasonColumn
    self.header = header
  }

  /// A writer for rows that are refused, with this file's header.
  package func refusedRows(
    reasonHeading: String,
    write: @escaping ([UInt8]) throws -> Void
  ) -> RefusedRows {
    RefusedRows(
      header: header,
      separator: separator,
      reasonHeading: reasonHeading,
      reasonColumn: reasonColumn,
      write: write
    )
  }
}
