package import Loyalty

/// Writes clients as the file that import reads.
package struct ClientExport {
  /// The words of the file, in one language; English ones are the contract's.
  package struct Words: Sendable {
    package var headings: [ClientColumn: String]
    package var yes: String
    package var no: String
    package var genders: [Gender: String]

    package init(
      headings: [ClientColumn: String] = [:],
      yes: String = "yes",
      no: String = "no",
      genders: [Gender: String] = [:]
    ) {
      self.headings = headings
      self.yes = yes
      self.no = no
      self.genders = genders
    }
  }

  /// How many characters the encoding did not have.
  package var unwritable: Int { writer.unwritable }

  private var writer: CSVWriter
  private let words: Words

  /// Writes the header row.
  package init(_ writer: CSVWriter, words: Words = Words()) throws {
    self.writer = writer
    self.words = words
    try self.writer.writeRow(ClientColumn.allCases.map { words.headings[$0] ?? $0.rawValue })
  }

  /// Writes one client.
  package mutating func write(_ client: ClientRow) throws {
    try writer.writeRow(ClientColumn.allCases.map { cell($0, of: client) })
  }

  /// Sends what is not yet written.
  package mutating func finish() throws {
    try writer.finish()
  }

  private func cell(_ column: ClientColumn, of client: ClientRow) -> String {
    switch column {
    case .name: client.name
    case .phone: client.phone
    case .email: client.email ?? ""
    case .city: client.city ?? ""
    case .birthday: client.birthday ?? ""
    case .gender: client.gender.map { words.genders[$0] ?? $0.rawValue } ?? ""
    case .groups: CellList.cell(client.groups)
    case .tags: CellList.cell(client.tags)
    case .sms: answer(client.sms)
    case .push: answer(client.push)
    case .mail: answer(client.mail)
    case .app: answer(client.app)
    case .registered: client.registered ?? ""
    case .note: client.note ?? ""
    }
  }

  private func answer(_ mark: Bool?) -> String {
    mark.map { $0 ? words.yes : words.no } ?? ""
  }
}
