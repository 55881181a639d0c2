import Glibc
import Localization
import Loyalty
package import LoyaltyStore

extension StoreSentence {
  /// What looking through a store found, and what to do about it.
  ///
  /// - Parameters:
  ///   - finding: What was found.
  ///   - isBackup: Whether that was in a backup, of which nothing is repaired.
  /// - Returns: The sentence.
  package func sentence(_ finding: StoreReport.Finding, isBackup: Bool = false) -> String {
    switch finding {
    case .damaged(let damage): damaged("found.damaged", facts(of: damage), isBackup)
    case .unreadable(let problem): unreadable(problem, isBackup)
    case .balance(let client, let entries, let lots, let debt):
      sentence(
        "found.balance",
        [
          "client": .text(client.description), "entries": .text(amount(entries)),
          "balance": .text(amount(lots - debt)),
        ]
      )
    case .lot(let client, let lot):
      sentence(
        "found.lot",
        ["client": .text(client.description), "lot": .text(lot.description)]
      )
    case .client(let client): sentence("found.client", ["client": .text(client.description)])
    case .changed(let file): sentence("found.changed", ["file": .text(file)])
    case .unfinished: sentence("found.unfinished", ["place": .text(place)])
    case .poisoned(let poison): sentence(ReadOnlyReason.poisoned(poison))
    case .tail(let damage): sentence("found.tail", facts(of: damage))
    case .newerFormat(let needs, let knows):
      sentence(ReadOnlyReason.newerFormat(needs: needs, knows: knows))
    case .unnamedSegment(let file): sentence("found.unnamed", ["file": .text(file)])
    case .unlisted(let file): sentence("found.unlisted", ["file": .text(file)])
    }
  }

  /// What a repair leaves as it is: the finding, and that a backup is the way out.
  package func unrepairable(_ finding: StoreReport.Finding) -> String {
    switch finding {
    case .damaged(let damage):
      words("store.found.damaged", facts(of: damage)) + ". " + words("store.repair.impossible")
    default: sentence(finding)
    }
  }

  private func unreadable(_ problem: FileProblem, _ isBackup: Bool) -> String {
    // Of a backup nothing is repaired; in a store what is not there has advice of its own.
    guard problem.code != ENOENT || isBackup else {
      return missing(problem.path)
    }
    let facts: [String: WordValue] = [
      "file": .text(problem.path), "reason": .text(reason(problem)),
    ]
    return damaged("found.unreadable", facts, isBackup)
  }

  private func damaged(
    _ key: String,
    _ values: [String: WordValue],
    _ isBackup: Bool
  ) -> String {
    guard isBackup else { return sentence(key, values) }
    return words("store." + key, values) + ". " + words("store.found.changed.next")
  }

  private func amount(_ hundredths: Int64) -> String {
    Bonus(clamping: hundredths).decimalString
  }
}
