/// How much of a stack a part takes.
public enum Length: Hashable, Sendable {
  /// Exactly so many rows.
  case fixed(Int)
  /// As many rows as the view has.
  case fitting
  /// What is left over, at least so many rows as long as there are any.
  case filling(atLeast: Int = 3)
}

/// A view in a stack.
public struct StackPart: Sendable {
  /// What is shown.
  public var view: View
  /// How many rows it takes.
  public var length: Length

  /// Puts a view into a stack.
  public init(_ view: View, _ length: Length = .fitting) {
    self.view = view
    self.length = length
  }

  /// Empty rows.
  public static func gap(_ rows: Int = 1) -> Self { Self(.blank, .fixed(rows)) }
}

/// A view in a split.
public struct SplitPart: Sendable {
  /// What is shown.
  public var view: View
  /// Columns it takes, margins included; nothing shares what is left over.
  public var columns: Int?
  /// Whether it is the one part shown where there is no room side by side.
  public var isAloneWhenNarrow: Bool

  /// Puts a view into a split.
  public init(_ view: View, columns: Int? = nil, isAloneWhenNarrow: Bool = false) {
    self.view = view
    self.columns = columns
    self.isAloneWhenNarrow = isAloneWhenNarrow
  }
}

/// What a screen shows: a small closed set of shapes, described by values.
///
/// Every view keeps three columns for marks on its left and one free column on its right, so
/// that text stands between columns 4 and 79 of a screen of 80.
public indirect enum View: Sendable {
  /// Nothing.
  case blank
  /// Running text.
  case text(TextView)
  /// Rows under headings.
  case table(TableView)
  /// A line to type a search into.
  case findLine(FindLineView)
  /// Labels, values and buttons.
  case form(FormView)
  /// Sections and their places.
  case menu(MenuView)
  /// Labelled lines.
  case labels(LabelsView)
  /// Figures along one right edge.
  case figures(FiguresView)
  /// Names of sheets.
  case tabs(TabsView)
  /// The line of long work.
  case work(WorkView)
  /// Bars, a line, or a map of fields.
  case chart(ChartView)
  /// Views one below the other.
  case stack([StackPart])
  /// Views side by side; in a part of fewer columns than `stacksBelow` one below the other, or
  /// the one alone that says so.
  case split([SplitPart], stacksBelow: Int = 60)
  /// A view in a box of its own size with words in its upper edge.
  case framed(View, title: String)
  /// A question over a view.
  case dialog(DialogView, over: View)
  /// A list to choose from over a view.
  case picker(PickerView, over: View)
}

extension View {
  /// Draws the view into a part of a canvas; nothing is drawn outside it.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    switch self {
    case .blank: break
    case .text(let view): view.render(into: &canvas, in: rect)
    case .table(let view): view.render(into: &canvas, in: rect)
    case .findLine(let view): view.render(into: &canvas, in: rect)
    case .form(let view): view.render(into: &canvas, in: rect)
    case .menu(let view): view.render(into: &canvas, in: rect)
    case .labels(let view): view.render(into: &canvas, in: rect)
    case .figures(let view): view.render(into: &canvas, in: rect)
    case .tabs(let view): view.render(into: &canvas, in: rect)
    case .work(let view): view.render(into: &canvas, in: rect)
    case .chart(let view): view.render(into: &canvas, in: rect)
    case .stack(let parts): ViewLayout.stack(parts, into: &canvas, in: rect)
    case .split(let parts, let limit):
      ViewLayout.split(parts, stacksBelow: limit, into: &canvas, in: rect)
    case .framed(let view, let title): ViewLayout.frame(view, title, into: &canvas, in: rect)
    case .dialog(let dialog, let view):
      view.render(into: &canvas, in: rect)
      dialog.render(into: &canvas, in: rect)
    case .picker(let picker, let view):
      view.render(into: &canvas, in: rect)
      picker.render(into: &canvas, in: rect)
    }
  }

  /// The view alone on a canvas of its own, as tests look at it.
  public func rendered(columns: Int, rows: Int) -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: rows))
    render(into: &canvas, in: canvas.bounds)
    return canvas
  }

  /// The number of rows that show the whole view on so many columns.
  public func fittingRows(columns: Int) -> Int {
    switch self {
    case .blank: 0
    case .text(let view): view.rows(columns: columns)
    case .table(let view): view.fittingRows
    case .findLine(let view): view.fittingRows
    case .form(let view): view.rows(columns: columns)
    case .menu(let view): view.fittingRows
    case .labels(let view): view.lines.count
    case .figures(let view): view.lines.count
    case .tabs: 2
    case .work: 1
    case .chart(let view): view.fittingRows
    case .stack(let parts):
      parts.reduce(0) { $0 + ViewLayout.rows(of: $1, columns: columns) }
    case .split(let parts, let limit):
      ViewLayout.splitRows(parts, stacksBelow: limit, columns: columns)
    case .framed(let view, _): view.fittingRows(columns: columns - 2) + 2
    case .dialog(_, let view), .picker(_, let view): view.fittingRows(columns: columns)
    }
  }
}
