import Localization

extension ClientWriting {
  /// Writes the clients into a new file; tells how many characters the encoding did not have.
  ///
  /// - Throws: `CommandFailure` where the file is there already or cannot be written.
  package func run(on desk: OpenDesk, into path: String) throws -> Int {
    let facts: [String: WordValue] = ["file": .text(path)]
    do {
      let file = try NewFile(beside: path)
      let unwritable = try run(on: desk) { try file.write($0) }
      try file.finish(as: path)
      return unwritable
    } catch let failure as NewFile.Failure where failure.isTaken {
      throw CommandFailure(desk.words("export.exists", facts))
    } catch let failure as NewFile.Failure {
      let reason = desk.words.systemReason(failure.code, call: "write")
      let all = facts.merging(["reason": .text(reason)]) { _, new in new }
      throw CommandFailure(desk.words("export.failed", all))
    }
  }
}
