package import Localization
package import Loyalty

/// The texts of a batch for a file: slips to print, or a table.
package struct CodesFile: Sendable {
  /// What the file is.
  package enum Form: String, CaseIterable, Sendable {
    /// Pages to print and cut.
    case slips
    /// A table for spreadsheets.
    case csv
  }

  /// What came of writing it.
  package enum Outcome: Sendable {
    /// How many texts stand in the file.
    case written(Int)
    /// Why there is no file, as a sentence.
    case failed(String)
  }

  /// Writes a file at a path, telling now and then how many texts are written; nil where it was
  /// stopped.
  package typealias Writer =
    @Sendable (_ file: CodesFile, _ path: String, _ goesOn: (Int) -> Bool) -> Outcome?

  /// What the file is.
  package var form: Form
  /// The batch.
  package var batch: PromoCode.ID
  /// The state of the texts that it takes; nil takes all.
  package var state: BatchCodeState?
  /// How many it takes at most, the first drawn first.
  package var limit: Int?
  /// The club as it was when it was asked for.
  package var club: Club
  /// The language of slips and headings.
  package var words: Words

  package init(
    _ form: Form,
    of batch: PromoCode.ID,
    in state: BatchCodeState?,
    limit: Int? = nil,
    _ club: Club,
    _ words: Words
  ) {
    self.form = form
    self.batch = batch
    self.state = state
    self.limit = limit
    self.club = club
    self.words = words
  }

  /// The texts that it takes, in the order in which they were drawn.
  package var places: [CodePlace] {
    let places = club.promoCodes.places(of: batch, in: state)
    return limit.map { Array(places.prefix($0)) } ?? places
  }
}
