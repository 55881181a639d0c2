import JSONText
import Localization
import Loyalty
import LoyaltyStore

/// The record that a printed sheet names, held against what the store knows of it.
struct SheetCheck {
  /// What came out.
  enum Outcome: String {
    case same, differs, folded, missing
  }

  let outcome: Outcome
  private let sheet: JournalMark
  private let found: JournalMark?
  private let last: UInt64

  init(_ sheet: JournalMark, against report: StoreReport) {
    self.sheet = sheet
    last = report.seq
    switch report.record {
    case .checksum(let checksum):
      found = JournalMark(seq: sheet.seq, checksum: checksum)
      outcome = checksum == sheet.checksum ? .same : .differs
    case .folded:
      (found, outcome) = (nil, .folded)
    case .missing, nil:
      (found, outcome) = (nil, .missing)
    }
  }

  /// Whether the journal is the one of the sheet.
  var isSame: Bool { outcome == .same }

  func sentence(_ words: Words) -> String {
    let facts: [String: WordValue] = [
      "seq": .text(String(sheet.seq)), "given": .text(sheet.checksumText),
      "checksum": .text(found?.checksumText ?? ""), "last": .text(String(last)),
    ]
    return words("store.verify.record." + outcome.rawValue, facts)
  }

  /// Writes it under stable names.
  func writeFacts(to writer: inout JSONWriter) {
    writer.member("seq", sheet.seq)
    writer.member("checksum", sheet.checksumText)
    writer.member(orNull: "found", found?.checksumText)
    writer.member("outcome", outcome.rawValue)
  }
}
