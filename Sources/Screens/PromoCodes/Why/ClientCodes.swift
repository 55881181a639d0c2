import Localization
import Loyalty
import Terminal

/// The promo codes of one client: those that would work now, those that wait for something, and
/// what was activated.
struct ClientCodes: Sendable {
  /// A promo code as the client has it.
  struct Line: Sendable {
    let code: PromoCode
    /// The checks that fail; none where it would work.
    let failing: [CodeCheck]
    /// The client's last use of it.
    let used: Activation?
  }

  /// The lines: what works, then what waits, then what is over and was used.
  let lines: [Line]
  private let context: Context

  /// Cost: the checks of each promo code that is not over.
  init(of client: Client.ID, _ context: Context) {
    self.context = context
    let club = context.club
    var used: [PromoCode.ID: Activation] = [:]
    for use in club.promoCodes.activations(by: client) { used[use.promoCode] = use }
    var all: [Line] = []
    for code in club.promoCodes.codes.items.reversed() {
      let state = club.promoCodes.state(of: code, at: context.now)
      guard state.canWorkYet || used[code.id] != nil else { continue }
      let failing = club.checks(of: code, for: client, at: context.now).filter { !$0.isOK }
      all.append(Line(code: code, failing: failing, used: used[code.id]))
    }
    lines =
      all.filter(\.failing.isEmpty)
      + all.filter { !$0.failing.isEmpty && $0.used == nil }
      + all.filter { !$0.failing.isEmpty && $0.used != nil }
  }

  /// How many would work now.
  var working: Int { lines.prefix { $0.failing.isEmpty }.count }

  /// The rows by the promo codes' numbers.
  var rows: TableRows<PromoCode.ID> { TableRows(lines.map(\.code.id)) }

  /// The table.
  func table(_ state: TableState<PromoCode.ID>, holdsCursor: Bool = true) -> TableView {
    let lines = lines
    var view = TableView(columns, rows: rows, state: state) { row(lines[$0]) }
    view.holdsCursor = holdsCursor
    view.empty = [context.words("whyCode.noCodes"), context.words("whyCode.noCodesNext")]
    return view
  }

  private var columns: [Column] {
    let words = context.words
    return [
      Column(
        id: "name",
        title: words("activation.field.code"),
        width: .flexible(minimum: 12, ideal: 18),
        tellsApart: true
      ),
      Column(
        id: "bonuses",
        title: words("promoCodes.column.bonuses"),
        width: .fixed(9),
        alignment: .right,
        priority: 1
      ),
      Column(id: "end", title: words("promoCodes.column.end"), width: .fixed(10), priority: 2),
      Column(
        id: "now",
        title: words("whyCode.column.now"),
        width: .flexible(minimum: 20, ideal: 36)
      ),
    ]
  }

  private func row(_ line: Line) -> TableRow {
    let words = PromoCodeWords(line.code, context)
    return TableRow(
      [
        TableCell(line.code.name), TableCell(context.bonuses(line.code.terms.bonuses)),
        TableCell(words.end), now(line),
      ],
      isDim: line.used != nil && !line.failing.isEmpty
    )
  }

  /// Whether it would work now, else what is missing.
  private func now(_ line: Line) -> TableCell {
    let words = CodeCheckWords(context)
    guard !line.failing.isEmpty else {
      return TableCell(context.words("whyCode.works"), style: .accent)
    }
    if let used = line.used { return TableCell(words.used(used)) }
    return TableCell(line.failing.map(words.missing).joined(separator: "; "))
  }
}

extension PromoCodeState {
  /// Whether it works, or may once somebody or the calendar lets it.
  fileprivate var canWorkYet: Bool {
    switch self {
    case .draft, .notYet, .active, .paused, .usedUp: true
    case .ended, .expired, .revoked: false
    }
  }
}
