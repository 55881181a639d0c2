import Loyalty

/// Questions to the club that a commit asks, answered where it stands.
///
/// The replica stands in a class: a question that is asked of its club is asked of a copy, for which
/// each table is counted up and down again, and behind the wait for a disk none of them is in the
/// processor's caches. What is `mutating` holds the club itself. None of these changes it.
extension Replica {
  /// What deciding a command takes beside the columns.
  mutating func needs(of command: Command) -> Needs { command.needs(club) }

  /// Reads the receipts that deciding takes out of their files.
  mutating func receipts(in needs: Needs) throws(Refusal) -> [Receipt.ID: Receipt] {
    needs.receipts.isEmpty ? [:] : try club.receipts(in: needs)
  }

  /// What a command leads to.
  mutating func decide(
    _ command: Command,
    with needed: Needed,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    try club.decide(command, with: needed, for: asking)
  }

  /// The card, if it is in memory.
  mutating func cardInMemory(of id: Client.ID) -> Client? { club.clients.cardInMemory(of: id) }

  /// The number that a client's number stands for.
  mutating func current(_ id: Client.ID) -> Client.ID { club.clients.current(id) }

  /// The card as of the last record, given what the files hold.
  mutating func card(of id: Client.ID, stored: Client) -> Client {
    club.clients.card(of: id) { stored }
  }
}
