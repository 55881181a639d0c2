import CommandContract
import Exchange
import Localization
import Loyalty
import LoyaltyStore
import Resources

/// What happened in the example's club, up to now: receipts.csv, a file for import, and
/// desk.ndjson, commands of the contract that say when.
struct DemoHistory {
  private enum Step {
    case receipt(FileReceipt)
    case command(Command)
  }

  /// In the order of time, a command before a receipt of its moment.
  private let steps: [(at: Moment, step: Step)]
  private let staff: Staff

  /// Steps of one record.
  private static let recordLimit = 1_000

  /// Moves the receipts and the commands of desk.ndjson; those that are yet to come fall away.
  init(
    _ receipts: [FileReceipt],
    _ commands: [UInt8],
    _ shift: DemoShift,
    by staff: Staff,
    now: Moment
  ) throws {
    var steps: [(at: Moment, step: Step)] = []
    for line in commands.split(separator: UInt8(ascii: "\n")) {
      let request = try ContractLine(takesTime: true).read(Array(line))
      guard case .command(let command) = request.body, let at = request.at else { continue }
      steps.append((shift(at), .command(shift(command))))
    }
    for receipt in receipts.lazy.map({ shift($0) }) {
      steps.append((receipt.at, .receipt(receipt)))
    }
    self.steps = steps.enumerated().filter { $0.element.at <= now }
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    self.staff = staff
  }

  /// Writes it into the store, receipts as import books them; tells what the club refused.
  func write(into store: Store) throws -> [Refusal] {
    var decision = ReceiptDecision(ImportOptions(staff: staff))
    var refused: [Refusal] = []
    var pending: Pending?
    for start in stride(from: 0, to: steps.count, by: Self.recordLimit) {
      let part = steps[start..<min(start + Self.recordLimit, steps.count)]
      pending = try store.appendApplied(by: staff) { club, now in
        var events: [Event] = []
        for (at, step) in part {
          switch step {
          case .receipt(let receipt):
            let taken = decision.take([.success(receipt)], on: &club, at: now)
            events += taken.events
            refused += taken.verdicts.compactMap(\.refusal)
          case .command(let command):
            do throws(Refusal) {
              let decided = try club.decide(command, for: Asking(at: at, by: staff))
              club.apply(decided)
              events += decided
            } catch {
              refused.append(error)
            }
          }
        }
        return events
      }
      store.shelveWritten()
    }
    try pending?.sync()
    return refused
  }

  /// Reads a file of receipts.
  static func receipts(
    _ bytes: [UInt8],
    _ words: FileWords,
    of settings: Settings,
    _ calendar: ClubCalendar
  ) throws -> [FileReceipt] {
    var file = try ReceiptFile(CSVReader(MemorySource(bytes)), words: ReceiptWords(words))
    var check = file.check(region: settings.region, calendar: calendar)
    var receipts: [FileReceipt] = []
    while let rows = try file.next() { receipts.append(try check.receipt(rows)) }
    return receipts
  }
}

extension ImportVerdict {
  /// Why the club refuses it.
  fileprivate var refusal: Refusal? {
    guard case .refused(let refusal) = self else { return nil }
    return refusal
  }
}
