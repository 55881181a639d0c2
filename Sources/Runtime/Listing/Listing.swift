import CommandContract
import Exchange
import JSONText
import Localization
import Loyalty
import LoyaltyStore

/// `frontdesk list`: clients or groups as a table for people, as CSV, or as JSON.
package struct Listing {
  /// What is listed.
  package enum Subject: String, CaseIterable, Sendable {
    /// The clients by age of their registration.
    case clients
    /// The groups in the manager's order.
    case groups
  }

  /// How it is written.
  package enum Format: String, CaseIterable, Sendable {
    /// Columns for people.
    case table
    /// The columns of the files for import and export.
    case csv
    /// An array of the objects that the query `list` answers, one a line.
    case json
  }

  private let subject: Subject
  private let format: Format

  package init(_ subject: Subject, as format: Format) {
    self.subject = subject
    self.format = format
  }

  /// Writes the list, piece by piece, after all that it rests on is on the disk.
  package func run(on desk: OpenDesk, to output: Output) throws {
    try desk.settle()
    switch (subject, format) {
    case (.clients, .csv):
      var form = WritingForm()
      form.separator = .comma
      _ = try ClientWriting(form).run(on: desk) { try output.write($0) }
    case (.groups, .csv): try writeGroups(of: desk.store.club, to: output)
    case (_, .json): try writeJSON(on: desk, to: output)
    case (.clients, .table): try clientTable(on: desk, to: output)
    case (.groups, .table): try groupTable(on: desk, to: output)
    }
  }

  private func writeGroups(of club: Club, to output: Output) throws {
    var writer = CSVWriter(encoding: .utf8(mark: false), separator: .comma) {
      try output.write($0)
    }
    try writer.writeRow(GroupRow.columns)
    for group in club.groups.inUse { try writer.writeRow(GroupRow(group: group, club: club).cells) }
    try writer.finish()
  }

  private func groupTable(on desk: OpenDesk, to output: Output) throws {
    let club = desk.store.club
    var table = TextTable(GroupRow.headings(desk.words), numbers: [0, 3])
    for group in club.groups.inUse {
      table.add(GroupRow(group: group, club: club).cells(desk.words))
    }
    try write(table, to: output)
  }

  /// A table a thousand clients, so that the first come at once and memory stays flat.
  private func clientTable(on desk: OpenDesk, to output: Output) throws {
    let (words, club) = (desk.words, desk.store.club)
    let ids = club.clients.ids
    for start in stride(from: 0, to: max(ids.count, 1), by: 1_000) {
      var table = TextTable(
        ["id"] + ["phone", "name", "groups"].map { words.columnHeading($0) },
        numbers: [0]
      )
      for id in ids[start..<min(start + 1_000, ids.count)] {
        let card = try desk.store.card(of: id)
        let groups = club.groups.inUse.filter { card.groups.contains($0.id) }.map(\.name)
        table.add([
          card.id.description, words.phone(card.phone.e164), card.name,
          groups.joined(separator: ", "),
        ])
      }
      try write(table, from: start == 0 ? 0 : 1, to: output)
    }
  }

  private func write(_ table: TextTable, from first: Int = 0, to output: Output) throws {
    let lines = table.lines.dropFirst(first)
    try output.write(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func writeJSON(on desk: OpenDesk, to output: Output) throws {
    let engine = StoreEngine(desk.store, sentence: desk.storeSentence)
    var after: Int?
    var isFirst = true
    var bytes = Array("[".utf8)
    repeat {
      let listing: Query.Listing = subject == .clients ? .clients : .groups
      let page = Query.Page(limit: 1_000, after: after, archived: false)
      let result = try Query.list(listing, page).result(from: engine)
      guard case .array(let rows)? = result["rows"] else { break }
      for row in rows {
        bytes += Array((isFirst ? "\n " : ",\n ").utf8) + Array(row.text.utf8)
        isFirst = false
      }
      try output.write(bytes)
      bytes = []
      if case .number(let next)? = result["next"] { after = Int(next) } else { after = nil }
    } while after != nil
    try output.write(bytes + Array("\n]\n".utf8))
  }
}
