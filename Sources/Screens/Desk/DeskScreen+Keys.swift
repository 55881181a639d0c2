import Localization
import Loyalty
package import Terminal

/// What the keys of the Desk ask for.
package enum DeskIntent: Hashable, Sendable {
  /// What every find line over clients knows.
  case clients(ClientIntent)
  /// Throw the selected parked receipt away.
  case drop
}

extension DeskScreen: ClientFinder {
  package static let keys = KeyTable<DeskIntent, KeyState<DeskScreen>> {
    ClientKeys<DeskScreen>.table.map { .clients($0) }
    Binding(
      .function(8),
      "d",
      .delete,
      does: .drop,
      label: "desk.key.delete",
      tooltip: "desk.key.delete.hint",
      footer: 10,
      unless: { $0.screen.whyNotDrop($0.context) }
    )
    ClientKeys<DeskScreen>.escape.map { .clients($0) }
  }

  var isChoosing: Bool { false }

  func rows(_ context: Context) -> TableRows<DeskRow> { deskRows(context).all }

  func selected(_ context: Context) -> Client.ID? {
    guard case .client(let id)? = selectedRow(context) else { return nil }
    return id
  }

  func chosen(_ context: Context) -> [Client.ID] {
    let marked = list.table.marks.compactMap { row -> Client.ID? in
      if case .client(let id) = row { id } else { nil }
    }
    guard marked.isEmpty else { return marked.sorted() }
    return selected(context).map { [$0] } ?? []
  }

  func typed(_ context: Context) -> TypedClient { current(context).typed }

  func whyNotMark(_ context: Context) -> String? {
    selected(context) == nil ? "why.nothingSelected" : nil
  }

  private func whyNotDrop(_ context: Context) -> String? {
    if let reason = context.whyReadOnly { return reason }
    return selectedParked(context) == nil ? "desk.why.noParked" : nil
  }

  package func label(of intent: DeskIntent, _ context: Context) -> String? {
    guard intent == .clients(.open) else { return nil }
    return switch selectedRow(context) {
    case .new: context.words("clients.key.new")
    case .parked: context.words("desk.key.openParked")
    case .client, nil: nil
    }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    return typeInList(stroke.key, context)
  }

  package mutating func run(
    _ intent: DeskIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .clients(let intent):
      if intent == .sale { beginSale(context) }
      return run(intent, context)
    case .drop: return askToDrop(context)
    }
  }

  mutating func give(_ key: Key, _ context: Context) -> [Effect] {
    ask(context)
    let page = page(context)
    let marksAll = key == .control("e")
    reach(marksAll ? .max / 8 : list.table.selected + 2 * page, context)
    let desk = deskRows(context)
    switch list.handle(key, in: marksAll ? desk.markable : desk.all, page: page) {
    case .ignored, .handled, .action: return []
    case .searchChanged:
      ask(context)
      list.found(rows(context))
      return []
    case .open(let row): return open(row, desk, context)
    case .back: return [.back(nil)]
    }
  }

  mutating func escape(_ context: Context) -> [Effect] { give(.escape, context) }

  /// The number of rows that are seen at once.
  func page(_ context: Context) -> Int { max(1, DeskLayout(context.size).room - 1) }

  // MARK: Opening

  private mutating func open(
    _ row: DeskRow,
    _ desk: DeskRows,
    _ context: Context
  ) -> [Effect] {
    switch row {
    case .client(let id):
      let neighbours = isBlank ? TableRows(desk.recent) : desk.found
      let isAmong = neighbours.place(of: id) != nil
      return [.open(ClientCardScreen(id: id, among: isAmong ? neighbours : TableRows([id])))]
    case .new: return register(context)
    case .parked(let id):
      guard let parked = context.club.parkedReceipts[id] else { return [] }
      beginSale(context)
      return [.open(SaleScreen(parked, context))]
    }
  }

  // MARK: Throwing a parked receipt away

  private mutating func askToDrop(_ context: Context) -> [Effect] {
    guard let parked = selectedParked(context) else { return [] }
    question = Question(
      parked.id,
      [ParkedWords(parked, context).asksToDrop, context.words("parked.ask.dropDetail")],
      buttons: [
        DialogButton(id: "drop", title: context.words("desk.button.drop")),
        DialogButton(id: "keep", title: context.words("desk.button.keep")),
      ],
      startsSafe: true,
      openedBy: nil
    )
    return []
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let parked = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    guard button == "drop" else { return [] }
    let command = Command.dropParkedReceipt(parked)
    pending = command
    return [.perform(command)]
  }
}
