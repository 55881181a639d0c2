import Terminal

/// A canvas as a picture: lines without their trailing spaces, no empty lines at the end.
func picture(_ canvas: Canvas) -> String {
  var lines = canvas.lines.map { line in
    String(line.reversed().drop { $0 == " " }.reversed())
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.joined(separator: "\n")
}

/// A view alone as a picture.
func picture(_ view: View, columns: Int = 80, rows: Int = 20) -> String {
  picture(view.rendered(columns: columns, rows: rows))
}

/// The rows in which a cell is reversed.
func reversedRows(_ canvas: Canvas) -> [Int] {
  canvas.map { $0.reversed }.enumerated().filter { $0.element.contains("#") }.map(\.offset)
}

/// Keys of a text, letter by letter.
func keys(_ text: String) -> [Key] {
  text.map { .character($0) }
}
