package import Exchange
package import Loyalty

/// An import on its way: it reads a file, decides, saves, and tells what became of each client or
/// receipt of it.
package protocol ImportWork: AnyObject {
  /// How the file is written.
  var form: FileForm { get }
  /// How many had which end so far.
  var counts: ImportCounts { get }
  /// Groups that were created.
  var createdGroups: [String] { get }
  /// Where it was stopped; nil when all was done.
  var stop: ImportStop? { get }
  /// How much of the work is done, 0…1; nil where the file does not say how long it is.
  var share: Double? { get }

  /// Imports to the end, or until somebody stops it between two records.
  ///
  /// - Throws: `StoreProblem`, what the file's source throws, and what the watch throws.
  func run(_ watch: ImportWatch) throws
}

/// Who looks at an import while it works.
package struct ImportWatch {
  /// Is asked before each record.
  package var isStopped: () -> Bool
  /// Hears what became of each client or receipt, once its record is on the disk.
  package var tell: (ImportedItem, ImportVerdict) throws -> Void
  /// Is called now and then, to show how far it is.
  package var step: () throws -> Void

  package init(
    isStopped: @escaping () -> Bool = { false },
    tell: @escaping (ImportedItem, ImportVerdict) throws -> Void = { _, _ in },
    step: @escaping () throws -> Void = {}
  ) {
    self.isStopped = isStopped
    self.tell = tell
    self.step = step
  }
}

/// A client or receipt of a file: the rows that tell of it.
package struct ImportedItem: Sendable {
  /// The rows as they stand in the file.
  package let rows: [CSVRow]

  package init(_ rows: [CSVRow]) {
    self.rows = rows
  }

  /// The line on which it begins.
  package var line: Int { rows.first?.line ?? 0 }
}

/// What became of a client or receipt.
package enum ImportVerdict: Equatable, Sendable {
  /// What is told of it.
  package enum Subject: Equatable, Sendable {
    case client(name: String, phone: Phone)
    case receipt(number: String, at: Moment)
    case reaction(Reaction)
  }

  /// It was registered or booked.
  case taken(Subject)
  /// It was there already; of a client, the columns in which the card differs.
  case known(Subject, differing: [ClientColumn] = [])
  /// A row of it is wrong.
  case unreadable(RowProblem)
  /// The club refuses it.
  case refused(Refusal)
}

/// Where an import was stopped.
package enum ImportStop: Equatable, Sendable {
  /// Behind this line: what stands before it was taken.
  case afterLine(Int)
  /// While the file was read: nothing was saved.
  case reading
  /// While receipts were booked in the order of their times.
  case booking
}

/// How many clients or receipts had which end.
package struct ImportCounts: Hashable, Sendable {
  /// Those read.
  package var read = 0
  /// Those registered or booked.
  package var taken = 0
  /// Those that were there already.
  package var known = 0
  /// Those not taken.
  package var refused = 0
  /// Clients who were registered for their receipts.
  package var registered = 0

  package init() {}

  mutating func count(_ verdict: ImportVerdict) {
    switch verdict {
    case .taken: taken += 1
    case .known: known += 1
    case .unreadable, .refused: refused += 1
    }
  }
}

extension [Event] {
  /// The events without what welcomes those who are registered: the SMS and the bonus.
  func withoutWelcome() -> [Event] {
    filter { event in
      switch event {
      case .messageQueued: false
      case .bonusesMoved(let movement): movement.entry.origin != .welcome
      default: true
      }
    }
  }
}
