import Glibc
package import Localization
package import Loyalty
package import LoyaltyStore

/// Makes sentences of what is wrong with a store: what and where, and what to do next.
package struct StoreSentence: Sendable {
  package let words: Words
  let place: String
  let calendar: ClubCalendar?

  /// Prepares sentences about the store at a place; times are the club's, UTC without it.
  package init(_ words: Words, place: String, calendar: ClubCalendar? = nil) {
    self.words = words
    self.place = place
    self.calendar = calendar
  }

  /// What is wrong and what to do next.
  package func callAsFunction(_ problem: StoreProblem) -> String {
    switch problem {
    case .missing(let path): sentence("missing", ["place": .text(path)])
    case .notAFolder(let path): sentence("notAFolder", ["place": .text(path)])
    case .emptyFolder(let path): sentence("emptyFolder", ["place": .text(path)])
    case .notAStore(let path): sentence("notAStore", ["place": .text(path)])
    case .brokenLink(let path): sentence("brokenLink", ["place": .text(path)])
    case .notOurs(let path, let owner):
      sentence("notOurs", ["place": .text(path), "owner": .text(owner)])
    case .networkFileSystem(let path, let kind):
      sentence("networkFileSystem", ["place": .text(path), "kind": .text(kind)])
    case .alreadyThere(let path): sentence("alreadyThere", ["place": .text(path)])
    case .mountPoint(let path): sentence("mountPoint", ["place": .text(path)])
    case .manifestMissing(let path): sentence("manifestMissing", ["place": .text(path)])
    case .unfinished(let path): sentence("unfinished", ["place": .text(path)])
    case .insideItself(let path): sentence("insideItself", ["place": .text(path)])
    case .lockMissing(let path): sentence("lockMissing", ["place": .text(path)])
    case .manifestUnreadable(_, let offset):
      sentence("manifestUnreadable", ["place": .text(place), "offset": .number(offset)])
    case .baseDamaged(let damage): sentence("baseDamaged", facts(of: damage))
    case .newerFormat(let needs, let knows): sentence("newerFormat", versions(needs, knows))
    case .readOnly(let reason): sentence(reason)
    case .busy(let holder?): sentence("busy", facts(of: holder))
    case .busy(nil): sentence("busyUnknown", [:])
    case .filesHeld(let holder?): sentence("filesHeld", facts(of: holder))
    case .filesHeld(nil): sentence("filesHeldUnknown", [:])
    case .notSaved(let problem): sentence("notSaved", ["reason": .text(reason(problem))])
    case .notConfirmed(let problem):
      sentence("notConfirmed", ["what": .text(reason(problem))])
    case .file(let problem): sentence(file: problem)
    case .notABackup(let path): sentence("notABackup", ["place": .text(path)])
    case .backupDamaged(let path, let file):
      sentence("backupDamaged", ["place": .text(path), "file": .text(file)])
    case .sourceDamaged(let damage): sentence("sourceDamaged", facts(of: damage))
    case .backupDiffers(let path): sentence("backupDiffers", ["place": .text(path)])
    case .compactionDiffers(let part):
      sentence("compactionDiffers", ["part": .text(part.rawValue)])
    case .lineDamaged(let file): sentence("lineDamaged", ["file": .text(file)])
    case .cardUnreadable(let client, let file):
      sentence("cardUnreadable", ["client": .text(client.description), "file": .text(file)])
    case .receiptUnreadable(let receipt, let file):
      sentence("receiptUnreadable", ["receipt": .text(receipt.description), "file": .text(file)])
    }
  }

  /// What is wrong with what a store was to be made of.
  ///
  /// - Parameters:
  ///   - problem: What restoring ran into.
  ///   - isStore: Whether the folder named as a backup is a store.
  /// - Returns: The sentence.
  package func restoring(_ problem: StoreProblem, isStore: Bool) -> String {
    switch problem {
    case .missing(let path): sentence("noBackup", ["place": .text(path)])
    case .notAFolder(let path): sentence("backupNotAFolder", ["place": .text(path)])
    case .notABackup(let path) where isStore:
      sentence("backupIsStore", ["place": .text(path)])
    default: self(problem)
    }
  }

  /// What a repair ran into: what it cannot mend it does not advise to repair.
  package func repairing(_ problem: StoreProblem) -> String {
    switch problem {
    case .baseDamaged(let damage):
      words("store.baseDamaged", facts(of: damage)) + ". " + words("store.repair.impossible")
    case .manifestUnreadable(_, let offset):
      words("store.manifestUnreadable", ["place": .text(place), "offset": .number(offset)])
        + ". " + words("store.repair.impossible")
    default: self(problem)
    }
  }

  /// What went wrong with a file: what is full or missing has a way out of its own.
  private func sentence(file problem: FileProblem) -> String {
    let path = problem.path.isEmpty ? place : problem.path
    let facts: [String: WordValue] = ["reason": .text(reason(problem))]
    switch problem.code {
    case ENOSPC, EDQUOT:
      // What is made aside carries a name that nobody typed.
      let asked = path.firstRange(of: ".new-").map { String(path[..<$0.lowerBound]) } ?? path
      return sentence("noRoom", facts.merging(["file": .text(asked)]) { $1 })
    case ENOENT where path.hasPrefix(place + "/"): return missing(path)
    default: return sentence("file", facts.merging(["file": .text(path)]) { $1 })
    }
  }

  /// A file of the store that is not there; LOCK, which holds nothing, is made anew.
  func missing(_ file: String) -> String {
    guard file == place + "/LOCK" else { return sentence("fileMissing", ["file": .text(file)]) }
    return sentence("lockMissing", ["place": .text(place)])
  }

  /// Why the store can only be read, and what to do next.
  package func sentence(_ reason: ReadOnlyReason) -> String {
    switch reason {
    case .damaged(let damage): sentence("damaged", facts(of: damage))
    case .newerFormat(let needs, let knows):
      sentence("newerReadOnly", versions(needs, knows))
    case .poisoned(let poison):
      sentence(poison.isOfRepair ? "repairedAside" : "poisoned", poison)
    case .notOurs(let owner):
      sentence("ownedReadOnly", ["place": .text(place), "owner": .text(owner)])
    case .backup: sentence("backup", ["place": .text(place)])
    case .noPermission(let problem):
      sentence(
        "noPermission",
        ["place": .text(place), "reason": .text(self.reason(problem))]
      )
    }
  }

  /// The same with the steps that lead out of it, where there are several.
  package func advice(_ reason: ReadOnlyReason) -> String {
    guard case .damaged = reason else { return sentence(reason) }
    let steps = (1...5).map { words("store.damaged.step.\($0)", ["place": .text(place)]) }
    return ([sentence(reason)] + steps).joined(separator: "\n")
  }

  /// The same in few words, behind "read only": what is wrong and the next step.
  package func short(_ reason: ReadOnlyReason) -> String {
    switch reason {
    case .damaged(let damage): words("store.reason.damaged", facts(of: damage))
    case .newerFormat: words("store.reason.newerFormat")
    case .poisoned: words("store.reason.poisoned")
    case .notOurs: words("store.reason.notOurs")
    case .backup: words("store.reason.backup")
    case .noPermission: words("store.reason.noPermission")
    }
  }

  /// Why something was not saved, in few words, behind "not saved".
  package func short(_ problem: StoreProblem) -> String {
    switch problem {
    case .notSaved(let problem), .file(let problem), .notConfirmed(let problem): reason(problem)
    case .readOnly(let reason): short(reason)
    case .busy(let holder?):
      words("store.reason.busy", ["who": .text(name(of: holder))])
    case .busy(nil): words("store.busyUnknown")
    default: self(problem)
    }
  }

  /// What was cut off the journal's end, and what that means.
  package func sentence(_ repair: LoyaltyStore.Repair, last: Moment?) -> String {
    sentence(
      "repaired",
      [
        "file": .text(repair.file), "line": .number(repair.line),
        "bytes": .number(repair.byteCount), "keptIn": .text(repair.keptIn),
        "last": .text(last.map(dated) ?? "–"),
      ]
    )
  }

  /// What the start of the program made good, and what that means.
  package func lifted(_ poison: Poison) -> String {
    sentence("lifted", poison)
  }

  /// A mark that was torn, or whose name did not fit, names nobody.
  private func sentence(_ key: String, _ poison: Poison) -> String {
    guard !poison.by.name.isEmpty else { return sentence(key + "Unknown", [:]) }
    return sentence(key, ["by": .text(poison.by.name), "at": .text(time(poison.at))])
  }

  /// Who has been writing since when, while we wait.
  package func waiting(for holder: LockHolder?) -> String {
    guard let holder else { return words("store.busyUnknown") }
    return words("state.waitingForLock", facts(of: holder))
  }

  /// Who has held the store's files since when, while a command waits.
  package func waitingForFiles(of holder: LockHolder?) -> String {
    guard let holder else { return words("store.filesHeldUnknown") }
    return words("state.waitingForFiles", facts(of: holder))
  }

  func sentence(_ key: String, _ values: [String: WordValue]) -> String {
    words.sentence("store." + key, values)
  }

  func reason(_ problem: FileProblem) -> String {
    words.systemReason(problem.code, call: problem.call)
  }

  private func versions(_ needs: Int, _ knows: Int) -> [String: WordValue] {
    ["found": .number(needs), "supported": .number(knows)]
  }

  private func facts(of holder: LockHolder) -> [String: WordValue] {
    [
      "who": .text(name(of: holder)), "since": .text(time(holder.since)),
      "process": .text(String(holder.process)),
    ]
  }

  /// "desk 2, olga".
  private func name(of holder: LockHolder) -> String {
    holder.desk.map { "\($0), \(holder.by.name)" } ?? holder.by.name
  }

  func facts(of damage: Damage) -> [String: WordValue] {
    [
      "file": .text(damage.file), "line": .number(damage.line),
      "reason": .text(words("store.damage." + damage.reason.code, values(damage.reason))),
    ]
  }

  private func values(_ reason: Damage.Reason) -> [String: WordValue] {
    switch reason {
    case .format(let byte): ["byte": .number(byte)]
    case .sequence(let found, let expected):
      ["found": .text(String(found)), "expected": .text(String(expected))]
    default: [:]
    }
  }

  func time(_ moment: Moment) -> String {
    guard let calendar else { return moment.rfc3339 }
    let time = calendar.time(of: moment)
    return words.time(hour: time.hour, minute: time.minute, second: time.second)
  }
}
