/// The clients whose personal values were erased (rules.md §2.6): their numbers stay, for amounts
/// and dates hang on them.
struct ErasedClients: Sendable {
  private var ids: Set<Client.ID> = []

  /// How many there are.
  var count: Int { ids.count }

  /// Whether the client was erased.
  func contains(_ id: Client.ID) -> Bool { !ids.isEmpty && ids.contains(id) }

  /// The clients by number.
  var all: [Client.ID] { ids.sorted() }

  /// Notes that a client was erased.
  mutating func note(_ id: Client.ID) { ids.insert(id) }
}

extension ClientColumns {
  /// What is left of a client who was erased: nothing but when he or she was registered, or the
  /// beginning of 1970 where nobody knows that.
  init(erased registeredAt: Moment?) {
    self.init(
      phone: Phone(unchecked: 0),
      registeredAt: registeredAt ?? Moment(milliseconds: 0),
      birthday: nil,
      flags: [],
      groups: GroupSet()
    )
  }
}

extension Client {
  /// What stands for the card of a client who was erased: a number, and when it was given.
  init(erased id: ID, registeredAt: Moment?) {
    let columns = ClientColumns(erased: registeredAt)
    self.init(
      id: id,
      name: "№ " + id.description,
      phone: columns.phone,
      phoneTyped: "",
      registeredAt: columns.registeredAt
    )
  }
}
