package import Loyalty
import Terminal

/// What stands in a row of the Desk.
package enum DeskRow: Hashable, Sendable {
  /// A client, found or of the recent ones.
  case client(Client.ID)
  /// The row that takes what was typed into the form.
  case new
  /// A receipt that waits.
  case parked(ParkedReceipt.ID)
}

/// The rows of the Desk, one below the other: who was found, the form, who was here last, the
/// receipts that wait.
struct DeskRows: Sendable {
  /// Who was found; nobody while nothing is typed.
  let found: TableRows<Client.ID>
  /// Whether a row takes what was typed into the form.
  let offersNew: Bool
  /// Who was here last, less those who were found.
  let recent: [Client.ID]
  /// The receipts that wait, oldest first.
  let parked: [ParkedReceipt.ID]

  /// The places of each part among all rows.
  var newPlace: Int? { offersNew ? found.count : nil }
  var recentPlaces: Range<Int> {
    let start = found.count + (offersNew ? 1 : 0)
    return start..<start + recent.count
  }
  var parkedPlaces: Range<Int> {
    let start = recentPlaces.upperBound
    return start..<start + parked.count
  }

  /// All rows, as the keys walk them.
  var all: TableRows<DeskRow> {
    TableRows(count: parkedPlaces.upperBound, place: place(of:), id: row(at:))
  }

  /// The clients that can be marked in one go: those found, else the recent ones.
  var markable: TableRows<DeskRow> {
    let count = found.count > 0 || offersNew ? found.count : recent.count
    return TableRows(count: count, place: place(of:), id: row(at:))
  }

  /// The rows of a part, for its table.
  func part(_ places: Range<Int>) -> TableRows<DeskRow> {
    TableRows(count: places.count) { row(at: places.lowerBound + $0) }
  }

  private func row(at place: Int) -> DeskRow {
    if let id = found.id(at: place) { return .client(id) }
    if place == newPlace { return .new }
    if recentPlaces.contains(place) { return .client(recent[place - recentPlaces.lowerBound]) }
    return .parked(parked[place - parkedPlaces.lowerBound])
  }

  private func place(of row: DeskRow) -> Int? {
    switch row {
    case .new: newPlace
    case .client(let id):
      found.place(of: id)
        ?? recent.firstIndex(of: id).map { $0 + recentPlaces.lowerBound }
    case .parked(let id):
      parked.firstIndex(of: id).map { $0 + parkedPlaces.lowerBound }
    }
  }
}
