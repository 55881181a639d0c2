extension String {
  /// The text in lines of at most `columns` columns, broken at spaces; newlines in it break too.
  ///
  /// A word that is wider than a line is broken between graphemes. Spaces at breaks disappear,
  /// other spaces stay. Empty text is one empty line.
  public func wrapped(to columns: Int) -> [String] {
    let columns = max(1, columns)
    return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { WordWrap.lines(of: Displayable.cellText(String($0)), columns: columns) }
  }
}

private enum WordWrap {
  static func lines(of text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in text.split(separator: " ", omittingEmptySubsequences: false) {
      let word = String(piece)
      let gap = line.isEmpty && used == 0 ? 0 : 1
      if used + gap + word.displayWidth <= columns {
        line += (gap == 1 ? " " : "") + word
        used += gap + word.displayWidth
        continue
      }
      if used > 0 { lines.append(line) }
      let broken = pieces(of: word, columns: columns)
      lines += broken.dropLast()
      line = broken.last ?? ""
      used = line.displayWidth
    }
    lines.append(line)
    return lines
  }

  /// A word in pieces that fit a line each.
  private static func pieces(of word: String, columns: Int) -> [String] {
    var rest = word
    var pieces: [String] = []
    while rest.displayWidth > columns {
      let leading = rest.leading(columns)
      let head = leading.isEmpty ? String(rest.prefix(1)) : leading
      pieces.append(head)
      rest.removeFirst(head.count)
    }
    return rest.isEmpty && !pieces.isEmpty ? pieces : pieces + [rest]
  }
}
