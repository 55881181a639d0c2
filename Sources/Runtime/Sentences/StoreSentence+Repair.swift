import Localization
import Loyalty
package import LoyaltyStore

extension StoreSentence {
  /// How many of the records that were left out are told one by one.
  private static let recordLimit = 50

  /// What a repair did or would do, a line each.
  package func lines(_ repaired: Repaired, isTrial: Bool) -> [String] {
    var lines = repaired.mended.map { sentence("repair.bit", facts(of: $0)) }
    lines += repaired.history.map { sentence("repair.history", facts(of: $0)) }
    if let tail = repaired.tail { lines += self.lines(tail) }
    let last = repaired.lastAt.map { time($0) } ?? "–"
    let values: [String: WordValue] = [
      "epoch": .number(repaired.epoch), "records": .text(String(repaired.seq)), "last": .text(last),
    ]
    lines.append(sentence(isTrial ? "repair.would" : "repair.done", values))
    return lines
  }

  private func lines(_ tail: Repaired.Tail) -> [String] {
    var values = facts(of: tail.damage)
    values["records"] = .number(tail.records.count)
    values["unreadable"] = .number(tail.unreadable)
    values["keptIn"] = .text(
      tail.keptIn.isEmpty ? "quarantine" : tail.keptIn.joined(separator: ", ")
    )
    let shown = tail.records.prefix(Self.recordLimit).map { record in
      sentence(
        "repair.record",
        [
          "number": .text(String(record.seq)), "by": .text(record.by.name),
          "at": .text(record.at.rfc3339),
          "what": .text(record.events.map(Self.kind).joined(separator: ", ")),
        ]
      )
    }
    return [sentence("repair.tail", values)] + shown
  }

  /// The name of an event as it stands in the journal.
  private static func kind(_ event: Event) -> String {
    Mirror(reflecting: event).children.first?.label ?? ""
  }

  private func facts(of line: Repaired.Line) -> [String: WordValue] {
    ["file": .text(line.file), "line": .number(line.line)]
  }
}
