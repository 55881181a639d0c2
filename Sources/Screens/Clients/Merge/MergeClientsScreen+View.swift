import Localization
import Loyalty
package import Terminal

extension MergeClientsScreen {
  /// The fewest columns on which two cards stand side by side.
  private static let sideBySide = 64

  package func view(_ context: Context) -> View {
    guard let preview = preview(context) else {
      let sentence = context.sentence(for: obstacle(context))
      return .stack([.gap(), StackPart(.text(TextView(lines: [sentence])))])
    }
    let rows = MergeRows(preview, context).all
    let body = ScreenFrame.bodyRect(in: context.size)
    var parts = [StackPart(.table(table(rows, context)), .filling())]
    if body.rows >= Self.roomy {
      parts.insert(.gap(), at: 0)
      let width = labelWidth(rows, context.words)
      parts += [.gap(), StackPart(.labels(outlook(preview, width, context)))]
    }
    let view = View.stack(parts)
    return question.map { $0.over(view) } ?? view
  }

  /// The fewest rows on which the sums afterwards stand below the cards.
  private static let roomy = 16

  private func outlook(
    _ preview: MergePreview,
    _ width: Int,
    _ context: Context
  ) -> LabelsView {
    let title = LabelledLine.words(
      context.words("merge.after"),
      style: Style(.title)
    )
    return LabelsView(
      [title] + MergeWords(preview, context).outlook,
      labelWidth: width + 2,
      firstLabelled: 1
    )
  }

  /// Columns of the labels: as many as the widest takes, within reason.
  private func labelWidth(_ rows: [MergeRow], _ words: Words) -> Int {
    let labels = rows.map(\.label) + [words("merge.legend")]
    return min(18, labels.map(\.displayWidth).max() ?? 0)
  }

  private func table(_ rows: [MergeRow], _ context: Context) -> TableView {
    let isWide = context.size.columns >= Self.sideBySide
    let places = TableRows(Array(rows.indices))
    var state = table
    state.follow(places)
    let selected = state.selected
    return TableView(
      columns(isWide, labelWidth(rows, context.words), context.words),
      rows: places,
      state: state
    ) { place in
      let row = rows[place]
      let label = TableCell(row.label, style: place == selected ? .text : .muted)
      guard isWide else { return TableRow([label, TableCell(row.after)]) }
      let isNew = row.from.text != row.into.text
      return TableRow([
        label, Self.cell(row.into, .text), Self.cell(row.from, isNew ? .accent : .text),
      ])
    }
  }

  private func columns(_ isWide: Bool, _ width: Int, _ words: Words) -> [Column] {
    let label = Column(
      id: "field",
      title: isWide ? words("merge.legend") : "",
      width: .fixed(isWide ? width : min(width, 12))
    )
    let side = ColumnWidth.flexible(minimum: 12, ideal: 30)
    guard isWide else {
      return [label, Column(id: "after", title: words("merge.after"), width: side)]
    }
    return [
      label, Column(id: "into", title: "  " + words("merge.stays"), width: side),
      Column(id: "from", title: "  " + words("merge.goes"), width: side),
    ]
  }

  /// What remains is ticked, and stands out where the other card brings it; what does not is muted.
  private static func cell(_ value: MergeRow.Value, _ style: Style) -> TableCell {
    guard !value.text.isEmpty else { return "" }
    return value.remains
      ? TableCell("√ " + value.text, style: style) : TableCell("  " + value.text, style: .muted)
  }

  func rows(_ context: Context) -> TableRows<Int> {
    let rows = preview(context).map { MergeRows($0, context).all } ?? []
    return TableRows(Array(rows.indices))
  }

  /// Rows of cards that the screen shows at once.
  func page(_ context: Context) -> Int {
    let body = ScreenFrame.bodyRect(in: context.size).rows
    return max(1, body - (body >= Self.roomy ? 8 : 1))
  }

  package func status(_ context: Context) -> Status {
    guard let preview = preview(context) else { return Status() }
    let rows = MergeRows(preview, context).all
    var table = table
    table.follow(TableRows(Array(rows.indices)))
    guard rows.indices.contains(table.selected) else { return Status() }
    let row = rows[table.selected]
    let text = context.words(
      "merge.row",
      ["field": .text(row.name), "value": .text(row.after)]
    )
    let place = context.words(
      "common.of",
      ["number": .number(table.selected + 1), "total": .number(rows.count)]
    )
    return Status(text, right: place)
  }
}
