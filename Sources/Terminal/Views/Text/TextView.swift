/// A piece of running text.
public struct Paragraph: Hashable, Sendable {
  /// The words; newlines break lines.
  public var text: String
  /// How they look.
  public var style: Style

  /// Makes a paragraph.
  public init(_ text: String, style: Style = .text) {
    self.text = text
    self.style = style
  }
}

/// Paragraphs wrapped at the right edge, scrolled by lines.
public struct TextView: Hashable, Sendable {
  /// The paragraphs; an empty one is an empty line.
  public var paragraphs: [Paragraph]
  /// Lines scrolled out at the top.
  public var top: Int

  /// Columns of a paragraph beyond which it is not looked at.
  private static let longest = 2_000

  /// Describes text.
  public init(_ paragraphs: [Paragraph], top: Int = 0) {
    self.paragraphs = paragraphs
    self.top = top
  }

  /// Describes plain lines of one style.
  public init(lines: [String], style: Style = .text) {
    self.init(lines.map { Paragraph($0, style: style) })
  }

  /// The lines at a width, margins not counted.
  func lines(columns: Int) -> [(text: String, style: Style)] {
    guard columns > 0 else { return [] }
    return paragraphs.flatMap { paragraph in
      paragraph.text.beginning(for: Self.longest).wrapped(to: columns).map { ($0, paragraph.style) }
    }
  }

  /// The number of lines on a screen of so many columns, margins included.
  public func rows(columns: Int) -> Int {
    lines(columns: columns - TextArea.gutter - TextArea.margin).count
  }

  /// Draws the text.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    let lines = lines(columns: area.columns)
    let first = max(0, min(top, lines.count - area.rows))
    for (row, line) in lines.dropFirst(first).prefix(area.rows).enumerated() {
      canvas.write(line.text, row: row, in: area, style: line.style)
    }
  }
}

/// How far text is scrolled.
public struct TextState: Hashable, Sendable {
  /// Lines scrolled out at the top.
  public private(set) var top = 0

  /// Text at its beginning.
  public init() {}

  /// Scrolls.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - rows: The number of lines of the whole text.
  ///   - page: The number of lines on the screen.
  /// - Returns: Whether the key was one that scrolls.
  public mutating func handle(_ key: Key, rows: Int, page: Int) -> Bool {
    let last = max(0, rows - page)
    switch key {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= max(1, page - 1)
    case .pageDown, " ": top += max(1, page - 1)
    case .home: top = 0
    case .end: top = last
    default: return false
    }
    top = max(0, min(top, last))
    return true
  }
}
