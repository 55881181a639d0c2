package import Exchange
import Localization

/// How a file of an export is written.
package struct WritingForm: Sendable {
  /// What stands between cells.
  package var separator = CSVSeparator.semicolon
  /// The encoding of the file.
  package var encoding = CSVWriter.Encoding.utf8(mark: false)
  /// Whether headings and words are those of the session's language; English ones are the contract's.
  package var isTranslated = false

  package init() {}

  /// What puts cells into the form and hands bytes on, piece by piece.
  func writer(_ write: @escaping ([UInt8]) throws -> Void) -> CSVWriter {
    CSVWriter(encoding: encoding, separator: separator, write: write)
  }

  /// The headings of a file's columns in the session's language; none where they are the contract's.
  func headings<Column: ExportColumn>(_ keys: String, _ words: Words) -> [Column: String] {
    guard isTranslated else { return [:] }
    let headings = Column.allCases.map { ($0, words(keys + $0.rawValue)) }
    return Dictionary(uniqueKeysWithValues: headings)
  }
}

/// An export: all of one kind as a file.
package protocol Writing {
  /// Writes it, piece by piece; tells how many characters the encoding did not have.
  func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int
}

extension Writing {
  /// Writes into a new file; tells how many characters the encoding did not have.
  ///
  /// - Throws: `CommandFailure` where the file is there already or cannot be written.
  package func run(on desk: OpenDesk, into path: String) throws -> Int {
    try NewFile.filled(at: path, desk.words) { file in
      try run(on: desk) { try file.write($0) }
    } ?? 0
  }
}

extension NewFile {
  /// Writes a new file; nil from the body leaves none behind.
  ///
  /// - Throws: `CommandFailure` where the file is there already or cannot be written, and what the
  ///   body throws.
  static func filled<Result>(
    at path: String,
    _ words: Words,
    _ body: (NewFile) throws -> Result?
  ) throws -> Result? {
    let facts: [String: WordValue] = ["file": .text(path)]
    do {
      let file = try NewFile(beside: path)
      guard let result = try body(file) else { return nil }
      try file.finish(as: path)
      return result
    } catch let failure as NewFile.Failure where failure.isTaken {
      throw CommandFailure(words("export.exists", facts))
    } catch let failure as NewFile.Failure {
      let reason = words.systemReason(failure.code, call: "write")
      let all = facts.merging(["reason": .text(reason)]) { _, new in new }
      throw CommandFailure(words("export.failed", all))
    }
  }

  /// Writes bytes as a new file.
  static func writeWhole(_ bytes: [UInt8], to path: String, _ words: Words) throws {
    _ = try filled(at: path, words) { file -> Bool? in
      try file.write(bytes)
      return true
    }
  }
}
