package import Loyalty

extension Sheet {
  /// A report as a sheet: its rows, what belongs to none of them, the whole.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - name: The name on the tab.
  ///   - heading: What a column is called; its name in the contract without one.
  ///   - word: What stands for a cell that is a word; its name without one.
  package init(
    _ report: ReportTable,
    name: String,
    heading: (ReportTable.Column) -> String = { $0.id },
    word: (String) -> String = { $0 }
  ) {
    let rows = report.rows + report.others + (report.total.map { [$0] } ?? [])
    self.init(
      name: name,
      headings: report.columns.map(heading),
      rows: rows.map { row in
        zip(row.cells, report.columns).map { SheetCell($0, $1.kind, word: word) }
      }
    )
  }
}

extension SheetCell {
  fileprivate init(
    _ cell: ReportTable.Cell,
    _ kind: ReportTable.Kind,
    word: (String) -> String
  ) {
    self =
      switch cell {
      case .empty: .empty
      case .text(let text): .text(text)
      case .word(let name): .text(word(name))
      case .day(let day): .day(day)
      case .days(let first, let last): .text(first.iso + "/" + last.iso)
      case .month(let day): .text(String(day.iso.dropLast(3)))
      case .hour(let hour): .text(hour < 10 ? "0\(hour):00" : "\(hour):00")
      case .number(let number): Self.number(number, kind)
      }
  }

  private static func number(_ number: Int64, _ kind: ReportTable.Kind) -> SheetCell {
    switch kind {
    case .name, .count: .count(number)
    case .money, .bonuses: .hundredths(number)
    case .percent, .change: .percent(number)
    }
  }
}
