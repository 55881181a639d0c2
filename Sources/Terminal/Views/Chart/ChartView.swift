/// A chart: bars, bars of parts, a line over time, or a map of fields.
///
/// Numbers stand beside everything drawn, parts differ by their pattern before they differ by
/// colour, and every glyph is of WGL4 and has a form in ASCII.
public struct ChartView: Hashable, Sendable {
  /// A bar with its name and its number.
  public struct BarLine: Hashable, Sendable {
    /// What it is of.
    public var label: String
    /// The lengths of its parts as shares of the longest bar, 0…1 together.
    public var parts: [Double]
    /// The number, as it is printed.
    public var figure: String

    /// Makes a bar of one part, or of several.
    public init(_ label: String, parts: [Double], figure: String) {
      self.label = label
      self.parts = parts
      self.figure = figure
    }
  }

  /// A line over time.
  public struct Line: Hashable, Sendable {
    /// The values, evenly spaced.
    public var values: [Double]
    /// What stands below each value; left out where there is no room.
    public var labels: [String]
    /// The numbers at the axis: that of the top, that of the middle, that of the floor.
    ///
    /// The floor is zero, or the least value where that is below.
    public var scale: [String]
    /// The number of each value: told instead of the line where there is no room for one.
    public var figures: [String]
    /// The first value that is not whole yet: it and those behind it are marked, not joined.
    public var unfinished: Int?

    /// Describes a line.
    public init(
      _ values: [Double],
      labels: [String],
      scale: [String],
      figures: [String] = [],
      unfinished: Int? = nil
    ) {
      self.values = values
      self.labels = labels
      self.scale = scale
      self.figures = figures
      self.unfinished = unfinished
    }
  }

  /// A field of a map: how much there is, as a share of the most, and the number.
  public struct Field: Hashable, Sendable {
    /// How dark it is, 0…1.
    public var share: Double
    /// The number, as it is printed.
    public var figure: String

    /// Makes a field.
    public init(_ share: Double, _ figure: String) {
      self.share = share
      self.figure = figure
    }
  }

  /// What is drawn.
  public enum Shape: Hashable, Sendable {
    /// Bars one below the other; the names of the parts where there are several.
    case bars([BarLine], parts: [String])
    /// A line with its axes.
    case line(Line)
    /// Fields in rows under headings, each row with its name.
    case map(headings: [String], rows: [String], fields: [[Field]])
  }

  /// What is drawn.
  public var shape: Shape
  /// How finely.
  public var blocks: ChartBlocks
  /// The first bar or row that is shown.
  public var top: Int
  /// The bar, row or value that is marked; nil marks none.
  public var selected: Int?

  /// Describes a chart.
  public init(
    _ shape: Shape,
    blocks: ChartBlocks = .halves,
    top: Int = 0,
    selected: Int? = nil
  ) {
    self.shape = shape
    self.blocks = blocks
    self.top = top
    self.selected = selected
  }

  /// The number of rows that show the whole chart.
  var fittingRows: Int {
    switch shape {
    case .bars(let bars, let parts): bars.count + (parts.count > 1 ? 2 : 0)
    case .line: 8
    case .map(_, let rows, _): rows.count + 1
    }
  }

  /// Draws the chart.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    guard area.rows > 0, area.columns > 0 else { return }
    switch shape {
    case .bars(let bars, let parts): draw(bars, parts, into: &canvas, in: area)
    case .line(let line): LineDrawing(line, area, selected: selected).draw(into: &canvas)
    case .map(let headings, let rows, let fields):
      draw(headings, rows, fields, into: &canvas, in: area)
    }
  }

  // MARK: Bars

  /// The pattern of each part, the first the fullest.
  static let patterns: [Character] = [Glyph.full, "▒", Glyph.light, "="]

  private func draw(
    _ bars: [BarLine],
    _ parts: [String],
    into canvas: inout Canvas,
    in area: TextArea
  ) {
    let hasLegend = parts.count > 1
    let rows = area.rows - (hasLegend ? 2 : 0)
    guard rows > 0 else { return }
    let first = TableScroll.top(top, showing: selected ?? top, page: rows, total: bars.count)
    let shown = Array(bars.dropFirst(first).prefix(rows))
    let figure = min(shown.map(\.figure.shownWidth).max() ?? 0, area.columns / 3)
    let label = min(shown.map(\.label.shownWidth).max() ?? 0, max(8, area.columns / 3))
    let room = max(0, area.columns - label - figure - 4)
    let names = CommonBeginning.truncated(shown.map(\.label), to: label)
    canvas.tell(
      rowsAbove: first > 0,
      below: first + shown.count < bars.count,
      rows,
      from: 0,
      in: area
    )
    for (row, bar) in shown.enumerated() {
      let isSelected = selected == first + row
      canvas.mark(row: row, in: area, isSelected: isSelected)
      canvas.write(names[row], row: row, in: area, width: label, style: isSelected ? .title : .text)
      canvas.write(
        text(of: bar, columns: room),
        row: row,
        in: area,
        column: label + 2,
        width: room,
        style: .accent
      )
      let place = area.columns - figure
      canvas.write(bar.figure, row: row, in: area, column: place, width: figure, alignment: .right)
    }
    guard hasLegend else { return }
    let legend = parts.enumerated().map { "\(Self.pattern($0)) \($1)" }.joined(separator: "   ")
    canvas.write(legend, row: shown.count + 1, in: area, style: .muted)
  }

  private static func pattern(_ place: Int) -> Character { patterns[place % patterns.count] }

  private func text(of bar: BarLine, columns: Int) -> String {
    if bar.parts.count == 1 {
      return Bar.length(share: bar.parts[0], columns: columns, blocks: blocks)
    }
    var text = ""
    var sum = 0.0
    for (place, part) in bar.parts.enumerated() where part > 0 {
      sum += min(1, part)
      let end = min(columns, Int((sum * Double(columns)).rounded()))
      let cells = max(end - text.count, text.count < columns ? 1 : 0)
      text += String(repeating: Self.pattern(place), count: cells)
    }
    return text
  }

  // MARK: Map

  /// The pattern of a field by how much there is in it; nothing is a space.
  static func shade(_ share: Double) -> Character {
    switch share {
    case ...0: " "
    case ...0.25: Glyph.light
    case ...0.5: "▒"
    case ...0.75: "▓"
    default: Glyph.full
    }
  }

  /// The colour of a field beside its pattern, where the terminal has enough of them.
  static func style(_ share: Double) -> Style {
    switch share {
    case ...0.25: Style(.quarter)
    case ...0.5: Style(.half)
    case ...0.75: Style(.threeQuarters)
    default: Style(.most)
    }
  }

  /// How wide a field is, and how many have room: the last ones go before figures are cut.
  private static func fields(
    _ headings: [String],
    _ fields: [[Field]],
    room: Int
  ) -> (width: Int, shown: Int) {
    let figures = figures(of: fields)
    let widest = max(figures + 1, headings.map(\.shownWidth).max() ?? 0)
    let shown = min(headings.count, max(1, room / (figures + 1)))
    return (max(2, min(widest + 1, room / max(1, shown))), shown)
  }

  private static func figures(of fields: [[Field]]) -> Int {
    fields.flatMap { $0 }.map(\.figure.shownWidth).max() ?? 0
  }

  /// How many fields of a row of a map have room on a screen so wide, of how many; nil for what is
  /// no map.
  public func fields(onScreenOf columns: Int) -> (shown: Int, all: Int)? {
    guard case .map(let headings, let rows, let fields) = shape, !headings.isEmpty else {
      return nil
    }
    let area = TextArea(Rect(row: 0, column: 0, columns: columns, rows: 1))
    let label = min(rows.map(\.shownWidth).max() ?? 0, area.columns / 3)
    return (Self.fields(headings, fields, room: area.columns - label - 1).shown, headings.count)
  }

  private func draw(
    _ headings: [String],
    _ rows: [String],
    _ fields: [[Field]],
    into canvas: inout Canvas,
    in area: TextArea
  ) {
    guard !headings.isEmpty else { return }
    let label = min(rows.map(\.shownWidth).max() ?? 0, area.columns / 3)
    let (width, shown) = Self.fields(headings, fields, room: area.columns - label - 1)
    for (place, heading) in headings.prefix(shown).enumerated() {
      let column = label + 1 + place * width
      canvas.write(
        heading,
        row: 0,
        in: area,
        column: column,
        width: width - 1,
        style: .muted,
        alignment: .right
      )
    }
    let page = max(1, area.rows - 1)
    let first = TableScroll.top(top, showing: selected ?? top, page: page, total: rows.count)
    canvas.tell(rowsAbove: first > 0, below: first + page < rows.count, page, from: 1, in: area)
    for row in first..<min(rows.count, first + page) {
      let line = row - first + 1
      canvas.mark(row: line, in: area, isSelected: selected == row)
      canvas.write(rows[row], row: line, in: area, width: label)
      for (place, field) in fields[row].prefix(shown).enumerated() {
        let column = label + 1 + place * width
        let isTight = width < Self.figures(of: fields) + 2
        let shade = String(Self.shade(field.share))
        let style = Self.style(field.share)
        canvas.write(shade, row: line, in: area, column: column, width: 1, style: style)
        canvas.write(
          field.figure,
          row: line,
          in: area,
          column: column + 1,
          width: isTight ? width - 1 : width - 2,
          alignment: .right
        )
      }
    }
  }
}
