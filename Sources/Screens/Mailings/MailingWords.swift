import Localization
import Loyalty

/// What pushes and SMS are in words: their moments, states, recipients.
struct MailingWords {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// A moment with its day in full: "23.11.2026 at 18:00".
  func moment(_ moment: Moment) -> String {
    joined(words.date(context.club.calendar.day(of: moment)), moment)
  }

  /// A moment for a button: today the time alone, else day and time, of another year with it.
  func buttonMoment(_ moment: Moment) -> String {
    let day = context.club.calendar.day(of: moment)
    return day.year == context.today.year ? shortMoment(moment) : self.moment(moment)
  }

  /// A moment for a list: today the time alone, else day and time, of another year the day.
  func shortMoment(_ moment: Moment) -> String {
    let day = context.club.calendar.day(of: moment)
    guard day.year == context.today.year else { return words.date(day) }
    guard day != context.today else {
      return words("mailings.atTime", ["time": .text(time(moment))])
    }
    return joined(words.shortDate(day), moment)
  }

  /// Since when something lasts: today the time, else the day.
  func since(_ moment: Moment) -> String {
    let day = context.club.calendar.day(of: moment)
    guard day != context.today else { return time(moment) }
    return day.year == context.today.year ? words.shortDate(day) : words.date(day)
  }

  private func joined(_ day: String, _ moment: Moment) -> String {
    words("mailings.dayAndTime", ["day": .text(day), "time": .text(time(moment))])
  }

  private func time(_ moment: Moment) -> String {
    let time = context.club.calendar.time(of: moment)
    return words.time(hour: time.hour, minute: time.minute)
  }

  /// What a list calls a mailing: its title, what made it go by itself, or how its text begins.
  func title(_ mailing: Mailing) -> String {
    guard !mailing.text.isEmpty else { return words("erase.phone") }
    return switch mailing.origin {
    case .birthday: words("mailings.origin.birthday")
    case .burning: words("mailings.origin.burning")
    case .hand, .resent: mailing.title ?? String(mailing.text.prefix(60))
    }
  }

  /// The beginning of that, for the way to a screen.
  func shortTitle(_ mailing: Mailing) -> String {
    let title = title(mailing)
    return title.count > 24 ? String(title.prefix(23)) + "…" : title
  }

  /// Who gets a mailing: "everybody", a group's name, a client's name, or how many.
  func recipients(_ mailing: Mailing) -> String { recipients(mailing.recipients) }

  /// Who gets a message.
  func recipients(_ recipients: Recipients) -> String {
    switch recipients {
    case .everybody: words("mailings.everybody")
    case .group(let id): context.club.groups[id]?.name ?? ""
    case .clients(let ids):
      ids.count == 1
        ? context.name(of: ids[0]) : words("mailings.marked", ["count": .number(ids.count)])
    }
  }

  /// The state in a word or two; what reached nobody is not called sent.
  func state(_ mailing: Mailing) -> String {
    let state = context.club.state(of: mailing)
    let figures = context.club.outbox.figures(of: mailing.id)
    guard state == .sent, figures.accepted + figures.delivered == 0 else {
      return words("mailings.state." + state.rawValue)
    }
    if figures.failed > 0 { return words("mailings.message.failed") }
    return words(figures.cancelled > 0 ? "mailings.state.cancelled" : "mailings.message.skipped")
  }

  /// When it goes or went: the start, or the time that it waits for.
  func time(of mailing: Mailing) -> String {
    let start = context.club.outbox.figures(of: mailing.id).startedAt
    return (start ?? mailing.sendAt).map(shortMoment) ?? "—"
  }

  /// What became of its messages: "delivered 3, accepted 2, failed 1".
  func figures(_ mailing: Mailing) -> String {
    let figures = context.club.outbox.figures(of: mailing.id)
    let parts: [(String, Int)] = [
      ("waiting", figures.waiting), ("accepted", figures.accepted),
      ("delivered", figures.delivered), ("opened", figures.opened), ("clicked", figures.clicked),
      ("failed", figures.failed), ("cancelled", figures.cancelled),
    ]
    return parts.filter { $0.1 > 0 }
      .map { words("mailings.figures." + $0.0, ["count": .number($0.1)]) }
      .joined(separator: ", ")
  }

  /// Who got none, by the reason: "without the app 4, notifications off 2".
  func skipped(_ counts: [SkipReason: Int]) -> String {
    SkipReason.allCases.compactMap { reason in
      counts[reason].map { words("mailing.skip." + reason.rawValue) + " " + words.number($0) }
    }.joined(separator: ", ")
  }

  /// The state of one message, with the reason where there is one.
  func state(_ delivery: Delivery) -> String {
    var word = words("mailings.message." + delivery.state.name)
    if let devices = delivery.devices, devices.reached > 0 {
      let numbers: [String: WordValue] = [
        "reached": .number(devices.reached), "count": .number(devices.count),
      ]
      word += ", " + words("mailings.message.devices", numbers)
    }
    for kind in [Reaction.Kind.clicked, .opened] where delivery.reactions.contains(kind) {
      word += ", " + words("mailings.reaction." + kind.rawValue)
      break
    }
    switch delivery.state {
    case .queued(let problem?), .failed(let problem), .unknown(let problem):
      return word + ", " + words("mailing.problem." + problem.rawValue)
    case .skipped(let reason): return word + ", " + words("mailing.skip." + reason.rawValue)
    default: return word
    }
  }
}
