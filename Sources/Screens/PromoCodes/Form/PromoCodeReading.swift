import Localization
import Loyalty
import Terminal

/// The fields of the forms of a promo code and of a batch.
package enum PromoCodeField: String, Hashable, Sendable {
  case name, code, bonuses, from, until, status, totalLimit, perClient, groups, registeredFrom,
    registeredUntil, registeredWithin, audiences, firstVisit, returns
  /// Those that only a batch has.
  case prefix, count, length, guessable
}

/// Reads what stands in the form of a promo code; each problem names its field.
struct PromoCodeReading {
  /// What cannot be read, and in which field.
  struct Problem: Error {
    let field: PromoCodeField
    let refusal: Refusal
  }

  private let form: FormState<PromoCodeField>
  private let context: Context

  init(_ form: FormState<PromoCodeField>, _ context: Context) {
    self.form = form
    self.context = context
  }

  /// What clients shall type: the name where nothing else is said.
  var code: String {
    let code = form.text(.code)
    return code.isBlank ? form.text(.name) : code
  }

  /// The bonuses of one activation: "50", "40+10", comma or point.
  func bonuses() throws(Problem) -> Bonus {
    do {
      return try Bonus(typed: form.text(.bonuses))
    } catch {
      throw Problem(field: .bonuses, refusal: .value(error))
    }
  }

  /// A day; nil where nothing was typed.
  func day(_ field: PromoCodeField) throws(Problem) -> Day? {
    let typed = form.text(field)
    guard !typed.isBlank else { return nil }
    do {
      return try day(typed, field)
    } catch {
      throw Problem(field: field, refusal: .value(error))
    }
  }

  private func day(_ typed: String, _ field: PromoCodeField) throws(ValueProblem) -> Day {
    let words: [String: DayStep] = [
      context.words("time.today"): .days(0), context.words("time.tomorrow"): .days(1),
    ]
    let isOfClient = field == .registeredFrom || field == .registeredUntil
    let lean: DayReading.Lean = isOfClient ? .past : .future
    let reading = DayReading(today: context.today, lean: lean, words: words)
    return try reading.day(ClientReading.dotted(typed))
  }

  /// A limit; nil where nothing was typed.
  func limit(_ field: PromoCodeField) throws(Problem) -> Int? {
    let text = form.text(field).filter { !$0.isWhitespace }
    guard !text.isEmpty else { return nil }
    guard let limit = Int(text) else {
      throw Problem(field: field, refusal: .value(.quantityInvalid(form.text(field))))
    }
    guard PromoCodeTerms.limitRange.contains(limit) else {
      let refusal = Refusal.promoCode(
        .limitInvalid(limit, limit: PromoCodeTerms.limitRange.upperBound)
      )
      throw Problem(field: field, refusal: refusal)
    }
    return limit
  }

  /// A whole number of a batch; nil where nothing was typed.
  func whole(_ field: PromoCodeField) throws(Problem) -> Int? {
    let text = form.text(field).filter { !$0.isWhitespace }
    guard !text.isEmpty else { return nil }
    guard let number = Int(text) else {
      throw Problem(field: field, refusal: .value(.quantityInvalid(form.text(field))))
    }
    return number
  }

  /// The numbers of the audiences of which one is needed.
  func audiences() throws(Problem) -> [Audience.ID] {
    var ids: [Audience.ID] = []
    for part in form.text(.audiences).split(whereSeparator: { " ,;№".contains($0) }) {
      guard let number = UInt32(part), number > 0 else {
        throw Problem(field: .audiences, refusal: .value(.quantityInvalid(String(part))))
      }
      ids.append(Audience.ID(number))
    }
    return ids
  }

  /// The groups of which one is needed.
  var groups: [GroupReference] {
    form.several(.groups).compactMap { UInt32($0).map { .id(Group.ID($0)) } }
  }

  /// Everything that the fields say.
  func terms() throws(Problem) -> PromoCodeTermsDraft {
    PromoCodeTermsDraft(
      bonuses: try bonuses(),
      from: try day(.from),
      until: try day(.until),
      totalLimit: try limit(.totalLimit),
      perClientLimit: try limit(.perClient) ?? 1,
      groups: groups,
      audiences: try audiences(),
      registeredFrom: try day(.registeredFrom),
      registeredUntil: try day(.registeredUntil),
      registeredWithinDays: try whole(.registeredWithin),
      isForFirstVisit: form.isOn(.firstVisit),
      returnsOnRefund: form.isOn(.returns)
    )
  }

  /// How the calendar reads and writes a day.
  func picking(_ field: PromoCodeField) -> DatePicking? {
    guard let today = context.today.calendarDay else { return nil }
    let (probe, words) = (self, context.words)
    return DatePicking(
      today: today,
      read: { typed in (try? probe.day(typed, field))?.calendarDay },
      write: { words.date(year: $0.year, month: $0.month, day: $0.day) }
    )
  }
}

extension PromoCodeTermsDraft {
  /// The field of the last day that lies before its first one: of the validity where that is so,
  /// else of the registration.
  var refusedDays: PromoCodeField {
    guard let from, let until, until < from else { return .registeredUntil }
    return .until
  }
}
