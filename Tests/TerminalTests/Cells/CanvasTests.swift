import Terminal
import Testing

@Suite("Canvas")
struct CanvasTests {
  private func canvas(_ columns: Int, _ rows: Int) -> Canvas {
    Canvas(size: Size(columns: columns, rows: rows))
  }

  @Test("A new canvas is spaces, each row exactly as wide as the canvas")
  func emptyCanvas() {
    #expect(canvas(4, 2).lines == ["    ", "    "])
    #expect(canvas(4, 2).cursor == nil)
    #expect(canvas(0, 0).lines.isEmpty)
    #expect(Size(columns: -3, rows: 2) == Size(columns: 0, rows: 2))
  }

  @Test("Text is cut at the right edge, at the left edge, and outside the rows")
  func clippedAtAllEdges() {
    var canvas = canvas(4, 2)
    #expect(canvas.put("Арена", at: Point(row: 0, column: 2)) == 5)
    #expect(canvas.put("Арена", at: Point(row: 1, column: -3)) == 5)
    canvas.put("no", at: Point(row: -1, column: 0))
    canvas.put("no", at: Point(row: 2, column: 0))
    #expect(canvas.lines == ["  Ар", "на  "])
  }

  @Test("A wide grapheme takes two columns, and half of one at an edge is a space")
  func wideGraphemes() {
    var canvas = canvas(4, 3)
    canvas.put("a中b", at: Point(row: 0, column: 0))
    canvas.put("abc中", at: Point(row: 1, column: 0))
    canvas.put("中c", at: Point(row: 2, column: -1))
    #expect(canvas.lines == ["a中b", "abc ", " c  "])
    #expect(canvas[0, 1].width == 2)
    #expect(canvas[0, 2].isContinuation)
  }

  @Test("Writing over one half of a wide grapheme blanks the other half")
  func overwritingHalves() {
    var left = canvas(4, 1)
    left.put("中中", at: Point(row: 0, column: 0))
    left.put("x", at: Point(row: 0, column: 1))
    #expect(left.lines == [" x中"])
    left.put("y", at: Point(row: 0, column: 2))
    #expect(left.lines == [" xy "])
    left.put("中", at: Point(row: 0, column: 1))
    #expect(left.lines == [" 中 "])
  }

  @Test("Text in a width is cut with an ellipsis or padded, as aligned")
  func widthAndAlignment() {
    var canvas = canvas(12, 5)
    canvas.put("............", at: Point(row: 0, column: 0))
    canvas.put("Бонус", at: Point(row: 0, column: 1), width: 8)
    canvas.put("230,00", at: Point(row: 1, column: 0), width: 8, alignment: .right)
    canvas.put("abc", at: Point(row: 2, column: 0), width: 8, alignment: .center)
    canvas.put("Скидка: Приветственная", at: Point(row: 3, column: 0), width: 9)
    #expect(canvas.put("a", at: Point(row: 4, column: 0), width: 0) == 0)
    #expect(
      canvas.lines == [
        ".Бонус   ...", "  230,00    ", "  abc       ", "Скидка: …   ", "            ",
      ]
    )
  }

  @Test("Text from data cannot bring control characters onto the canvas")
  func unsafeText() {
    var canvas = canvas(16, 1)
    canvas.put("a\u{1B}[2J\u{202E}b", at: Point(row: 0, column: 0))
    #expect(canvas.lines == ["a^[[2J<U+202E>b "])
  }

  @Test("Styles stay with their cells, and runs cover a row piece by piece")
  func stylesAndRuns() {
    var canvas = canvas(6, 2)
    canvas.put("ab", at: Point(row: 0, column: 1), style: .accent)
    canvas.restyle(Rect(row: 1, column: -2, columns: 5, rows: 9)) { $0.reversed = true }
    #expect(canvas.map { $0.role == .accent } == [".##...", "......"])
    #expect(canvas.map(mark: "R") { $0.reversed } == ["......", "RRR..."])
    let runs = canvas.runs(inRow: 0)
    #expect(runs.map(\.text) == [" ", "ab", "   "])
    #expect(runs.map(\.column) == [0, 1, 3])
    #expect(canvas.runs(inRow: 1).map(\.style) == [.selected, .text])
  }

  @Test("A box has corners and sides, clears its inside and is cut at the edges")
  func boxes() {
    var canvas = canvas(6, 3)
    canvas.put("xxxxxx", at: Point(row: 1, column: 0))
    canvas.box(Rect(row: 0, column: 1, columns: 4, rows: 3))
    #expect(canvas.lines == [" ┌──┐ ", "x│  │x", " └──┘ "])
    canvas.box(Rect(row: 2, column: 4, columns: 5, rows: 5))
    #expect(canvas.lines[2] == " └──┌─")
    canvas.box(Rect(row: 0, column: 0, columns: 1, rows: 1))
    #expect(canvas.lines[0] == " ┌──┐ ")
  }

  @Test("Rules go to the edge unless a length is given")
  func rules() {
    var canvas = canvas(5, 3)
    canvas.rule(at: Point(row: 0, column: 0))
    canvas.rule(at: Point(row: 1, column: 1), columns: 2)
    canvas.verticalRule(at: Point(row: 1, column: 4), rows: 9)
    #expect(canvas.lines == ["─────", " ── │", "    │"])
  }

  @Test("Drawing a canvas on another copies its cells and its cursor")
  func drawing() {
    var small = canvas(3, 1)
    small.put("中x", at: Point(row: 0, column: 0), style: .error)
    small.cursor = Point(row: 0, column: 2)
    var large = canvas(4, 2)
    large.draw(small, at: Point(row: 1, column: 2))
    #expect(large.lines == ["    ", "  中"])
    #expect(large.cursor == nil)
    large.draw(small, at: Point(row: 0, column: 0))
    #expect(large.cursor == Point(row: 0, column: 2))
    #expect(large[0, 0].style == .error)
  }

  @Test("Equal pictures are equal canvases, other cells or cursors are not")
  func equality() {
    var one = canvas(3, 1)
    var other = canvas(3, 1)
    one.put("é", at: Point(row: 0, column: 0))
    other.put("é", at: Point(row: 0, column: 0))
    #expect(one == other)
    other.cursor = Point(row: 0, column: 0)
    #expect(one != other)
  }
}
