/// What the line above the footer says: what this is, or the last result.
public struct Message: Hashable, Sendable {
  /// The words on the left.
  public var text: String
  /// How they look.
  public var style: Style
  /// Words at the right edge, such as when it was saved; they go first when room is short.
  public var right: String

  /// Makes a message.
  public init(_ text: String, style: Style = .text, right: String = "") {
    self.text = text
    self.style = style
    self.right = right
  }
}

/// The whole screen: where, who and when on top, the message and the keys below, a rule between
/// each and the body.
public struct ScreenFrame: Sendable {
  /// The smallest screen that anything is shown on.
  public static let smallest = Size(columns: 40, rows: 12)

  /// The way that was walked, the club first.
  public var trail: [String]
  /// Who and when, at the right edge of the first line.
  public var corner: [String]
  /// What is shown in the middle.
  public var body: View
  /// The line above the footer.
  public var message: Message
  /// The keys that work now.
  public var footer: Footer
  /// The sentence shown on a screen that is too small; given the smallest and the present size.
  public var tooSmall: @Sendable (Size, Size) -> String

  /// Describes the whole screen.
  public init(
    trail: [String],
    corner: [String],
    body: View,
    message: Message,
    footer: Footer,
    tooSmall: @escaping @Sendable (Size, Size) -> String
  ) {
    self.trail = trail
    self.corner = corner
    self.body = body
    self.message = message
    self.footer = footer
    self.tooSmall = tooSmall
  }

  /// The part of a screen that the body gets.
  public static func bodyRect(in size: Size) -> Rect {
    Rect(row: 2, column: 0, columns: size.columns, rows: size.rows - 5)
  }

  /// Draws the screen at a size.
  public func render(size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      drawTooSmall(into: &canvas)
      return canvas
    }
    let below = size.rows - 3
    body.render(into: &canvas, in: Self.bodyRect(in: size))
    drawTrail(into: &canvas)
    canvas.rule(at: Point(row: 1, column: 0))
    canvas.rule(at: Point(row: below, column: 0))
    drawMessage(into: &canvas, row: below + 1)
    footer.draw(on: &canvas, row: size.rows - 1)
    return canvas
  }

  private func drawTooSmall(into canvas: inout Canvas) {
    let size = canvas.size
    let words = tooSmall(Self.smallest, size)
    let place = Point(row: (size.rows - 1) / 2, column: 0)
    canvas.put(words, at: place, width: size.columns, alignment: .center)
  }

  private func drawTrail(into canvas: inout Canvas) {
    let area = TextArea(Rect(row: 0, column: 0, columns: canvas.size.columns, rows: 1))
    let corner = corner.joined(separator: "  ").beginning(for: area.columns)
    let right = min(corner.shownWidth, area.columns / 2)
    let place = area.columns - right
    let words = shortened(to: place - 2)
    canvas.write(words, row: 0, in: area, width: max(0, place - 2), style: .title)
    canvas.write(corner, row: 0, in: area, column: place, width: right, style: .muted)
  }

  /// The way, without its first steps when it is too long: where one stands matters most.
  private func shortened(to columns: Int) -> String {
    let between = " \(Glyph.step) "
    let steps = trail.map { $0.beginning(for: columns) }
    for first in steps.indices {
      let words = steps[first...].joined(separator: between)
      let shown = first == 0 ? words : "\(Glyph.cut)\(between)\(words)"
      if shown.shownWidth <= columns { return shown }
    }
    return (steps.last ?? "").truncated(to: max(0, columns))
  }

  private func drawMessage(into canvas: inout Canvas, row: Int) {
    let area = TextArea(Rect(row: row, column: 0, columns: canvas.size.columns, rows: 1))
    let words = message.text.beginning(for: area.columns)
    let right = message.right.shownWidth
    let fits = right > 0 && words.shownWidth + 2 + right <= area.columns
    let room = fits ? area.columns - right - 2 : area.columns
    canvas.write(words, row: 0, in: area, width: room, style: message.style)
    if fits {
      let place = area.columns - right
      canvas.write(message.right, row: 0, in: area, column: place, width: right, style: .muted)
    }
  }
}
