/// How finely charts are drawn: halves of blocks are in every console font, eighths in few.
public enum ChartBlocks: String, CaseIterable, Hashable, Sendable {
  /// Full and half blocks, all from WGL4.
  case halves
  /// Blocks in eight steps, where the font is known to have them.
  case eighths
}

extension Bar {
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A bar whose length is a share of its room, spaces behind it; the least above zero shows.
  ///
  /// - Parameters:
  ///   - share: How long it is, 0…1; anything else counts as the nearer end.
  ///   - columns: How much room there is.
  ///   - blocks: How finely it ends.
  /// - Returns: Exactly so many columns.
  public static func length(
    share: Double,
    columns: Int,
    blocks: ChartBlocks = .halves
  ) -> String {
    guard columns > 0 else { return "" }
    let kept = share.isNaN ? 0 : max(0, min(1, share))
    let steps = blocks == .halves ? 2 : 8
    var parts = Int((kept * Double(columns * steps)).rounded())
    if kept > 0 { parts = max(1, parts) }
    let (full, rest) = parts.quotientAndRemainder(dividingBy: steps)
    var text = String(repeating: Glyph.full, count: full)
    if rest > 0 { text.append(blocks == .halves ? Glyph.half : eighths[rest - 1]) }
    return text + String(repeating: " ", count: columns - full - (rest > 0 ? 1 : 0))
  }

  /// Values side by side, one column each, as high as their share of the largest.
  ///
  /// Zero and what is below it is a low line; with more values than columns the last are shown. With
  /// halves alone the full block is kept for what is above three quarters: sparks stand one below
  /// the other, and full blocks would run together.
  public static func spark(
    _ values: [Double],
    columns: Int,
    blocks: ChartBlocks = .halves
  ) -> String {
    let shown = values.suffix(max(0, columns))
    let most = shown.max() ?? 0
    return String(
      shown.map { value in
        guard value > 0, most > 0 else { return "_" }
        if blocks == .halves { return value * 4 > most * 3 ? Glyph.full : Glyph.lowerHalf }
        let place = Int((value / most * 8).rounded(.up)) - 1
        return heights[max(0, min(7, place))]
      }
    )
  }
}
