import Localization
import Loyalty
import Terminal

/// What bonuses by hand would do: the command, and the balance before and after.
struct BonusWork: Hashable, Sendable {
  /// Accrue or put right.
  let kind: String
  let command: Command
  let amount: Bonus
  let balanceBefore: Bonus
  let balanceAfter: Bonus
  /// What of the debt the bonuses fill.
  let debtFilled: Bonus
  /// What is taken and is not there.
  let debt: Bonus
}

/// Reads what stands in the form of bonuses by hand; each problem names its field.
struct BonusReading {
  typealias FieldID = BonusForm.FieldID

  /// Why the form cannot be carried out.
  enum Problem: Error {
    case refusal(Refusal, FieldID?)
    /// An accrual below zero: what puts a balance right is the other kind.
    case belowZero
  }

  static let accrue = "accrue"
  static let correct = "correct"

  private let form: FormState<FieldID>
  private let client: Client.ID
  private let context: Context

  init(_ form: FormState<FieldID>, _ client: Client.ID, _ context: Context) {
    self.form = form
    self.client = client
    self.context = context
  }

  var kind: String { form.choice(.kind) ?? Self.accrue }

  /// The amount as it is typed: "150+80", "−50", comma or point.
  func amount() throws(Problem) -> Bonus {
    do {
      return try Bonus(typed: form.text(.amount))
    } catch {
      throw .refusal(.value(error), .amount)
    }
  }

  /// Whether the bonuses make a lot, which has a last day: those that are taken have none.
  var takesLastDay: Bool {
    guard kind == Self.correct else { return true }
    return (try? amount()).map { !$0.isNegative } ?? true
  }

  /// The last day; nil where none is named.
  func lastDay() throws(Problem) -> Day? {
    let typed = form.text(.lastDay)
    guard takesLastDay, !typed.isBlank else { return nil }
    do {
      return try day(typed)
    } catch {
      throw .refusal(.value(error), .lastDay)
    }
  }

  private func day(_ typed: String) throws(ValueProblem) -> Day {
    let words: [String: DayStep] = [
      context.words("time.today"): .days(0), context.words("time.tomorrow"): .days(1),
    ]
    let reading = DayReading(today: context.today, lean: .future, words: words)
    return try reading.day(ClientReading.dotted(typed))
  }

  /// How the calendar reads and writes the last day.
  var picking: DatePicking? {
    guard let today = context.today.calendarDay else { return nil }
    let (probe, words) = (self, context.words)
    return DatePicking(
      today: today,
      read: { typed in (try? probe.day(typed))?.calendarDay },
      write: { words.date(year: $0.year, month: $0.month, day: $0.day) }
    )
  }

  /// What would happen: the club decides it as it decides the command.
  ///
  /// - Parameter isTrial: Whether the balance is asked before a reason is typed.
  /// - Returns: The command with the balance before and after.
  /// - Throws: The problem of a field, or why the club refuses.
  func work(isTrial: Bool = false) throws(Problem) -> BonusWork {
    let amount = try amount()
    if kind == Self.accrue, amount.isNegative { throw .belowZero }
    let typed = form.text(.reason)
    let reason = isTrial && typed.isBlank ? "?" : typed
    let lastDay = try lastDay()
    let command: Command =
      kind == Self.accrue
      ? .accrue(.id(client), amount, reason: reason, expiresOn: lastDay)
      : .correct(.id(client), amount, reason: reason, expiresOn: lastDay)
    let asking = Asking(at: context.now, by: context.staff)
    do {
      return worked(command, amount, try context.club.decide(command, for: asking))
    } catch {
      throw .refusal(error, Self.field(of: error))
    }
  }

  private func worked(_ command: Command, _ amount: Bonus, _ events: [Event]) -> BonusWork {
    let account = context.club.account(of: client, at: context.now)
    let before = account.balance(at: context.now)
    var after = before
    var debt = Bonus.zero
    for case .bonusesMoved(let movement) in events {
      (after, debt) = (movement.balanceAfter, movement.debt)
    }
    return BonusWork(
      kind: kind,
      command: command,
      amount: amount,
      balanceBefore: before,
      balanceAfter: after,
      debtFilled: amount.isNegative ? .zero : min(account.debt, amount),
      debt: debt
    )
  }

  /// The field that a refusal is about.
  static func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .value(.amountInvalid), .value(.amountOutOfRange), .amountInvalid: .amount
    case .value(.dateInvalid), .lastDayOver: .lastDay
    case .reasonMissing, .textTooLong: .reason
    default: nil
    }
  }
}
