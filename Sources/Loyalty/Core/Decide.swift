/// Who asks for a command, and when.
public struct Asking: Hashable, Sendable {
  /// When the command is decided: the clock's time, or the last record's if that is later
  /// (rules.md §1.8).
  public let at: Moment
  /// Who asks.
  public let by: Staff
  /// Where the facts come from.
  public let source: Source

  /// Describes who asks and when.
  public init(at: Moment, by: Staff, source: Source = .desk) {
    self.at = at
    self.by = by
    self.source = source
  }
}

extension Club {
  /// What the command leads to, or why it is refused.
  ///
  /// Pure; changes nothing.
  ///
  /// - Parameters:
  ///   - command: What somebody asks for.
  ///   - needed: The cards, receipts and seed that `command.needs` names.
  ///   - asking: Who asks, and when.
  /// - Returns: What happens; nothing means that everything is already as the command wants it.
  /// - Throws: The first reason that stands against it.
  public func decide(
    _ command: Command,
    with needed: Needed = Needed(),
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    switch command {
    case .setSettings(let edit):
      let changes = try settings.changes(by: edit)
      return changes.isEmpty ? [] : [.settingsChanged(changes)]
    case .registerClient(let draft): return try register(draft, for: asking)
    case .editClient(let reference, let edit):
      return try editClient(reference, edit, with: needed, for: asking)
    case .mergeClients(let into, let from):
      return try mergeClients(into: into, from: from, with: needed, at: asking.at)
    case .eraseClient(let client): return try eraseClient(client, for: asking)
    case .addToGroup(let clients, let group):
      return try add(clients, to: group, at: asking.at)
    case .removeFromGroup(let clients, let group):
      return try remove(clients, from: group, at: asking.at)
    case .createGroup(let draft): return try createGroups([draft], at: asking.at)
    case .createStarterGroups(let drafts): return try createGroups(drafts, at: asking.at)
    case .editGroup(let reference, let edit): return try editGroup(reference, edit)
    case .orderGroups(let references): return try orderGroups(references)
    case .archiveGroup(let reference): return try archiveGroup(reference)
    case .restoreGroup(let reference): return try restoreGroup(reference)
    case .createCategory(let name): return try createCategory(name)
    case .renameCategory(let category, let name): return try renameCategory(category, name)
    case .createVenue(let name): return try createVenue(name)
    case .editVenue(let venue, let edit): return try editVenue(venue, edit)
    case .createProduct(let draft): return try createProduct(draft)
    case .editProduct(let product, let edit): return try editProduct(product, edit)
    case .createProgram(let draft): return try createProgram(draft, at: asking.at)
    case .editProgram(let program, let edit): return try editProgram(program, edit)
    case .reportWrongPasswords(let program, let client, let tries):
      return try reportWrongPasswords(of: program, by: client, tries: tries)
    case .sell(let draft): return try sellParked(draft, with: needed, for: asking)
    case .parkReceipt(let draft, let note): return try park(draft, note: note, for: asking)
    case .dropParkedReceipt(let id): return try dropParked(id, for: asking)
    case .refund(let draft): return try refund(draft, with: needed, at: asking.at)
    case .accrue(let client, let amount, let reason, let day):
      return try accrue(client, amount, reason: reason, expiresOn: day, at: asking.at)
    case .correct(let client, let amount, let reason, let day):
      return try correct(client, amount, reason: reason, expiresOn: day, at: asking.at)
    case .createPromoCode(let draft): return try createPromoCode(draft, for: asking)
    case .createPromoCodeBatch(let draft):
      guard let seed = needed.seed else { preconditionFailure("A batch needs the seed it names.") }
      return try createBatch(draft, seed: seed, for: asking)
    case .editPromoCode(let code, let edit): return try editPromoCode(code, edit)
    case .setPromoCodeStatus(let code, let status):
      return try setPromoCodeStatus(code, status, for: asking)
    case .markHandedOut(let batch, let which): return try markHandedOut(batch, which)
    case .activatePromoCode(let draft): return try activate(draft, for: asking)
    case .createMailing, .editMailing, .cancelMailing, .resendMailing, .testMailing,
      .createTemplate, .editTemplate:
      return try decide(messages: command, for: asking)
    }
  }

  /// What a command about messages leads to; other commands lead to nothing here.
  private func decide(
    messages command: Command,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    switch command {
    case .createMailing(let draft): return try createMailing(draft, for: asking)
    case .editMailing(let id, let draft): return try editMailing(id, draft, for: asking)
    case .cancelMailing(let id): return try cancelMailing(id, for: asking)
    case .resendMailing(let id): return try resendMailing(id, for: asking)
    case .testMailing(let draft, let client):
      return try testMailing(draft, on: client, for: asking)
    case .createTemplate(let draft): return try createTemplate(draft)
    case .editTemplate(let template, let edit): return try editTemplate(template, edit)
    default: return []
    }
  }
}
