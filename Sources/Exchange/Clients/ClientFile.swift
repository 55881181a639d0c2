/// A file of clients, read row by row.
///
/// Whether a phone stood in the file before is for the importer to say, which knows what it took:
/// `RowProblem.Reason.phoneTwice` is there for it.
package struct ClientFile {
  /// One row, understood or refused, with what stood in the file.
  package struct Record {
    package let source: CSVRow
    package let content: Result<ClientRow, RowProblem>
  }

  package let header: HeaderMap<ClientColumn>
  package let form: FileForm

  private var reader: CSVReader
  private let words: ClientWords

  /// Reads the header; throws `CSVFileProblem`, and what the source throws.
  package init(
    _ reader: CSVReader,
    words: ClientWords = ClientWords(),
    mappings: [ColumnMapping] = []
  ) throws {
    var reader = reader
    let head = try FileHead(&reader, words, mappings)
    (header, form) = (head.header, head.form)
    self.reader = reader
    self.words = words
  }

  /// The next row, or nil after the last; throws only what the source throws.
  package mutating func next() throws -> Record? {
    guard let row = try reader.next() else { return nil }
    let cells = ClientCells(row: row, header: header, words: words)
    do throws(RowProblem) {
      return Record(source: row, content: .success(try cells.client()))
    } catch {
      return Record(source: row, content: .failure(error))
    }
  }
}
