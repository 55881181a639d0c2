import Localization
package import Loyalty
package import Terminal

/// What the keys of a simulation ask for.
package enum SimulationIntent: Hashable, Sendable {
  case clients, days, edit
}

/// A program tried on the receipts of the last days: what it would have cost, who gains and loses.
///
/// The work runs aside; what was found before can be read meanwhile.
package struct SimulationScreen: KeyedScreen {
  /// What is tried.
  private(set) var trial: ProgramTrial
  /// What was found, until something else is asked for.
  private(set) var result: Simulation?
  /// When that was.
  private(set) var triedAt: Moment?
  /// Whether the work runs.
  private(set) var isWorking = false
  /// The selection among the lines.
  private(set) var table = TableState<SimulationRow>()
  /// The groups to choose from, while their list is open.
  private(set) var picker: PickerState?

  /// The days that can be looked at.
  static let choices = [30, 90, 365]

  /// Opens with what is to be tried; the work begins once the screen is seen.
  package init(_ trial: ProgramTrial) {
    self.trial = trial
  }

  package static let keys = KeyTable<SimulationIntent, KeyState<SimulationScreen>> {
    Binding(
      .enter,
      does: .clients,
      label: "simulation.key.clients",
      tooltip: "simulation.key.clients.hint",
      footer: 1,
      unless: { $0.screen.whyNoClients }
    )
    Binding(
      .left,
      .right,
      does: .days,
      label: "simulation.key.days",
      tooltip: "simulation.key.days.hint",
      footer: 2
    )
    Binding(
      .function(4),
      "e",
      does: .edit,
      label: "simulation.key.edit",
      tooltip: "simulation.key.edit.hint",
      footer: 3,
      unless: { $0.context.club.groups.inUse.isEmpty ? "why.nothingToChoose" : nil }
    )
  }

  package var helpTopic: String { "simulation" }
  package var isTyping: Bool { picker != nil }
  package var isAsking: Bool { picker != nil }

  package func trail(_ context: Context) -> [String] { [context.words("simulation.title")] }

  package func hints(_ context: Context) -> [Footer.Item]? {
    picker == nil ? nil : PickerHints.items(context, isMultiple: true)
  }

  // MARK: The work

  package mutating func opened(_ context: Context) -> [Effect] { begin(context) }

  private mutating func begin(_ context: Context) -> [Effect] {
    guard !trial.groups.isEmpty else {
      (result, isWorking) = (nil, false)
      return []
    }
    isWorking = true
    let simulator = Simulator(context.club, trial, at: context.now)
    triedAt = context.now
    let job = Job("simulate") { goesOn in
      simulator.run { goesOn(JobProgress(done: $0, all: $1)) }
    }
    return [.start(job)]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .finished(let outcome) = news else { return [] }
    isWorking = false
    guard case .done(let found) = outcome, let result = found as? Simulation else { return [] }
    self.result = result
    follow()
    return []
  }

  // MARK: Rows

  var rows: TableRows<SimulationRow> {
    TableRows(result.map { SimulationRows($0).all } ?? [])
  }

  /// The line that the selection stands on.
  var selected: SimulationRow? {
    var table = table
    table.follow(rows)
    return table.selectedID.flatMap { $0.isSelectable ? $0 : nil }
  }

  /// Why Enter opens nothing here.
  var whyNoClients: String? {
    guard let row = selected, let result, result.clientCount(of: row) > 0 else {
      return "simulation.why.noClients"
    }
    return nil
  }

  /// Keeps the selection on a line that can be selected.
  private mutating func follow() {
    table.follow(rows)
    guard table.selectedID?.isSelectable == false else { return }
    step(by: 1)
  }

  /// Goes on over headings, back where nothing follows.
  private mutating func step(by step: Int) {
    let rows = rows
    var place = table.selected
    while let row = rows.id(at: place), !row.isSelectable { place += step }
    guard rows.id(at: place) != nil else {
      if step < 0 { self.step(by: 1) }
      return
    }
    table.select(place: place, in: rows, page: 1_000)
  }

  /// How many lines the screen shows at once.
  static func page(_ context: Context) -> Int {
    max(3, ScreenFrame.bodyRect(in: context.size).rows - 2)
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if picker != nil { return choose(stroke, context) }
    switch stroke.key {
    case .left: return look(-1, context)
    case .right: return look(1, context)
    case .up, .pageUp, .home: return move(stroke.key, by: -1, context)
    case .down, .pageDown, .end: return move(stroke.key, by: 1, context)
    default: return nil
    }
  }

  private mutating func move(_ key: Key, by step: Int, _ context: Context) -> [Effect] {
    _ = table.handle(key, in: rows, page: Self.page(context))
    self.step(by: step)
    return []
  }

  package mutating func run(
    _ intent: SimulationIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .clients: return openClients()
    case .days: return look(trial.days >= 365 ? -2 : 1, context)
    case .edit:
      let chosen = trial.groups.sorted().map(\.description)
      picker = PickerState(Self.options(context), chosen: chosen, isMultiple: true)
      return []
    }
  }

  private func openClients() -> [Effect] {
    guard let result, let row = selected, result.clientCount(of: row) > 0 else { return [] }
    return [.open(TriedClientsScreen(row, of: result))]
  }

  /// More days or fewer: the next of the choices.
  private mutating func look(_ step: Int, _ context: Context) -> [Effect] {
    let place = Self.choices.firstIndex { $0 >= trial.days } ?? Self.choices.count - 1
    let next = min(max(place + step, 0), Self.choices.count - 1)
    guard Self.choices[next] != trial.days else { return [] }
    return retry(groups: trial.groups, days: Self.choices[next], context)
  }

  private mutating func retry(
    groups: Set<Group.ID>,
    days: Int,
    _ context: Context
  ) -> [Effect] {
    do throws(Refusal) {
      trial = try context.club.trial(of: trial.program, groups: groups, days: days)
      return begin(context)
    } catch {
      return [.tell(Notice(.trouble, context.sentence(for: error), about: error.code))]
    }
  }

  // MARK: Choosing groups

  /// The groups in use with their clients.
  static func options(_ context: Context) -> [PickerOption] {
    context.club.groups.inUse.map { group in
      PickerOption(
        id: group.id.description,
        title: group.name,
        detail: context.words.number(context.club.clientCount(in: group.id))
      )
    }
  }

  private mutating func choose(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    switch picker?.handle(stroke.key, in: Self.options(context)) {
    case .closed: picker = nil
    case .chosen(let ids):
      picker = nil
      let groups = Set(ids.compactMap { UInt32($0) }.map { Group.ID($0) })
      return retry(groups: groups, days: trial.days, context)
    case .ignored, .handled, nil: break
    }
    return []
  }
}
