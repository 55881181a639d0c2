import Localization
import Loyalty
import Terminal

/// The columns of a list of groups, and what stands in them.
struct GroupTable {
  private let context: Context
  /// Whether the groups are in use, so that place and default mark mean something.
  private let isInUse: Bool
  private var words: Words { context.words }

  init(_ context: Context, isInUse: Bool = true) {
    self.context = context
    self.isInUse = isInUse
  }

  /// The table of a list of groups.
  func view(_ rows: GroupRows, _ list: ListState<Group.ID>) -> TableView {
    let action = rows.unanswered.map {
      words("groups.pick.newNamed", ["name": .text($0)])
    }
    let ids = rows.ids
    return TableView(columns, rows: rows.table, list: list, actionRow: action) { place in
      row(of: ids[place])
    }
  }

  private var columns: [Column] {
    let columns = [
      Column(
        id: "number",
        title: words("groups.column.number"),
        width: .fixed(max(2, words("groups.column.number").count)),
        alignment: .right,
        priority: 3
      ),
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 12, ideal: 26),
        tellsApart: true
      ),
      Column(
        id: "program",
        title: words("groups.column.program"),
        width: .flexible(minimum: 13, ideal: 20),
        priority: 4
      ),
      figures("clients", priority: 1),
      figures("default", priority: 2),
    ]
    return isInUse ? columns : Array(columns[1...3])
  }

  private func figures(_ id: String, priority: Int) -> Column {
    let title = words("groups.column." + id)
    return Column(
      id: id,
      title: title,
      width: .fixed(max(6, title.count)),
      alignment: .right,
      priority: priority
    )
  }

  private func row(of id: Group.ID) -> TableRow {
    let club = context.club
    guard let group = club.groups[id] else { return TableRow([String]()) }
    let place = club.groups.position(of: id).map { words.number($0) } ?? ""
    let isDefault = club.groups.defaultGroup == id
    let texts = [
      place,
      group.name,
      program(of: group),
      words.number(club.clientCount(in: id)),
      isDefault ? words("groups.default.yes") : "",
    ]
    return TableRow(isInUse ? texts : Array(texts[1...3]))
  }

  /// The type, and the name of the program once one is chosen.
  private func program(of group: Group) -> String {
    if let name = context.club.programName(of: group) {
      let loyalty = words("groups.loyalty." + group.loyalty.rawValue)
      return words(
        "groups.loyalty.withProgram",
        ["loyalty": .text(loyalty), "program": .text(name)]
      )
    }
    return switch group.loyalty {
    case .bonus: words("groups.loyalty.bonus")
    case .discount: words("groups.loyalty.discount")
    case .none: words("groups.loyalty.short.none")
    }
  }
}
