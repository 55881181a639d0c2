import Localization
import Loyalty
import Terminal

/// The fields of the form of a push or SMS to many.
package enum MailingField: String, Hashable, Sendable {
  case channel, template, title, text, sendAt, recipients, kind
}

/// Reads what stands in the form of a push or SMS; each problem names its field.
struct MailingReading {
  /// What cannot be read, and in which field.
  struct Problem: Error {
    let field: MailingField
    let refusal: Refusal
  }

  /// What the choice of recipients says for everybody, and for those who were marked.
  static let everybody = "all"
  static let marked = "marked"

  private let form: FormState<MailingField>
  private let clients: [Client.ID]
  private let context: Context

  init(_ form: FormState<MailingField>, _ clients: [Client.ID], _ context: Context) {
    self.form = form
    self.clients = clients
    self.context = context
  }

  var channel: Channel { form.choice(.channel).flatMap { Channel(rawValue: $0) } ?? .push }

  var kind: Loyalty.Message.Kind {
    form.choice(.kind).flatMap { Loyalty.Message.Kind(rawValue: $0) } ?? .marketing
  }

  /// Who shall get it.
  var recipients: MailingDraft.Recipients {
    switch form.choice(.recipients) {
    case Self.marked?: .clients(clients.map { .id($0) })
    case let id?:
      UInt32(id).map { .group(.id(Group.ID($0))) } ?? .everybody
    case nil: .everybody
    }
  }

  /// The same, as the club keeps it.
  var resolved: Recipients {
    switch recipients {
    case .everybody: .everybody
    case .group(.id(let id)): .group(id)
    case .group: .everybody
    case .clients: .clients(clients)
    }
  }

  /// Whether it goes to clients who were chosen before the form was opened.
  var isOfMarked: Bool { form.choice(.recipients) == Self.marked }

  /// When it shall go; nil where nothing was typed: at once.
  func sendAt() throws(Problem) -> Moment? {
    try typed().map { context.club.calendar.moment(of: $0.day, at: $0.time) }
  }

  /// The typed time where clocks that are put forward have none such on its day, and the one that
  /// stands for it.
  var skippedTime: (typed: TimeOfDay, goes: TimeOfDay)? {
    guard let given = (try? typed()) ?? nil else { return nil }
    let calendar = context.club.calendar
    let goes = calendar.time(of: calendar.moment(of: given.day, at: given.time))
    return goes == given.time ? nil : (given.time, goes)
  }

  /// A day, a time, or both: "tomorrow 18:00", "31.12", "20:30"; nil where nothing was typed.
  private func typed() throws(Problem) -> (day: Day, time: TimeOfDay)? {
    let typed = form.text(.sendAt)
    guard !typed.isBlank else { return nil }
    var words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    words.removeAll { $0 == context.words("mailings.at") }
    var time = TimeOfDay(hour: 12, minute: 0) ?? .midnight
    if let last = words.last, last.contains(":") {
      guard let read = TimeOfDay(typed: last) else {
        throw Problem(field: .sendAt, refusal: .value(.momentInvalid(typed)))
      }
      time = read
      words.removeLast()
    }
    return (words.isEmpty ? context.today : try day(words.joined(separator: " ")), time)
  }

  private func day(_ typed: String) throws(Problem) -> Day {
    let steps: [String: DayStep] = [
      context.words("time.today"): .days(0), context.words("time.tomorrow"): .days(1),
    ]
    let reading = DayReading(today: context.today, lean: .future, words: steps)
    do throws(ValueProblem) {
      return try reading.day(ClientReading.dotted(typed))
    } catch {
      // The sentence of any other date would not speak of a time.
      throw Problem(field: .sendAt, refusal: .value(.momentInvalid(form.text(.sendAt))))
    }
  }

  /// Everything that the fields say.
  func draft(isKept: Bool = false) throws(Problem) -> MailingDraft {
    MailingDraft(
      channel,
      title: channel == .push ? form.text(.title) : nil,
      text: form.text(.text),
      to: recipients,
      kind: kind,
      sendAt: try sendAt(),
      isDraft: isKept
    )
  }

  /// How the calendar reads and writes a day; noon goes with it until a time is typed.
  var picking: DatePicking? {
    guard let today = context.today.calendarDay else { return nil }
    let (probe, context) = (self, context)
    return DatePicking(
      today: today,
      read: { _ in
        guard let moment = (try? probe.sendAt()) ?? nil else { return nil }
        return context.club.calendar.day(of: moment).calendarDay
      },
      write: {
        context.words.date(year: $0.year, month: $0.month, day: $0.day) + " 12:00"
      }
    )
  }
}
