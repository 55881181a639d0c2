package import Exchange
package import Loyalty

/// How an import of clients is to be done.
package struct ImportOptions: Hashable, Sendable {
  /// Who imports.
  package var staff: Staff
  /// Whether groups that the club does not have are created (`--create-groups`).
  package var createsGroups = false
  /// Whether those who are registered get their group's welcome SMS and bonus (`--welcome`).
  package var welcomes = false
  /// Whether everything is decided and nothing saved (`--dry-run`).
  package var isDryRun = false

  package init(staff: Staff) {
    self.staff = staff
  }
}

/// What became of one row.
package enum RowVerdict: Equatable, Sendable {
  /// The client was registered.
  case taken(name: String, phone: Phone)
  /// The phone belongs to a client of the club already; the columns in which the card differs.
  case known(name: String, phone: Phone, differing: [ClientColumn])
  /// The row itself is wrong.
  case unreadable(RowProblem)
  /// The club refuses the client.
  case refused(Refusal)
}

/// How many rows had which end.
package struct ImportCounts: Hashable, Sendable {
  /// Rows read.
  package var read = 0
  /// Clients registered.
  package var taken = 0
  /// Rows whose clients were there already.
  package var known = 0
  /// Rows not taken.
  package var refused = 0

  package init() {}

  mutating func count(_ verdict: RowVerdict) {
    read += 1
    switch verdict {
    case .taken: taken += 1
    case .known: known += 1
    case .unreadable, .refused: refused += 1
    }
  }
}
