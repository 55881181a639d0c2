package import Exchange
import Loyalty
package import LoyaltyStore

/// Imports a file of what clients did with messages, up to 1,000 rows a record.
///
/// Each row has a verdict; importing a file again changes nothing.
package final class ReactionImport: RowwiseImport {
  package internal(set) var counts = ImportCounts()
  package internal(set) var stop: ImportStop?
  package var createdGroups: [String] { [] }
  package var form: FileForm { file.form }
  package var share: Double? { readShare() }

  private let store: Store
  private var file: ReactionFile
  private let options: ImportOptions
  private let readShare: () -> Double?
  /// The outbox with all rows so far, while nothing is saved.
  private var rehearsed: Club?

  /// Seconds by which the clock of a gateway may be behind ours.
  private static let tolerance: Int64 = 300

  /// Prepares to import a file into a store; `readShare` says how much of it was read, 0…1.
  package init(
    _ file: ReactionFile,
    into store: Store,
    options: ImportOptions,
    readShare: @escaping () -> Double? = { nil }
  ) {
    self.readShare = readShare
    self.file = file
    self.store = store
    self.options = options
  }

  func source(of row: ReactionFile.Record) -> CSVRow { row.source }

  func readChunk() throws -> [ReactionFile.Record] {
    var rows: [ReactionFile.Record] = []
    while rows.count < Self.rowLimit, let row = try file.next() { rows.append(row) }
    return rows
  }

  /// Decides rows in one record.
  func decide(_ rows: [ReactionFile.Record]) throws -> [ImportVerdict] {
    let now = SystemClock.now()
    guard !options.isDryRun else {
      var club = rehearsed ?? store.club
      let (verdicts, reactions) = decide(rows, club.outbox, now)
      club.apply([.reactionsCame(reactions)])
      rehearsed = club
      return verdicts
    }
    var verdicts: [ImportVerdict] = []
    try store.commit(by: options.staff) { club, _ in
      let reactions: [Reaction]
      (verdicts, reactions) = decide(rows, club.outbox, now)
      return reactions.isEmpty ? [] : [.reactionsCame(reactions)]
    }
    return verdicts
  }

  private func decide(
    _ rows: [ReactionFile.Record],
    _ outbox: Outbox,
    _ now: Moment
  ) -> (verdicts: [ImportVerdict], reactions: [Reaction]) {
    var taken: [Reaction] = []
    var seen: Set<[String]> = []
    let verdicts = rows.map { row -> ImportVerdict in
      switch row.content {
      case .failure(let problem): return .unreadable(problem)
      case .success(let told):
        let reaction = told.reaction
        guard told.store.map({ $0 == store.identity }) ?? true,
          let delivery = outbox.delivery(of: reaction.message)
        else { return .unreadable(file.unknownMessage(row.source)) }
        guard reaction.at <= now else { return .unreadable(file.notYet(row.source)) }
        let queued = outbox[reaction.message]?.queuedAt ?? reaction.at
        guard delivery.mayHaveArrived, reaction.at >= queued.advanced(bySeconds: -Self.tolerance)
        else { return .unreadable(file.notSent(row.source)) }
        let subject = ImportVerdict.Subject.reaction(reaction)
        let key = [reaction.message.description, reaction.kind.rawValue]
        guard !delivery.reactions.contains(reaction.kind), seen.insert(key).inserted else {
          return .known(subject)
        }
        taken.append(reaction)
        return .taken(subject)
      }
    }
    return (verdicts, taken)
  }
}
