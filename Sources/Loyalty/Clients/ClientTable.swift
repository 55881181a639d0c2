/// The club's clients as columns in blocks of 4,096 rows, and the cards that were touched.
///
/// Rules, lists and finding ask the columns; a million clients cost some 60 bytes each. A full card
/// stands in the store's files: `card(of:stored:)` brings it up to date with what happened since.
/// A client's row is the id less one, for ids are given in order and never reused. The number of a
/// card that was merged into another answers as that one everywhere; that of an erased client stays
/// without a card.
public struct ClientTable: Sendable {
  private(set) var blocks: [ClientBlock] = []
  private(set) var phones = PhoneIndex()
  private(set) var groupSets = GroupSetTable()
  private var shelf = CardShelf()
  private(set) var merged = MergedClients()
  private(set) var erased = ErasedClients()
  /// The numbers of both, in ascending order.
  private(set) var gone: [UInt32] = []
  /// When a client was registered by the card, where that is the date of a card merged into it: the
  /// column keeps the number's own.
  private(set) var inheritedDates: [Client.ID: Moment] = [:]
  /// How many numbers were given.
  private var rows = 0

  /// How many clients there are.
  public var count: Int { rows - gone.count }

  /// A club without clients.
  public init() {}

  /// Takes what an index kept of a club whose cards all stand in files.
  init(
    blocks: [ClientBlock],
    phones: PhoneIndex,
    groupSets: GroupSetTable,
    merged: MergedClients,
    erased: ErasedClients,
    inheritedDates: [Client.ID: Moment],
    rows: Int
  ) {
    (self.blocks, self.phones, self.groupSets) = (blocks, phones, groupSets)
    (self.merged, self.erased, self.rows) = (merged, erased, rows)
    self.inheritedDates = inheritedDates
    gone = (merged.numbers + erased.all.map(\.number)).sorted()
  }

  /// The number that the next client gets.
  public var nextID: Client.ID { Client.ID(UInt32(rows) + 1) }

  /// The clients that there are, by age of their registration.
  public var ids: ClientIDs { ClientIDs(last: UInt32(rows), without: gone) }

  /// Whether there is a client who answers to that number.
  public func contains(_ id: Client.ID) -> Bool {
    id.number >= 1 && id.number <= rows
  }

  /// Whether the card of that number was merged into another one (rules.md §2.5).
  public func isMerged(_ id: Client.ID) -> Bool { merged.contains(id) }

  /// Whether the client as whom a number answers was erased (rules.md §2.6).
  public func isErased(_ id: Client.ID) -> Bool { hasErased && erased.contains(current(id)) }

  /// How many clients were ever erased.
  public var erasedCount: Int { erased.count }

  /// Whether any client was ever erased.
  public var hasErased: Bool { erased.count > 0 }

  /// The client as whom a number answers: through all merges, or the number itself.
  public func current(_ id: Client.ID) -> Client.ID { merged.current(id) }

  /// The client with that phone number.
  public func client(with phone: Phone) -> Client.ID? {
    phones.row(of: phone.digits) { blocks[$0 >> 12].phones[$0 & 4_095] }
      .map { Client.ID(UInt32($0) + 1) }
  }

  /// What the columns keep of a client.
  ///
  /// The id must be one of `contains`.
  public func columns(of id: Client.ID) -> ClientColumns {
    guard !isErased(id) else { return ClientColumns(erased: registration(of: current(id))) }
    let (block, row) = place(of: id)
    let columns = blocks[block]
    let birthday = columns.birthdays[row]
    let inherited = inheritedDates.isEmpty ? nil : inheritedDates[current(id)]
    return ClientColumns(
      phone: Phone(unchecked: columns.phones[row]),
      registeredAt: inherited ?? Moment(milliseconds: columns.registered[row]),
      birthday: birthday == ClientBlock.noDay ? nil : Day(number: birthday),
      flags: columns.flags[row],
      groups: groupSets[columns.groupSets[row]]
    )
  }

  /// The client's phone; nil for one who was erased.
  public func phone(of id: Client.ID) -> Phone? {
    isErased(id) ? nil : columns(of: id).phone
  }

  /// The groups that a client is in.
  ///
  /// The id must be one of `contains`.
  public func groups(of id: Client.ID) -> GroupSet {
    let (block, row) = place(of: id)
    return groupSets[blocks[block].groupSets[row]]
  }

  /// The name as finding compares it: folded UTF-8.
  ///
  /// The id must be one of `contains`.
  public func foldedName(of id: Client.ID) -> ColumnSlice<UInt8> {
    let (block, row) = place(of: id)
    return blocks[block].names.letters(of: row)
  }

  /// How many clients are in the group.
  public func clientCount(in group: Group.ID) -> Int { groupSets.clientCount(in: group) }

  /// The clients of a group, by age of their registration.
  ///
  /// Costs a look at every client.
  public func clients(in group: Group.ID) -> [Client.ID] {
    let isMember = groupSets.membership(in: group)
    var found: [Client.ID] = []
    for (index, block) in blocks.enumerated() {
      block.groupSets.withSpan { sets in
        for row in sets.indices where isMember[Int(sets[row])] {
          found.append(Client.ID(UInt32(index * ClientBlock.capacity + row + 1)))
        }
      }
    }
    return found
  }

  /// Each distinct set of groups with the number of clients who are in exactly these.
  public var countedGroupSets: [(set: GroupSet, clients: Int)] { groupSets.countedSets }

  /// The up-to-date card: the one in memory, or the stored one with all changes since.
  ///
  /// - Parameters:
  ///   - id: A client of `contains`.
  ///   - stored: Reads the card of `current(id)` as the store's files have it.
  /// - Returns: The card as of the last event.
  /// - Throws: What `stored` throws.
  public func card<Failure: Error>(
    of id: Client.ID,
    stored: () throws(Failure) -> Client
  ) throws(Failure) -> Client {
    guard !isErased(id) else { return erasedCard(of: id) }
    return completed(try shelf.card(of: current(id), stored: stored))
  }

  /// The card, if it is in memory.
  public func cardInMemory(of id: Client.ID) -> Client? {
    guard !isErased(id) else { return erasedCard(of: id) }
    return shelf.kept(current(id)).map(completed)
  }

  private func erasedCard(of id: Client.ID) -> Client {
    Client(erased: current(id), registeredAt: registration(of: current(id)))
  }

  /// Whether the store's files hold the card just as it is: neither a fact of it nor the groups
  /// changed since it was loaded, and it was not registered in this session.
  public func isStored(_ id: Client.ID) -> Bool {
    let (block, row) = place(of: id)
    return !blocks[block].isRegrouped(row) && shelf.isStored(id)
  }

  /// The card with its groups, and with the referrer as whom its number answers, unless erased.
  private func completed(_ card: Client) -> Client {
    var card = card
    card.groups = groups(of: card.id)
    let referrer = card.referrer.map(current)
    card.referrer = referrer.flatMap { $0 == card.id || isErased($0) ? nil : $0 }
    return card
  }

  /// Adds a client with the full card, whose id must be `nextID`.
  mutating func register(_ client: Client) {
    append(ClientColumns(client)) { block in
      block.names.append(client.name)
      block.emails.append { $0 += (client.email ?? "").lowercased().utf8 }
    }
    shelf.keep(client)
  }

  /// Adds clients of whom the store keeps the cards: bulk loading.
  ///
  /// Cost: some 60 ns a client.
  ///
  /// - Parameters:
  ///   - batch: Their columns.
  ///   - wanted: The clients of the batch.
  public mutating func load(_ batch: ClientBatch, rows wanted: Range<Int>) {
    let sets = batch.groupSets.map { groupSets.index(of: $0) }
    var rest = wanted
    while !rest.isEmpty {
      if rows.isMultiple(of: ClientBlock.capacity) { blocks.append(ClientBlock()) }
      let room = ClientBlock.capacity - rows % ClientBlock.capacity
      let part = rest.prefix(room)
      blocks[blocks.count - 1].append(batch.block, part, sets: sets)
      for row in part {
        groupSets.countIn(sets[Int(batch.block.groupSets[row])])
        if batch.block.phones[row] != 0 {
          phones.insert(batch.block.phones[row], row: rows) {
            blocks[$0 >> 12].phones[$0 & 4_095]
          }
        }
        rows += 1
      }
      rest = rest.dropFirst(part.count)
    }
  }

  /// Makes room for so many clients before they are loaded.
  public mutating func reserve(_ clients: Int) {
    phones.reserve(clients)
  }

  /// Forgets cards that the store can read again; only memory changes.
  public mutating func shelve(_ ids: some Sequence<Client.ID>) {
    for id in ids { shelf.drop(id) }
  }

  private mutating func append(
    _ columns: ClientColumns,
    text: (inout ClientBlock) -> Void
  ) {
    if rows.isMultiple(of: ClientBlock.capacity) { blocks.append(ClientBlock()) }
    let set = groupSets.index(of: columns.groups)
    groupSets.countIn(set)
    let block = blocks.count - 1
    blocks[block].append(columns, groupSet: set)
    text(&blocks[block])
    rows += 1
    phones.insert(columns.phone.digits, row: rows - 1) { blocks[$0 >> 12].phones[$0 & 4_095] }
  }

  /// Takes over changes of a card.
  mutating func edit(_ id: Client.ID, _ changes: [ClientChange]) {
    let (block, row) = place(of: id)
    for change in changes {
      switch change {
      case .name(let change): blocks[block].names.replace(row, with: change.now)
      case .phone(let change): setPhone(of: id, change)
      case .birthday(let change):
        blocks[block].birthdays[row] = change.now?.number ?? ClientBlock.noDay
      case .gender(let change): blocks[block].flags[row].set(change.now)
      case .usesApp(let change): blocks[block].flags[row].set(.usesApp, to: change.now)
      case .consent(let channel, let change):
        let flag = ClientFlags(accepting: channel)
        blocks[block].flags[row].set(flag, to: change.now?.isGiven == true)
      case .email(let change):
        let small = Array((change.now ?? "").lowercased().utf8)
        blocks[block].emails.replace(row, with: small)
      case .registeredAt(let change): inheritedDates[id] = change.now
      case .city, .note, .referrer, .pushTokens, .tags: break
      }
    }
    shelf.edit(id, changes)
  }

  private mutating func setPhone(of id: Client.ID, _ change: Change<TypedPhone>) {
    let (block, row) = place(of: id)
    let index = Int(id.number) - 1
    phones.remove(change.was.phone.digits, row: index)
    blocks[block].phones[row] = change.now.phone.digits
    phones.insert(change.now.phone.digits, row: index) { blocks[$0 >> 12].phones[$0 & 4_095] }
  }

  /// Puts a client into exactly these groups.
  mutating func setGroups(of id: Client.ID, to groups: GroupSet) {
    let (block, row) = place(of: id)
    let set = groupSets.index(of: groups)
    groupSets.countOut(blocks[block].groupSets[row])
    groupSets.countIn(set)
    blocks[block].groupSets[row] = set
    blocks[block].noteRegrouped(row)
  }

  /// Takes a card out whose number answers as another client from now on.
  ///
  /// The row stays, for rows are numbers; it has no phone, no name and no groups any more, so that
  /// nothing finds or counts it.
  mutating func merge(_ from: Client.ID, into: Client.ID, at moment: Moment?) {
    guard contains(from), !isMerged(from), !isErased(from) else { return }
    clear(from)
    merged.note(from, into: into, at: moment)
    gone.insertInTurn(from.number)
  }

  /// Takes cards out that a base tells to have been merged, and what their clients have of them.
  mutating func take(_ cards: MergedClients, inheritedDates dates: [Client.ID: Moment]) {
    for number in cards.numbers { clear(Client.ID(number)) }
    merged = cards
    gone = cards.numbers
    inheritedDates = dates
  }

  /// Puts the number's own date of registration in the place of the card's.
  mutating func setRegistration(of id: Client.ID, to moment: Moment) {
    let index = Int(id.number) - 1
    blocks[index / ClientBlock.capacity].registered[index % ClientBlock.capacity] =
      moment.milliseconds
  }

  /// Takes all out that is personal; the number stays and answers as nobody.
  mutating func erase(_ id: Client.ID) {
    guard contains(id), !isMerged(id), !isErased(id) else { return }
    clear(id)
    erased.note(id)
    gone.insertInTurn(id.number)
  }

  private mutating func clear(_ id: Client.ID) {
    let (block, row) = place(of: id)
    phones.remove(blocks[block].phones[row], row: Int(id.number) - 1)
    groupSets.countOut(blocks[block].groupSets[row])
    blocks[block].clear(row)
    inheritedDates[id] = nil
    shelf.remove(id)
  }

  private func place(of id: Client.ID) -> (block: Int, row: Int) {
    let index = Int(current(id).number) - 1
    return (index / ClientBlock.capacity, index % ClientBlock.capacity)
  }
}
