/// One line of long work: a bar, how much is done of all, and how to stop it.
public struct WorkView: Hashable, Sendable {
  /// How much is done, 0…1.
  public var share: Double
  /// What is done of all, and the time left, in words.
  public var text: String
  /// How to stop it, at the right edge.
  public var stop: String

  /// Describes long work.
  public init(share: Double, text: String, stop: String) {
    self.share = share
    self.text = text
    self.stop = stop
  }

  /// Draws the line; the words of stopping stay longest, then the bar.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    let stopWidth = min(stop.shownWidth, area.columns)
    let room = area.columns - stopWidth - (stopWidth == 0 ? 0 : 2)
    let bar = max(0, min(15, room))
    let words = Bar.text(share: share, columns: bar)
    canvas.write(words, row: 0, in: area, width: bar, style: .accent)
    canvas.write(text, row: 0, in: area, column: bar + 2, width: max(0, room - bar - 2))
    let place = area.columns - stopWidth
    canvas.write(stop, row: 0, in: area, column: place, width: stopWidth, style: .muted)
  }
}
