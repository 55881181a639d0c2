import Exchange
import Loyalty

/// Decides rows one after another on a copy of the club that grows with them.
struct ImportDecision {
  /// The club with all rows so far.
  private(set) var club: Club
  /// What the rows led to.
  private(set) var events: [Event] = []
  /// Groups that were created for them.
  private(set) var createdGroups: [String] = []
  /// On which line of the file a phone stands first.
  private(set) var firstLines: [Phone: Int32]

  private let options: ImportOptions
  private let asking: Asking
  private let card: (Client.ID) -> Client?

  /// Begins with the club as it is, and the phones of the rows before.
  init(
    _ club: Club,
    firstLines: [Phone: Int32],
    options: ImportOptions,
    at moment: Moment,
    card: @escaping (Client.ID) -> Client?
  ) {
    self.club = club
    self.firstLines = firstLines
    self.options = options
    self.card = card
    asking = Asking(at: moment, by: options.staff, source: .importFile)
  }

  /// Decides a row and takes over what it leads to.
  mutating func take(_ client: Result<ImportedClient, RowProblem>, line: Int) -> ImportVerdict {
    switch client {
    case .failure(let problem): .unreadable(problem)
    case .success(let client): take(client, line: line)
    }
  }

  private mutating func take(_ client: ImportedClient, line: Int) -> ImportVerdict {
    let phone = client.phone
    if let first = firstLines[phone] {
      let reason = RowProblem.Reason.phoneTwice(firstLine: Int(first))
      return .unreadable(RowProblem(line: line, value: client.typedPhone, reason: reason))
    }
    if let id = club.clients.client(with: phone) {
      firstLines[phone] = Int32(clamping: line)
      let differing = card(id).map { client.differences(from: $0) } ?? []
      return .known(.client(name: client.name, phone: phone), differing: differing)
    }
    do throws(Refusal) {
      try register(client)
    } catch {
      return .refused(error)
    }
    firstLines[phone] = Int32(clamping: line)
    return .taken(.client(name: client.name, phone: phone))
  }

  private mutating func register(_ client: ImportedClient) throws(Refusal) {
    let missing = options.createsGroups ? missingGroups(of: client) : []
    let draft = client.draft(calendar: club.calendar)
    guard !missing.isEmpty else { return try carryOut(.registerClient(draft)) }
    // The row may be refused after its groups: then they are not created either.
    var trial = self
    for name in missing { try trial.carryOut(.createGroup(GroupDraft(name: name))) }
    try trial.carryOut(.registerClient(draft))
    trial.createdGroups += missing
    self = trial
  }

  private mutating func carryOut(_ command: Command) throws(Refusal) {
    var decided = try club.decide(command, for: asking)
    if !options.welcomes { decided = decided.withoutWelcome() }
    club.apply(decided)
    events += decided
  }

  /// The row's groups that the club does not have, each once.
  private func missingGroups(of client: ImportedClient) -> [String] {
    var missing: [String] = []
    for name in client.groups where club.groups.named(name) == nil {
      let isListed = missing.contains { GroupNameKey($0) == GroupNameKey(name) }
      if !isListed { missing.append(name) }
    }
    return missing
  }
}

extension ImportedClient {
  /// The columns in which a card says something else than the row.
  func differences(from card: Client) -> [ClientColumn] {
    var columns: [ClientColumn] = []
    if name != card.name { columns.append(.name) }
    if let email, email.address != card.email { columns.append(.email) }
    if let city, city != card.city { columns.append(.city) }
    if let birthday, birthday != card.birthday { columns.append(.birthday) }
    if let gender, gender != card.gender { columns.append(.gender) }
    return columns
  }
}
