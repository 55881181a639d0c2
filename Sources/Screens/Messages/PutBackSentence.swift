package import Localization
package import Loyalty
import Terminal

/// Says what putting a change back brings: "no longer in group Big: 220,000 clients".
package struct PutBackSentence {
  /// How many clients are told by their names.
  private static let nameLimit = 3
  /// How many columns a value may take.
  private static let columns = 26

  /// One thing that returns.
  private struct Line {
    let text: String
    /// Whether it says itself what it is about; a field does not.
    var isWhole = true
  }

  private let words: Words
  private let club: Club
  private let card: (Client.ID) -> Client?

  /// Prepares sentences about a club, whose cards are read where a few clients are named.
  package init(_ words: Words, club: Club, card: @escaping (Client.ID) -> Client?) {
    self.words = words
    self.club = club
    self.card = card
  }

  /// What returns, a line each.
  package func lines(_ events: [Event]) -> [String] { toldLines(events).map(\.text) }

  /// A group that comes out of the archive takes its place again, which needs no word.
  private func toldLines(_ events: [Event]) -> [Line] {
    let restores = events.contains { event in
      guard case .groupEdited(_, let changes) = event else { return false }
      return changes.contains(.isArchived(Change(was: true, now: false)))
    }
    return events.flatMap { event -> [Line] in
      if restores, case .groupsReordered = event { return [] }
      return lines(event)
    }
  }

  /// What was put back, on one line.
  ///
  /// - Parameters:
  ///   - events: What putting back led to.
  ///   - subject: What it was about: "group VIP".
  /// - Returns: The words behind "put back".
  package func told(_ events: [Event], about subject: String) -> String {
    let lines = toldLines(events)
    let fields = lines.filter { !$0.isWhole }.map(\.text).joined(separator: "; ")
    let whole = lines.filter(\.isWhole).map(\.text)
    if fields.isEmpty { return whole.isEmpty ? subject : whole.joined(separator: "; ") }
    return ([subject + ": " + fields] + whole).joined(separator: "; ")
  }

  private func lines(_ event: Event) -> [Line] {
    switch event {
    case .groupEdited(let id, let changes): changes.flatMap { lines($0, of: id) }
    case .clientEdited(_, let changes): changes.compactMap(line)
    case .clientsAddedToGroup(let id, let clients): members("undo.added", id, clients)
    case .clientsRemovedFromGroup(let id, let clients): members("undo.removed", id, clients)
    case .groupsReordered(let change):
      [
        Line(
          text: words("undo.order", ["names": .text(words.list(change.now.map(name), limit: 5))])
        )
      ]
    case .defaultGroupMoved(let change): [mark(change)]
    default: []
    }
  }

  private func mark(_ change: Change<Group.ID?>) -> Line {
    var line = arrow("groups.field.default", change.was.map(name), change.now.map(name))
    line.isWhole = true
    return line
  }

  private func members(_ key: String, _ group: Group.ID, _ clients: [Client.ID]) -> [Line] {
    let who =
      clients.count > Self.nameLimit
      ? words("undo.clients", ["count": .number(clients.count)])
      : words.list(clients.map(name))
    return [Line(text: words(key, ["name": .text(name(group)), "who": .text(who)]))]
  }

  private func name(_ id: Group.ID) -> String { club.groups[id]?.name ?? "№ \(id)" }

  private func name(_ id: Client.ID) -> String {
    card(id)?.name ?? words("clients.card.number", ["number": .number(Int(id.number))])
  }

  // MARK: Fields

  private func lines(_ change: GroupChange, of id: Group.ID) -> [Line] {
    switch change {
    case .name(let change): return [arrow("groups.field.name", change.was, change.now)]
    case .description(let change):
      return [arrow("groups.field.description", change.was, change.now)]
    case .loyalty(let change):
      let (was, now) = (change.was.rawValue, change.now.rawValue)
      return [
        arrow(
          "groups.field.loyalty",
          words("groups.loyalty." + was),
          words("groups.loyalty." + now)
        )
      ]
    case .program(let change):
      let name: (Program.ID?) -> String? = { $0.flatMap { club.programs[$0]?.name } }
      return [arrow("undo.program", name(change.was), name(change.now))]
    case .welcomeSms(let change):
      return lines(change, "groups.field.welcomeSms", "groups.field.welcomeText")
    case .afterOrderSms(let change):
      return lines(change, "groups.field.afterOrderSms", "groups.field.afterOrderText")
    case .isArchived(let change):
      let key = change.now ? "undo.archived" : "undo.restored"
      return [Line(text: words(key, ["name": .text(name(id))]))]
    }
  }

  private func lines(_ change: Change<SmsSetting>, _ isOn: String, _ text: String) -> [Line] {
    let (was, now) = (change.was, change.now)
    return (was.isOn == now.isOn ? [] : [arrow(isOn, yes(was.isOn), yes(now.isOn))])
      + (was.template == now.template ? [] : [arrow(text, was.template, now.template)])
  }

  private func line(_ change: ClientChange) -> Line? {
    switch change {
    case .name(let change): arrow("clients.field.name", change.was, change.now)
    case .phone(let change):
      arrow(
        "clients.field.phone",
        words.phone(change.was.phone.e164),
        words.phone(change.now.phone.e164)
      )
    case .email(let change): arrow("clients.field.email", change.was, change.now)
    case .city(let change): arrow("clients.field.city", change.was, change.now)
    case .birthday(let change):
      arrow("clients.field.birthday", change.was.map(words.date), change.now.map(words.date))
    case .gender(let change):
      arrow("clients.field.gender", change.was.map(gender), change.now.map(gender))
    case .note(let change): arrow("clients.field.note", change.was, change.now)
    case .referrer(let change):
      arrow("clients.field.referrer", change.was.map(name), change.now.map(name))
    case .consent(let channel, let change):
      arrow(
        "clients.consent.\(channel.rawValue)Field",
        yes(change.was?.isGiven == true),
        yes(change.now?.isGiven == true)
      )
    case .usesApp(let change):
      arrow("clients.field.usesApp", yes(change.was), yes(change.now))
    case .pushTokens, .tags, .registeredAt: nil
    }
  }

  private func gender(_ gender: Gender) -> String { words("clients.gender." + gender.rawValue) }

  private func yes(_ isOn: Bool) -> String { words(isOn ? "common.yes" : "common.no") }

  private func arrow(_ label: String, _ was: String?, _ now: String?) -> Line {
    let value: (String?) -> String = { text in
      text.flatMap { $0.isEmpty ? nil : $0.truncated(to: Self.columns) } ?? "–"
    }
    return Line(text: "\(words(label)): \(value(was)) → \(value(now))", isWhole: false)
  }
}
