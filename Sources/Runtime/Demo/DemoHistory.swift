import CommandContract
import Exchange
import Localization
import Loyalty
import LoyaltyStore
import Resources

/// What happened in the example's club, up to now: receipts.csv, a file for import, and desk.ndjson
/// and messages.ndjson, commands of the contract that say when.
struct DemoHistory {
  private enum Step {
    case receipt(FileReceipt)
    case command(Command)
  }

  /// In the order of time, a command before a receipt of its moment.
  private let steps: [(at: Moment, step: Step)]
  /// Who worked, one after another: a shift begins at 8 and at 20.
  private let staff: [Staff]
  private let now: Moment
  private let calendar: ClubCalendar

  /// Steps of one record.
  private static let recordLimit = 1_000

  /// Moves the receipts and the commands; those that are yet to come fall away.
  init(
    _ receipts: [FileReceipt],
    _ commands: [UInt8],
    _ shift: DemoShift,
    by staff: [Staff],
    now: Moment,
    _ calendar: ClubCalendar
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
    self.now = now
    self.calendar = calendar
  }

  /// Who worked at a moment.
  private func staff(at moment: Moment) -> Staff {
    let shifted = moment.advanced(bySeconds: -8 * 3_600)
    let isNight = calendar.time(of: shifted).hour >= 12
    let number = calendar.day(of: shifted).number
    return staff[(Int(number) * 2 + (isNight ? 1 : 0)) % staff.count]
  }

  /// The steps in parts of one shift each, none longer than a record may be.
  private var parts: [(by: Staff, steps: ArraySlice<(at: Moment, step: Step)>)] {
    var parts: [(by: Staff, steps: ArraySlice<(at: Moment, step: Step)>)] = []
    for place in steps.indices {
      let by = staff(at: steps[place].at)
      if let last = parts.last, last.by == by, last.steps.count < Self.recordLimit {
        parts[parts.count - 1].steps = steps[last.steps.startIndex...place]
      } else {
        parts.append((by, steps[place...place]))
      }
    }
    return parts
  }

  /// Writes it into the store, receipts as import books them, messages as a sender sends them; tells
  /// what the club refused.
  func write(into store: Store, _ cards: [Client.ID: Client]) throws -> [Refusal] {
    var refused: [Refusal] = []
    var pending: Pending?
    var post = DemoPost(cards)
    for (staff, steps) in parts {
      var decision = ReceiptDecision(ImportOptions(staff: staff))
      pending = try store.appendApplied(by: staff) { club, now in
        var events: [Event] = []
        for (at, step) in steps {
          events += post.send(of: &club, until: at)
          switch step {
          case .receipt(let receipt):
            let taken = decision.take([.success(receipt)], on: &club, at: now)
            events += taken.events
            refused += taken.verdicts.compactMap(\.refusal)
          case .command(let command):
            do throws(Refusal) {
              let asking = Asking(at: at, by: staff)
              let decided = try club.decide(
                command,
                with: post.needed(by: command, club),
                for: asking
              )
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
    let last = try store.appendApplied(by: staff(at: now)) { club, _ in
      post.send(of: &club, until: now)
    }
    try (last.committed.events.isEmpty ? pending : last)?.sync()
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
