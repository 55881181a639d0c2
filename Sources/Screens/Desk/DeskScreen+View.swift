import Localization
import Loyalty
package import Terminal

extension DeskScreen {
  package func view(_ context: Context) -> View {
    let layout = DeskLayout(context.size)
    let words = context.words
    let find = FindLineView(
      words("clients.find.label"),
      list.find,
      hint: layout.isRoomy ? words("clients.find.hint") : nil,
      isFocused: list.isFinding
    )
    let top: [StackPart] = [
      .gap(layout.gap), StackPart(.findLine(find)), .gap(layout.gap),
    ]
    let desk = deskRows(context)
    let parts = isBlank ? idle(desk, layout, context) : search(desk, layout, context)
    let view = View.stack(top + parts)
    return question.map { $0.over(view) } ?? view
  }

  // MARK: Parts

  /// Who was here last and the receipts that wait, or what the line is for.
  private func idle(
    _ desk: DeskRows,
    _ layout: DeskLayout,
    _ context: Context
  ) -> [StackPart] {
    guard desk.all.count > 0 else {
      var table = TableView([], rows: [])
      table.empty = emptyLines(context)
      return [StackPart(.table(table), .filling())]
    }
    guard !desk.recent.isEmpty else {
      let lines = layout.parkedLines(desk.parked.count, alone: true)
      return [StackPart(parked(desk, context), .fixed(lines))]
    }
    let recent = clients(desk.recentPlaces, desk, context.words("desk.recent"), context)
    var parts = [StackPart(.table(recent), .fixed(1 + desk.recent.count))]
    guard !desk.parked.isEmpty else { return parts }
    let lines = layout.parkedLines(desk.parked.count, alone: false)
    parts += [.gap(layout.gap), StackPart(parked(desk, context), .fixed(lines))]
    return parts
  }

  /// Who was found, and below them whatever there is room for.
  private func search(
    _ desk: DeskRows,
    _ layout: DeskLayout,
    _ context: Context
  ) -> [StackPart] {
    let places = 0..<desk.recentPlaces.lowerBound
    let hasTail = desk.all.count > places.count
    var found = clients(places, desk, context.words("clients.column.name"), context)
    if places.isEmpty { found.empty = [context.words("clients.none")] }
    found.showsHeadings = desk.found.count > 0
    guard hasTail else { return [StackPart(.table(found), .filling())] }
    var parts = [StackPart(.table(found), .fixed(max(1, places.count + 1)))]
    if !desk.recent.isEmpty {
      let title = TextView(lines: [context.words("desk.recent")], style: .muted)
      var recent = clients(desk.recentPlaces, desk, "", context)
      recent.showsHeadings = false
      parts += [
        .gap(layout.gap), StackPart(.text(title)),
        StackPart(.table(recent), .fixed(desk.recent.count)),
      ]
    }
    if !desk.parked.isEmpty {
      parts += [.gap(layout.gap), StackPart(parked(desk, context))]
    }
    return parts
  }

  private func clients(
    _ places: Range<Int>,
    _ desk: DeskRows,
    _ title: String,
    _ context: Context
  ) -> TableView {
    let rows = desk.part(places)
    let cells = ClientCells(context)
    let new = context.words(
      desk.found.count == 0 ? "clients.none.newNamed" : "clients.newFrom",
      ["typed": .text(typed(context).words)]
    )
    let isNew = desk.newPlace.map(places.contains) ?? false
    var view = TableView(
      Self.columns(title, context),
      rows: TableRows(
        count: places.count - (isNew ? 1 : 0),
        hasActionRow: isNew,
        id: { desk.part(places).id(at: $0) ?? .new }
      ),
      state: state(in: places, rows),
      actionRow: new
    ) { place in
      guard case .client(let id)? = rows.id(at: place) else { return TableRow([String]()) }
      return cells.deskRow(id)
    }
    focus(&view, in: places, context)
    return view
  }

  private func parked(_ desk: DeskRows, _ context: Context) -> View {
    let places = desk.parkedPlaces
    let column = Column(id: "line", title: "", width: .flexible(minimum: 20, ideal: 76))
    var view = TableView(
      [column],
      rows: desk.part(places),
      state: state(in: places, desk.part(places))
    ) { place in
      let receipt = context.club.parkedReceipts[desk.parked[place]]
      return TableRow([receipt.map { ParkedWords($0, context).line } ?? ""])
    }
    view.showsHeadings = false
    focus(&view, in: places, context)
    return .table(view)
  }

  /// The selection as far as it stands in a part, with the marks of all.
  private func state(
    in places: Range<Int>,
    _ rows: TableRows<DeskRow>
  ) -> TableState<DeskRow> {
    guard places.lowerBound > 0 else { return list.table }
    var state = TableState<DeskRow>()
    state.marks = list.table.marks
    state.select(place: list.table.selected - places.lowerBound, in: rows, page: .max / 8)
    return state
  }

  /// Only the part with the selection shows one.
  private func focus(_ view: inout TableView, in places: Range<Int>, _ context: Context) {
    var table = list.table
    table.follow(rows(context))
    view.showsSelection = places.contains(table.selected)
    view.holdsCursor = !list.isFinding && view.showsSelection
  }

  // MARK: Columns

  private static func columns(_ title: String, _ context: Context) -> [Column] {
    let words = context.words
    let isNarrow = context.size.columns < 60
    return [
      Column(
        id: "name",
        title: title,
        width: .flexible(minimum: isNarrow ? 14 : 22, ideal: 24)
      ),
      Column(id: "phone", title: words("clients.column.phone"), width: .fixed(17), priority: 2),
      Column(
        id: "bonuses",
        title: words("clients.column.bonuses"),
        width: .fixed(9),
        alignment: .right,
        priority: 1,
        gap: 1
      ),
      Column(
        id: "group",
        title: words("clients.column.group"),
        width: .flexible(minimum: 14, ideal: 14),
        priority: 3,
        gap: 3
      ),
      Column(
        id: "visit",
        title: words("clients.column.visit"),
        width: .fixed(5),
        alignment: .right,
        priority: 4
      ),
    ]
  }

  // MARK: Words

  private func emptyLines(_ context: Context) -> [String] {
    let words = context.words
    guard context.club.clients.count == 0 else {
      return [words("desk.empty"), words("desk.emptyNext")]
    }
    guard context.whyReadOnly == nil else { return [words("clients.empty")] }
    return [words("clients.empty"), words("clients.emptyNext")]
  }

  package func status(_ context: Context) -> Status {
    var parts = [FoundWords(current(context), context).sentence]
    let marked = list.table.marks.count
    if marked > 0 { parts.append(context.words("frame.marked", ["count": .number(marked)])) }
    return Status(parts.joined(separator: " · "))
  }

  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }
}
