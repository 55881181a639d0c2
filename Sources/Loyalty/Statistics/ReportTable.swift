/// A report as columns and rows: what screen, command line, JSON and spreadsheets show alike.
///
/// It holds figures and the names of the club's own things; all other words are made elsewhere, by
/// the names of columns and the cells of kind `word`.
public struct ReportTable: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// The name that the contract gives it.
    public let id: String
    /// What its cells are.
    public let kind: Kind

    /// Describes a column.
    public init(_ id: String, _ kind: Kind) {
      self.id = id
      self.kind = kind
    }
  }

  /// What the cells of a column are.
  public enum Kind: Hashable, Sendable {
    /// A name, a word, a day or a month.
    case name
    /// A whole number.
    case count
    /// Hundredths of the currency.
    case money
    /// Hundredths of a bonus.
    case bonuses
    /// Basis points.
    case percent
    /// Basis points more or less than before.
    case change
  }

  /// A cell.
  public enum Cell: Hashable, Sendable {
    /// Nothing to tell: an average without receipts.
    case empty
    /// A name of the club's own.
    case text(String)
    /// A word of the catalogues: "report.word." and this.
    case word(String)
    /// A number, as the column's kind says.
    case number(Int64)
    /// A day.
    case day(Day)
    /// The month that begins with a day.
    case month(Day)
    /// Some days, both inclusive.
    case days(Day, Day)
    /// An hour of the day, 0...23.
    case hour(Int)
  }

  /// A row.
  public struct Row: Hashable, Sendable {
    /// What it is about: what opens the clients behind it.
    public let subject: ReportSubject
    /// A cell a column.
    public let cells: [Cell]

    /// Takes the cells in the order of the columns.
    public init(_ subject: ReportSubject, _ cells: [Cell]) {
      self.subject = subject
      self.cells = cells
    }
  }

  /// What is told beside the figures.
  public enum Note: Hashable, Sendable {
    /// The shares of the groups give more than the whole: so many basis points, clients now in two
    /// groups or more, receipts of such clients.
    case sharesExceed(points: Int, clients: Int, receipts: Int)
    /// The lines of the groups give more than the whole: clients now in two groups or more, receipts
    /// of such clients.
    case repeated(clients: Int, receipts: Int)
    /// A sentence without figures: "report.note." and this.
    case fixed(String)
    /// A sentence with one number.
    case counted(String, Int)
    /// A sentence with hundredths of bonuses and how many clients have them.
    case bonuses(String, Int64, clients: Int)
    /// The last record that the figures rest on.
    case record(JournalMark)
    /// What the figures of the period before are of.
    case compared(ReportComparison)
  }

  /// How a report is drawn where it is drawn.
  public enum Chart: Hashable, Sendable {
    /// A bar a row, by the column.
    case bars(column: String)
    /// Bars of several columns on one line, which are parts of a whole.
    case stacked(columns: [String])
    /// A line over time, by the column.
    case line(column: String)
    /// A field a cell of the columns, the darker the more.
    case heatMap(columns: [String])
  }

  /// Which report it is.
  public let name: ReportName
  /// Which days and venues its figures are of.
  public internal(set) var scope = ReportScope(.always)
  /// The columns; the first names the row.
  public let columns: [Column]
  /// The rows.
  public var rows: [Row]
  /// Rows that belong to the whole and to none of the things that the report lists.
  public var others: [Row] = []
  /// The whole, each receipt and client once.
  public var total: Row?
  /// How many lines there are above the whole.
  public var lineCount: Int { rows.count + others.count }
  /// What is told beside the figures.
  public var notes: [Note] = []
  /// The first row whose days are not over: its figures will grow; nil where all are over.
  public internal(set) var unfinished: Int?
  /// How it is drawn; nil for a sheet, which is not.
  public let chart: Chart?

  /// Begins a report.
  public init(
    _ name: ReportName,
    columns: [Column],
    rows: [Row],
    chart: Chart?
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.chart = chart
  }

  /// Leaves out the rows before the first one in which something happened.
  mutating func dropEmptyBeginning() {
    let empty = rows.prefix { row in
      row.cells.dropFirst().allSatisfy { $0 == .empty || $0 == .number(0) }
    }
    rows.removeFirst(min(empty.count, max(0, rows.count - 1)))
  }

  /// The place of a column.
  public func place(of column: String) -> Int? { columns.firstIndex { $0.id == column } }

  /// The number in a cell of a row; nil where there is none.
  public func number(_ column: String, of row: Row) -> Int64? {
    guard let place = place(of: column), row.cells.indices.contains(place),
      case .number(let number) = row.cells[place]
    else { return nil }
    return number
  }
}

extension ReportTable.Cell {
  /// A number, or nothing.
  static func number(orEmpty number: Int64?) -> Self { number.map { .number($0) } ?? .empty }

  /// A whole number.
  static func count(_ count: Int) -> Self { .number(Int64(count)) }

  /// Basis points, or nothing.
  static func points(_ points: Int?) -> Self { .number(orEmpty: points.map { Int64($0) }) }
}
