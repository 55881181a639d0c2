import Exchange
import Localization
import Loyalty
package import Screens

/// Writes the texts of a batch: slips to print, or a table.
package struct CodesWriting: Sendable {
  /// The columns of the table, in their order; nothing reads it back.
  private enum CodeColumn: String, CaseIterable {
    case code, state, bonuses, from, until, usedAt, phone, venue, staff, receipt
  }

  /// How many texts are written between two looks at whether to go on.
  private static let step = 500

  private let file: CodesFile
  private let form: WritingForm

  package init(_ file: CodesFile, _ form: WritingForm? = nil) {
    self.file = file
    var usual = WritingForm()
    usual.encoding = .utf8(mark: true)
    usual.isTranslated = true
    self.form = form ?? usual
  }

  /// Writes into a new file, and says what came of it; nil where it was stopped, and there is no
  /// file.
  package func write(into path: String, goesOn: (Int) -> Bool) -> CodesFile.Outcome? {
    do {
      return try NewFile.filled(at: path, file.words) { out in
        try run(goesOn: goesOn) { try out.write($0) }.map { .written($0) }
      }
    } catch let failure as CommandFailure {
      return .failed(failure.sentence)
    } catch {
      return .failed(String(describing: error))
    }
  }

  /// Writes piece by piece; tells how many texts were written, nil where it was stopped.
  package func run(
    goesOn: (Int) -> Bool = { _ in true },
    write: @escaping ([UInt8]) throws -> Void
  ) throws -> Int? {
    guard let code = file.club.promoCodes[file.batch] else { return 0 }
    let places = file.places
    switch file.form {
    case .slips: return try slips(code, places, goesOn, write)
    case .csv: return try table(code, places, goesOn, write)
    }
  }

  private func slips(
    _ code: PromoCode,
    _ places: [CodePlace],
    _ goesOn: (Int) -> Bool,
    _ write: ([UInt8]) throws -> Void
  ) throws -> Int? {
    let pages = SlipPages(code, of: file.club, file.words)
    var done = 0
    while done < places.count {
      guard goesOn(done) else { return nil }
      let next = places[done..<min(done + Self.step, places.count)]
      let text = next.map { pages.page(file.club.promoCodes.text(of: $0)) }.joined()
      try write(Array(text.utf8))
      done += next.count
    }
    return done
  }

  private func table(
    _ code: PromoCode,
    _ places: [CodePlace],
    _ goesOn: (Int) -> Bool,
    _ write: @escaping ([UInt8]) throws -> Void
  ) throws -> Int? {
    let words = form.isTranslated ? file.words : nil
    let draft = code.terms.draft(in: file.club.calendar)
    let terms = [
      code.terms.bonuses.decimalString, draft.from?.iso ?? "", draft.until?.iso ?? "",
    ]
    var writer = CSVWriter(encoding: form.encoding, separator: form.separator, write: write)
    try writer.writeRow(
      CodeColumn.allCases.map { words?("codeColumn." + $0.rawValue) ?? $0.rawValue }
    )
    let uses = file.club.promoCodes.uses(of: code.id)
    for (done, place) in places.enumerated() {
      if done.isMultiple(of: Self.step), !goesOn(done) { return nil }
      let state = (file.club.promoCodes.state(of: place) ?? .left).rawValue
      let shown = words?("promoCodes.text." + state) ?? state
      let used = uses[place.place].map(facts) ?? []
      let unused = Array(repeating: "", count: used.isEmpty ? Self.factCount : 0)
      let text = file.club.promoCodes.text(of: place)
      try writer.writeRow([text, shown] + terms + used + unused)
    }
    try writer.finish()
    return places.count
  }

  /// How many facts a use has.
  private static let factCount = 5

  /// Who used a text, when and where: the receipt's number where it came with one.
  private func facts(of use: Activation) -> [String] {
    let club = file.club
    let client = club.clients.current(use.client)
    return [
      FileMoment.text(use.at, calendar: club.calendar),
      club.clients.phone(of: client)?.e164 ?? "",
      use.venue.flatMap { club.priceList.venues[$0] }?.name ?? "", use.by.name,
      use.receipt?.description ?? "",
    ]
  }
}
