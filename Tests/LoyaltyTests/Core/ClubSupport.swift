import Testing

@testable import Loyalty

/// A club in Kyiv at a settable moment, driven by commands as desks drive it.
struct ClubUnderTest {
  var club: Club
  var now: Moment
  var seed = Seed(words: [7])
  /// Who sits at the desk.
  var staff = Staff("Ольга")
  private(set) var events: [Event] = []
  /// Who did each of the events.
  private(set) var names: [Staff] = []

  init(region: Region = .ukraine, currency: Currency = .hryvnia) throws {
    club = try Club(
      settings: Settings(
        name: "Arena",
        currency: currency,
        timeZone: "Europe/Kyiv",
        region: region,
        language: "ru"
      )
    )
    now = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
  }

  /// Decides and applies; cards come from memory.
  @discardableResult
  mutating func perform(_ command: Command, source: Source = .desk) throws(Refusal) -> Answer {
    let asking = Asking(at: now, by: staff, source: source)
    let decided = try club.decide(command, with: needed(for: command), for: asking)
    take(decided)
    return command.answer(to: decided)
  }

  /// Takes over what was decided elsewhere.
  mutating func take(_ decided: [Event]) {
    club.apply(decided)
    club.sign(staff)
    events += decided
    names += decided.map { _ in staff }
  }

  /// What the command would lead to, without doing it.
  func decide(_ command: Command) throws(Refusal) -> [Event] {
    let asking = Asking(at: now, by: staff)
    return try club.decide(command, with: needed(for: command), for: asking)
  }

  private func needed(for command: Command) -> Needed {
    Needed(
      cards: Dictionary(
        uniqueKeysWithValues: command.needs(club).cards.compactMap { id in
          club.clients.cardInMemory(of: id).map { (id, $0) }
        }
      ),
      seed: command.needs(club).seed ? seed : nil
    )
  }

  @discardableResult
  mutating func register(
    _ name: String,
    _ phone: String,
    groups: [String] = []
  ) throws -> Client.ID {
    let draft = ClientDraft(name: name, phone: phone, groups: groups.map { .name($0) })
    guard case .client(let id) = try perform(.registerClient(draft)) else {
      throw ClubUnderTestError.noClient
    }
    return id
  }

  @discardableResult
  mutating func createGroup(
    _ name: String,
    loyalty: LoyaltyType = .none,
    isDefault: Bool = false
  ) throws -> Group.ID {
    let draft = GroupDraft(name: name, loyalty: loyalty, isDefault: isDefault)
    guard case .groups(let ids) = try perform(.createGroup(draft)), let id = ids.first else {
      throw ClubUnderTestError.noGroup
    }
    return id
  }

  func card(_ id: Client.ID) throws -> Client {
    try #require(club.clients.cardInMemory(of: id))
  }
}

enum ClubUnderTestError: Error {
  case noClient, noGroup, noMailing
}
