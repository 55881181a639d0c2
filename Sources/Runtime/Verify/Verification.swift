import JSONText
import Localization
package import Loyalty
import LoyaltyStore

/// Looks through a store and tells what it found: for people, or as JSON for scripts.
package struct Verification {
  private let desk: Desk
  private let isJSON: Bool
  private let sheet: JournalMark?

  /// Prepares to look through the desk's store.
  ///
  /// - Parameters:
  ///   - desk: Where the store is.
  ///   - isJSON: Whether it is told as JSON.
  ///   - sheet: The record that a printed sheet names, to be held against the journal.
  package init(_ desk: Desk, isJSON: Bool, sheet: JournalMark? = nil) {
    self.desk = desk
    self.isJSON = isJSON
    self.sheet = sheet
  }

  /// Looks and tells; changes nothing.
  ///
  /// - Returns: Whether everything that was saved is there, and the sheet's record is the store's.
  /// - Throws: `CommandFailure` where there is no store to look through.
  package func run(to output: Output) throws -> Bool {
    let report: StoreReport
    do throws(StoreProblem) {
      let options = desk.patientOptions(to: .errors)
      report = try Store.verify(
        at: desk.place,
        asking: sheet?.seq,
        files: options.files,
        patience: FilesPatience(options.patience, whenWaiting: options.whenWaitingForFiles)
      )
    } catch {
      let sentence = desk.storeSentence()(error)
      guard isJSON else { throw CommandFailure(sentence) }
      try output.write(Self.json(error, sentence))
      return false
    }
    let words = desk.words(for: report.settings)
    let calendar = report.settings.flatMap { ClubCalendar(timeZone: $0.timeZone) }
    let sentence = StoreSentence(words, place: desk.place, calendar: calendar)
    let held = sheet.map { SheetCheck($0, against: report) }
    if isJSON {
      try output.write(Self.json(report, held, sentence))
    } else {
      try tell(report, sentence, words, to: output)
      if let held { try output.line(held.sentence(words)) }
    }
    return report.isWhole && held?.isSame ?? true
  }

  private func tell(
    _ report: StoreReport,
    _ sentence: StoreSentence,
    _ words: Words,
    to output: Output
  ) throws {
    for finding in report.findings {
      try output.line(sentence.sentence(finding, isBackup: report.isBackup))
    }
    let counts: [String: WordValue] = [
      "place": .text(desk.place), "clients": .number(report.clients),
      "records": .text(String(report.seq)), "receipts": .number(report.receipts),
      "balances": .number(report.balances), "faults": .number(report.faults),
    ]
    try output.line(words(report.isWhole ? "store.verify.whole" : "store.verify.faults", counts))
  }

  private static func json(
    _ report: StoreReport,
    _ held: SheetCheck?,
    _ sentence: StoreSentence
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("ok", report.isWhole && held?.isSame ?? true)
      if let held {
        writer.key("record")
        writer.object { held.writeFacts(to: &$0) }
      }
      writer.member("records", report.seq)
      writer.member(orNull: "lastAt", report.lastAt?.rfc3339)
      writer.member("clients", report.clients)
      writer.member("groups", report.groups)
      writer.member("receipts", report.receipts)
      writer.member("balances", report.balances)
      writer.member("lines", report.lines)
      writer.member("bytes", report.bytes)
      writer.member("faults", report.faults)
      writer.key("findings")
      writer.array(report.findings) { writer, finding in
        writer.object { writer in
          finding.writeFacts(to: &writer)
          writer.member("harmless", finding.isHarmless)
          writer.member("message", sentence.sentence(finding, isBackup: report.isBackup))
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func json(_ problem: StoreProblem, _ sentence: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("ok", false)
      writer.member("faults", 1)
      writer.key("findings")
      writer.array([sentence]) { writer, sentence in
        writer.object { writer in
          writer.member("kind", "store")
          writer.member("harmless", false)
          writer.member("message", sentence)
        }
      }
    }
    return writer.bytes + [0x0A]
  }
}

extension StoreReport.Finding {
  /// Writes the kind and the facts under stable names.
  fileprivate func writeFacts(to writer: inout JSONWriter) {
    switch self {
    case .damaged(let damage): Self.write("damaged", damage, to: &writer)
    case .tail(let damage): Self.write("tail", damage, to: &writer)
    case .unreadable(let problem):
      writer.member("kind", "unreadable")
      writer.member("file", problem.path)
      writer.member("errno", problem.code)
    case .balance(let client, let entries, let lots, let debt):
      writer.member("kind", "balance")
      writer.member("client", client.number)
      for (key, amount) in [("entries", entries), ("lots", lots), ("debt", debt)] {
        writer.member(key, Bonus(clamping: amount).decimalString)
      }
    case .lot(let client, let lot):
      writer.member("kind", "lot")
      writer.member("client", client.number)
      writer.member("lot", lot.number)
    case .client(let client):
      writer.member("kind", "client")
      writer.member("client", client.number)
    case .changed(let file):
      writer.member("kind", "changed")
      writer.member("file", file)
    case .unfinished: writer.member("kind", "unfinished")
    case .poisoned(let poison):
      writer.member("kind", "poisoned")
      writer.member("by", poison.by.name)
      writer.member("at", poison.at.rfc3339)
    case .newerFormat(let needs, let knows):
      writer.member("kind", "newerFormat")
      writer.member("needs", needs)
      writer.member("knows", knows)
    case .unnamedSegment(let file):
      writer.member("kind", "unnamedSegment")
      writer.member("file", file)
    case .unlisted(let file):
      writer.member("kind", "unlisted")
      writer.member("file", file)
    }
  }

  private static func write(_ kind: String, _ damage: Damage, to writer: inout JSONWriter) {
    writer.member("kind", kind)
    writer.member("file", damage.file)
    writer.member("line", damage.line)
    writer.member("reason", damage.reason.code)
  }
}
