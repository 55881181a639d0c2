import Exchange
import Localization
import Loyalty
import LoyaltyStore

/// Writes all clients in the columns that import reads.
package struct ClientWriting: Writing {
  private let form: WritingForm

  package init(_ form: WritingForm) {
    self.form = form
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    try desk.settle()
    let club = desk.store.club
    let groups = club.groups.inUse + club.groups.inArchive
    let writer = form.writer(write)
    var export = try ClientExport(writer, words: form.isTranslated ? words(desk.words) : .init())
    for id in club.clients.ids {
      let card = try desk.store.card(of: id)
      try export.write(ClientRow(card, groups: groups, calendar: club.calendar))
    }
    try export.finish()
    return export.unwritable
  }

  private func words(_ words: Words) -> ClientExport.Words {
    let headings = ClientColumn.allCases.map { ($0, words.columnHeading($0.rawValue)) }
    return ClientExport.Words(
      headings: Dictionary(uniqueKeysWithValues: headings),
      yes: words.parts(of: "file.yes").first ?? "yes",
      no: words.parts(of: "file.no").first ?? "no",
      genders: [
        .female: words.parts(of: "file.female").first ?? "female",
        .male: words.parts(of: "file.male").first ?? "male",
      ]
    )
  }
}
