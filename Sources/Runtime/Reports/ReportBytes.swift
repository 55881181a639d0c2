import CommandContract
import Exchange
import JSONText
import Localization
import Loyalty
import Screens
import Terminal

/// A report as the bytes of a file: for people, spreadsheets and scripts.
package struct ReportBytes {
  /// How it is written.
  package enum Format: String, CaseIterable, Sendable {
    /// Columns for people.
    case table
    /// Cells for spreadsheets.
    case csv
    /// The contract's answer.
    case json
    /// A spreadsheet file.
    case xlsx

    /// What the name of such a file ends with.
    var ending: String { self == .table ? "txt" : rawValue }

    /// What a name may end with that is meant for a file: cells have several names.
    var endings: [String] { self == .csv ? ["csv", "tsv", "txt"] : [ending] }
  }

  let table: ReportTable
  let request: ReportRequest
  let club: Club
  let words: Words

  private var told: ReportWords { ReportWords(words) }

  /// The file.
  ///
  /// - Parameters:
  ///   - format: How it is written.
  ///   - form: How cells are written; other formats are always UTF-8.
  /// - Returns: Its bytes.
  /// - Throws: What writing cells throws.
  func bytes(_ format: Format, _ form: WritingForm) throws -> [UInt8] {
    switch format {
    case .table: Array(lines.map { Displayable.text($0) + "\n" }.joined().utf8)
    case .csv: try cells(form)
    case .json:
      Array(
        (ReportAnswer(table, to: request, in: club.calendar).value.text + "\n").utf8
      )
    case .xlsx: XLSXFile.bytes(of: sheet(isTranslated: true))
    }
  }

  private func cells(_ form: WritingForm) throws -> [UInt8] {
    let mark = form.isTranslated && words.language != .english ? "," : "."
    var bytes: [UInt8] = []
    var writer = CSVWriter(encoding: form.encoding, separator: form.separator) { bytes += $0 }
    try sheet(isTranslated: form.isTranslated).write(to: &writer, decimalMark: mark)
    return bytes
  }

  private func sheet(isTranslated: Bool) -> Sheet {
    let told = self.told
    let name = told.title(table)
    guard isTranslated else { return Sheet(table, name: name) }
    var sheet = Sheet(table, name: name, heading: told.fileHeading) { told.text(.word($0), .name) }
    sheet.notes = [head] + table.notes.map(told.note)
    return sheet
  }

  /// The report, its days and its venues.
  private var head: String {
    [told.title(table), told.period(table.scope.period), places].joined(separator: " · ")
  }

  // MARK: For people

  private var lines: [String] {
    let numbers = Set(table.columns.indices.dropFirst())
    var rows = TextTable(table.columns.map(told.heading), numbers: numbers)
    for row in table.rows + table.others + (table.total.map { [$0] } ?? []) {
      rows.add(zip(row.cells, table.columns).map { told.text($0, $1.kind) })
    }
    return [head, ""] + rows.lines + [""] + table.notes.map(told.note)
  }

  /// The venues, or that it is the whole club's.
  private var places: String {
    table.name.takesVenues
      ? told.venues(table.scope.venues, of: club) : words("report.wholeClub")
  }

  /// The name of a file of it: the report and its days.
  func fileName(_ format: Format) -> String {
    ReportFileName.name(request.name, table.scope.period, ending: format.ending)
  }
}
