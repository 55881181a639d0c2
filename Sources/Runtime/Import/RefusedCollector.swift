import Exchange
import Localization

/// Gathers refused rows into a file that is made with the first of them.
///
/// Where it cannot be written the import goes on: the report names every refused row too.
final class RefusedCollector {
  private let words: Words
  private let imported: String?
  private let clients: ClientFile
  private var file: RefusedFile?
  private var rows: RefusedRows?
  private var failure: RefusedFile.Failure?

  /// Gathers rows refused of a file; nil keeps none.
  init(_ imported: String?, _ clients: ClientFile, _ words: Words) {
    self.imported = imported
    self.clients = clients
    self.words = words
  }

  /// Adds a row.
  func take(_ row: ImportedRow, reason: String) {
    guard let imported, failure == nil else { return }
    do {
      if rows == nil { try open(imported) }
      try rows?.writeRow(row.source, reason: reason)
    } catch let failure as RefusedFile.Failure {
      self.failure = failure
    } catch {
      failure = RefusedFile.Failure(path: imported, code: 0)
    }
  }

  private func open(_ imported: String) throws {
    let file = try RefusedFile(of: imported == "-" ? "stdin" : imported)
    self.file = file
    rows = clients.refusedRows(
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
