import Loyalty
import TestSupport

@testable import LoyaltyStore

/// Holds a store that was opened again to what desks were told.
struct StoreJudge {
  static let journal = "/club/store/journal/000001.ndjson"

  private(set) var wrongs: [String] = []
  private let log: DeskLog

  /// Whether the journal may be folded, so that only the club tells what happened.
  private let folds: Bool

  init(_ log: DeskLog, folds: Bool = false) {
    self.log = log
    self.folds = folds
  }

  /// Opens the store without faults and compares; the store, unless it cannot be opened.
  mutating func judge(_ disk: SimulatedDisk, mayBePoisoned: Bool, _ when: String) -> Store? {
    do {
      var options = StoreOptions(
        clock: { Fixture.start },
        staff: Fixture.olga,
        files: disk.files(of: 99)
      )
      options.indexesFrom = 1
      let store = try Store.open(at: "/club/store", options)
      _ = try store.follow()
      switch store.readOnly {
      case nil: break
      case .poisoned where mayBePoisoned: break
      case let reason?: wrongs.append("\(when): read-only, \(reason)")
      }
      if folds {
        compare(store.club, when)
        let report = try Store.verify(at: "/club/store", files: disk.files(of: 97))
        if !report.isWhole, store.readOnly == nil { wrongs.append("\(when): \(report.findings)") }
      } else {
        let records = try records(of: disk, upTo: store.seq)
        compare(records, when)
        compare(store.club, with: records, when)
      }
      return store
    } catch {
      wrongs.append("\(when): \(error)")
      return nil
    }
  }

  private func records(of disk: SimulatedDisk, upTo seq: UInt64) throws -> [Record] {
    let bytes = disk.bytes(at: Self.journal) ?? []
    let lines = LineChunk(offset: 0, bytes: bytes).lines.prefix(Int(seq))
    return try lines.map { line in
      guard ChecksummedLine.isWhole(bytes, line),
        case .record(let record, _) = try RecordCoding.read(bytes, line)
      else { throw Wrong("line at byte \(line.lowerBound)") }
      return record
    }
  }

  /// Compares the records with the answers.
  private mutating func compare(_ records: [Record], _ when: String) {
    for (index, record) in records.enumerated() where record.head.seq != UInt64(index + 1) {
      wrongs.append("\(when): record \(record.head.seq) stands at \(index + 1)")
    }
    compare(records.flatMap(\.events).compactMap(\.key), when) { seq, events in
      records.indices.contains(Int(seq) - 1) && records[Int(seq) - 1].events == events
    }
  }

  /// Compares what the club holds with the answers.
  private mutating func compare(_ club: Club, _ when: String) {
    var keys = club.groups.inUse.map(\.name)
    for id in club.clients.ids {
      if id.number > 2 { keys.append("client \(club.clients.columns(of: id).phone.e164)") }
      for entry in club.accounts.written(of: id) {
        if case .byHand(let reason) = entry.origin { keys.append(reason) }
      }
    }
    compare(keys, when) { _, events in
      events.allSatisfy { event in
        if case .clientRegistered(let client) = event {
          return club.clients.client(with: client.phone) == client.id
        }
        return event.key.map(keys.contains) ?? true
      }
    }
  }

  private mutating func compare(
    _ keys: [String],
    _ when: String,
    isThere: (UInt64, [Event]) -> Bool
  ) {
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    for (key, count) in counts where count > 1 { wrongs.append("\(when): \(key) came \(count)×") }
    var saved: Set<String> = []
    for deed in log.deeds {
      switch deed.answer {
      case .saved(let seq, let events):
        saved.insert(deed.key)
        if !isThere(seq, events) { wrongs.append("\(when): \(deed.key), saved as \(seq), is lost") }
      case .refused(.nameTaken):
        if counts[deed.key] == nil { wrongs.append("\(when): \(deed.key) is not taken") }
      case .refused, .notSaved, .unknown: break
      }
    }
    for deed in log.deeds where !deed.key.hasPrefix("Contested") && counts[deed.key] != nil {
      switch deed.answer {
      case .refused(let refusal) where !saved.contains(deed.key):
        wrongs.append("\(when): \(deed.key) was refused, \(refusal)")
      case .notSaved(let problem) where !saved.contains(deed.key):
        wrongs.append("\(when): \(deed.key) was not saved, \(problem)")
      default: break
      }
    }
  }

  /// Compares what the store read in bulk with what its records make one by one.
  private mutating func compare(_ club: Club, with records: [Record], _ when: String) {
    guard var made = try? Simulation.club() else { return }
    for record in records { made.apply(record.events) }
    let isEqual =
      SeenLoyalty(club) == SeenLoyalty(made) && club.groups.inUse == made.groups.inUse
      && club.clients.count == made.clients.count
      && (1...club.clients.count).allSatisfy { number in
        let id = Client.ID(UInt32(number))
        return club.clients.columns(of: id) == made.clients.columns(of: id)
      }
    if !isEqual { wrongs.append("\(when): the club is not what its records make") }
  }

  private struct Wrong: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
