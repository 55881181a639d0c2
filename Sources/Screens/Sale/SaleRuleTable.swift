import Localization
import Terminal

extension Context {
  /// Rules one below the other: the word that carries the meaning, the sentence, the figure.
  func rulesTable(_ rules: [SaleRule]) -> TableView {
    let states = ["works", "possible", "short", "none"].map { words("sale.rule.state." + $0) }
    let width = states.map(\.displayWidth).max() ?? 10
    let columns = [
      Column(id: "state", title: "", width: .fixed(width)),
      Column(id: "text", title: "", width: .flexible(minimum: 20, ideal: 50)),
      Column(id: "figure", title: "", width: .fixed(10), alignment: .right, priority: 1),
    ]
    return TableView(columns, rows: rules.map(row), showsHeadings: false)
  }

  private func row(_ rule: SaleRule) -> TableRow {
    let style: Style =
      switch rule.state {
      case .works: Style(.text, bold: true)
      case .possible: .accent
      case .short: .warning
      case .none: .muted
      }
    return TableRow([
      TableCell(words("sale.rule.state." + rule.state.rawValue), style: style),
      TableCell(rule.text), TableCell(rule.figure),
    ])
  }
}
