import Localization
import Loyalty
package import Terminal

extension SimulationScreen {
  package func view(_ context: Context) -> View {
    let view = View.stack([
      StackPart(.text(TextView([Paragraph(head(context))])), .fixed(1)), .gap(),
      StackPart(.table(figures(context)), .filling()),
    ])
    guard let picker else { return view }
    let list = PickerView(
      Self.options(context),
      picker,
      findLabel: context.words("key.find"),
      title: context.words("simulation.pick")
    )
    return .picker(list, over: view)
  }

  /// The days and the groups, on one line.
  private func head(_ context: Context) -> String {
    let words = context.words
    let start = context.today.advanced(byDays: -trial.days)
    let since: [String: WordValue] = [
      "days": .text(words("simulation.days", ["count": .number(trial.days)])),
      "date": .text(words.date(start)),
    ]
    let days = "‹ " + words("simulation.since", since) + " ›"
    let names = context.club.groups.inUse.filter { trial.groups.contains($0.id) }.map(\.name)
    let groups =
      names.isEmpty ? words("simulation.noGroups") : words.list(names, limit: 3)
    return (days + "   " + groups).truncated(to: max(0, context.size.columns - 4))
  }

  private func figures(_ context: Context) -> TableView {
    let figures = result.map { SimulationFigures($0, context) }
    let lines = rows
    let cells = (0..<lines.count).map { place in
      lines.id(at: place).flatMap { figures?.row($0) } ?? TableRow([String]())
    }
    var view = TableView(columns(cells), rows: lines, state: table) { cells[$0] }
    view.showsHeadings = false
    view.isDim = isWorking
    view.showsSelection = picker == nil
    view.empty = empty(context)
    return view
  }

  /// Figures in columns as wide as the widest of them; the label has the rest.
  private func columns(_ rows: [TableRow]) -> [Column] {
    let names = ["first", "second", "third", "fourth"]
    let figures = names.enumerated().map { place, name in
      let widest = rows.compactMap { row -> Int? in
        place + 1 < row.cells.count ? row.cells[place + 1].text.displayWidth : nil
      }
      // On a narrow screen the share of each tier goes first, what a program costs last.
      return Column(
        id: name,
        title: "",
        width: .fixed(widest.max() ?? 0),
        alignment: .right,
        priority: [3, 2, 0, 1][place]
      )
    }
    let label = Column(id: "label", title: "", width: .flexible(minimum: 14, ideal: 30))
    return [label] + figures
  }

  private func empty(_ context: Context) -> [String] {
    let words = context.words
    if trial.groups.isEmpty {
      let kind = words("groups.loyalty." + trial.program.loyalty.rawValue)
      return [words("simulation.empty.noGroups", ["type": .text(kind)])]
    }
    return [words(isWorking ? "simulation.empty.working" : "simulation.empty.stopped")]
  }

  package func status(_ context: Context) -> Status {
    guard let result, let row = selected else { return Status() }
    let words = context.words
    var left = SimulationFigures(result, context).about(row)
    if result.receipts == 0 { left = words("simulation.noReceipts") }
    let time = triedAt.map { words("simulation.asOf", ["time": .text(context.time($0))]) }
    return Status(left, right: time)
  }
}
