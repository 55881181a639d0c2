import Exchange
import Localization

/// Gathers refused rows into a file that is made with the first of them.
///
/// Where it cannot be written the import goes on: the report names every refused row too.
final class RefusedCollector {
  private let words: Words
  private let imported: String?
  private let form: FileForm
  private var file: RefusedFile?
  private var rows: RefusedRows?
  private var failure: RefusedFile.Failure?

  /// Gathers rows refused of a file; nil keeps none.
  init(_ imported: String?, _ form: FileForm, _ words: Words) {
    self.imported = imported
    self.form = form
    self.words = words
  }

  /// Adds the rows of a client or receipt, each with its reason.
  func take(_ item: ImportedItem, reason: (CSVRow) -> String) {
    guard let imported, failure == nil else { return }
    do {
      if rows == nil { try open(imported) }
      for row in item.rows { try rows?.writeRow(row, reason: reason(row)) }
    } catch let failure as RefusedFile.Failure {
      self.failure = failure
    } catch {
      failure = RefusedFile.Failure(path: imported, code: 0)
    }
  }

  private func open(_ imported: String) throws {
    let file = try RefusedFile(of: imported == "-" ? "stdin" : imported)
    self.file = file
    rows = form.refusedRows(
      reasonHeading: words.parts(of: "file.reason").first ?? "reason",
      write: { try file.write($0) }
    )
  }

  /// Gives the file its name and tells it; nil when there is none.
  func finish() throws -> String? {
    do {
      if failure == nil, let file { return try file.finish() }
    } catch let failure as RefusedFile.Failure {
      self.failure = failure
    }
    if let failure {
      let reason = words.systemReason(failure.code, call: "write")
      let facts: [String: WordValue] = ["file": .text(failure.path), "reason": .text(reason)]
      try Output.errors.line(words("import.refusedFileFailed", facts))
    }
    return nil
  }
}
