import Localization
import Loyalty
import Terminal

/// What a card has to say of a client, in words, part by part; facts that are not known are left
/// out.
struct ClientFacts: Sendable {
  let card: Client
  let context: Context

  private var words: Words { context.words }
  private var club: Club { context.club }

  /// Who it is: name, phone, since when, what was bought, birthday, city.
  var person: [LabelledLine] {
    var lines = [LabelledLine.words(card.name, style: Style(.title, bold: true))]
    guard !club.clients.isErased(card.id) else {
      return lines + [.words(words("erase.phone"), style: .muted)]
        + (bought.map { [.words($0)] } ?? [])
    }
    lines.append(.words(words.phone(card.phone.e164)))
    if let typed = typedPhone { lines.append(.words(typed, style: .muted)) }
    lines.append(.words(since))
    if let bought { lines.append(.words(bought)) }
    if let birthday { lines.append(birthday) }
    if let city = card.city { lines.append(.words(city)) }
    return lines
  }

  /// What was typed for the phone, where other digits are shown.
  private var typedPhone: String? {
    let digits = card.phoneTyped.filter(\.isNumber)
    let isOnlyShorter = digits.count > 8 && String(card.phone.digits).hasSuffix(digits.dropFirst())
    guard !digits.isEmpty, digits != String(card.phone.digits), !isOnlyShorter else { return nil }
    return words("clients.card.typed", ["typed": .text(card.phoneTyped)])
  }

  private var purchases: PurchaseSums {
    club.receipts.purchases(of: club.clients.current(card.id))
  }

  /// Since when, and the last visit; before the first one how the client was registered.
  private var since: String {
    let since = words("clients.card.since", ["date": .text(registered)])
    guard let last = purchases.last else { return since + ", " + registrationSource }
    return since + ", " + words("clients.card.visit", ["date": .text(visit(last))])
  }

  private var registered: String { words.date(club.calendar.day(of: card.registeredAt)) }

  private var registrationSource: String {
    words("clients.consent.source." + card.source.rawValue)
  }

  private func visit(_ moment: Moment) -> String {
    let day = club.calendar.day(of: moment)
    switch context.today.number - day.number {
    case 0: return words("time.today")
    case 1: return words("time.yesterday")
    default: return day.year == context.today.year ? words.shortDate(day) : words.date(day)
    }
  }

  /// How many receipts there are, and the average one.
  private var bought: String? {
    let purchases = purchases
    guard let average = purchases.average else { return nil }
    return words(
      "clients.card.bought",
      ["count": .number(purchases.receipts), "average": .text(context.money(average))]
    )
  }

  private var birthday: LabelledLine? {
    guard let day = card.birthday else { return nil }
    let left = day.daysUntilAnniversary(from: context.today)
    let next = day.nextAnniversary(onOrAfter: context.today)
    let age = words("clients.card.age", ["count": .number(day.age(on: next))])
    let key = left == 0 ? "clients.card.birthdayToday" : "clients.card.birthdaySoon"
    let text = words(
      key,
      [
        "date": .text(words.date(day)), "when": .text(words.ahead(seconds: left * 86_400)),
        "age": .text(age),
      ]
    )
    return .words(text, style: left == 0 ? .accent : .text)
  }

  /// Labelled facts: groups, tags, e-mail, gender, who brought the client.
  var labelledFacts: [LabelledLine] {
    var lines = groups
    lines += line("clients.field.tags", card.tags.joined(separator: ", "))
    lines += line("clients.field.email", card.email ?? "")
    if let gender = card.gender {
      lines += line("clients.field.gender", words("clients.gender." + gender.rawValue))
    }
    if let referrer = card.referrer {
      lines += line("clients.field.referrer", context.name(of: referrer))
    }
    if card.usesApp {
      lines.append(LabelledLine(words("clients.card.app").capitalisedFirst, words("common.yes")))
    }
    return lines
  }

  private func line(_ label: String, _ text: String) -> [LabelledLine] {
    text.isEmpty ? [] : [LabelledLine(words(label), text)]
  }

  private var leading: Group? { club.groups.leading(of: card.groups) }

  private var groups: [LabelledLine] {
    let inUse = club.groups.inUse.filter { card.groups.contains($0.id) }
    let archived = club.groups.inArchive.filter { card.groups.contains($0.id) }
    let names =
      inUse.map { group in
        guard group.id == leading?.id, inUse.count > 1 else { return group.name }
        return words("clients.groups.leading", ["name": .text(group.name)])
      } + archived.map { $0.name + ", " + words("groups.archived") }
    let label = words(names.count == 1 ? "clients.column.group" : "clients.field.groups")
    return names.enumerated().map { LabelledLine($0.offset == 0 ? label : "", $0.element) }
  }

  /// What is due to the client, along one right edge.
  var figures: [FigureLine] {
    let account = AccountFigures(of: card.id, context)
    if account.isKnown { return account.lines }
    var lines: [FigureLine] = [.words(words("clients.card.program"), style: .title)]
    if let leading, leading.loyalty != .none {
      let type = words("groups.loyalty." + leading.loyalty.rawValue)
      lines.append(.figure(type, leading.name))
    } else {
      lines.append(.words(words("clients.program.none"), style: .muted))
    }
    return lines
  }

  // MARK: Consents

  /// Which messages are welcome, those given on one day together.
  var consents: [LabelledLine] {
    var given: [(date: String, channels: [String])] = []
    var withdrawn: [String] = []
    for channel in Channel.allCases {
      guard let consent = card.consents[channel] else { continue }
      let date = words.date(club.calendar.day(of: consent.at))
      let name = words("clients.consent." + channel.rawValue)
      if !consent.isGiven {
        let text = words("clients.consent.withdrawn", ["date": .text(date)])
        withdrawn.append(name + ": " + text)
      } else if let place = given.firstIndex(where: { $0.date == date }) {
        given[place].channels.append(name)
      } else {
        given.append((date, [name]))
      }
    }
    let lines =
      given.map { day in
        let channels = WordValue.text(words.list(day.channels))
        return words("clients.consent.since", ["channels": channels, "date": .text(day.date)])
      } + withdrawn
    let none = [LabelledLine("", words("clients.consent.none"), style: .muted)]
    var shown = lines.isEmpty ? none : lines.map { LabelledLine("", $0) }
    shown[0].label = words("clients.field.consents")
    return shown
  }

  /// Each consent with its day and where it was given.
  var consentDetails: [String] {
    Channel.allCases.compactMap { channel in
      guard let consent = card.consents[channel] else { return nil }
      let date = WordValue.text(words.date(club.calendar.day(of: consent.at)))
      let key = consent.isGiven ? "clients.card.since" : "clients.consent.withdrawn"
      let source = words("clients.consent.source." + consent.source.rawValue)
      let name = words("clients.consent." + channel.rawValue)
      return name + ": " + words(key, ["date": date]) + ", " + source
    }
  }

  /// When and where the client was registered; nothing where the card says it already.
  var registration: String? {
    guard purchases.last != nil else { return nil }
    return words("clients.column.registered") + ": " + registered + ", " + registrationSource
  }

  /// The client's latest messages, each with its channel and how far it has come: those that wait,
  /// and the last one that does not.
  var queued: [LabelledLine] {
    let messages = club.outbox.messages(of: card.id).suffix(Self.shownMessages)
    let open = messages.filter { club.outbox.delivery(of: $0.id)?.isOpen == true }
    let last = messages.last { club.outbox.delivery(of: $0.id)?.isOpen == false }
    return ((last.map { [$0] } ?? []) + Array(open)).map(line)
  }

  /// The most messages of a client that are looked at for the card.
  private static let shownMessages = 20

  private func line(_ message: Loyalty.Message) -> LabelledLine {
    let channel = words("clients.consent." + message.channel.rawValue)
    let text = club.filled(message, for: card, at: context.now)
    guard let delivery = club.outbox.delivery(of: message.id),
      delivery.state != .queued(after: nil)
    else { return LabelledLine(channel, text) }
    return LabelledLine(channel + ", " + MailingWords(context).state(delivery), text)
  }

  /// The receipts that wait for the client.
  var parked: [String] {
    club.parkedReceipts.waiting(of: card.id).map { ParkedWords($0, context).cardLine }
  }

  /// What could still be added, in one line.
  var missing: String? {
    let facts: [(Bool, String)] = [
      (card.groups.ids.isEmpty, "clients.field.groups"),
      (card.email == nil, "clients.field.email"), (card.city == nil, "clients.field.city"),
      (card.birthday == nil, "clients.field.birthday"),
      (card.gender == nil, "clients.field.gender"), (card.note == nil, "clients.field.note"),
      (card.referrer == nil, "clients.field.referrer"),
    ]
    let names = facts.filter(\.0).map { words($0.1).uncapitalised }
    guard !names.isEmpty else { return nil }
    return words("clients.card.missing", ["fields": .text(names.joined(separator: ", "))])
  }
}
