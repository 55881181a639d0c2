/// Something that has a number and a name.
public protocol Named: Sendable {
  /// The number by which the store knows it.
  var id: Identifier<Self> { get }
  /// The name, unique among its kind by `GroupNameKey`.
  var name: String { get }
  /// Whether it was put away; its name stays taken.
  var isArchived: Bool { get }
}

extension Named {
  /// What cannot be put away never is.
  public var isArchived: Bool { false }
}

/// Things of one kind in the order in which they were created, found by number and by name.
public struct NamedList<Item: Named>: Sendable {
  /// All of them, oldest first.
  public private(set) var items: [Item] = []
  private var places: [Identifier<Item>: Int] = [:]
  private var idsByName: [GroupNameKey: Identifier<Item>] = [:]

  /// A list of what is there from the beginning.
  public init(_ items: [Item] = []) {
    for item in items { put(item) }
  }

  /// The number that the next one gets.
  public private(set) var nextID = Identifier<Item>(1)

  /// The one with that number.
  public subscript(id: Identifier<Item>) -> Item? {
    places[id].map { items[$0] }
  }

  /// The one of that name, compared as groups' names are.
  public func named(_ name: String) -> Item? {
    idsByName[GroupNameKey(name)].flatMap { self[$0] }
  }

  /// The one that was named by its number in digits or by its name.
  public func find(_ typed: String) -> Item? {
    named(typed) ?? UInt32(typed).flatMap { self[Identifier($0)] }
  }

  /// Adds one, or puts it in the place of the one with its number.
  mutating func put(_ item: Item) {
    idsByName[GroupNameKey(item.name)] = item.id
    if let place = places[item.id] {
      let old = GroupNameKey(items[place].name)
      if old != GroupNameKey(item.name) { idsByName[old] = nil }
      items[place] = item
    } else {
      places[item.id] = items.count
      items.append(item)
      nextID = max(nextID, item.id.next)
    }
  }
}

extension Club {
  /// The name, cleaned, if no other thing of the list has it.
  func freeName<Item>(
    _ typed: String,
    in list: NamedList<Item>,
    except own: Identifier<Item>? = nil
  ) throws(Refusal) -> String {
    let name = try refusing(try NameRule.cleaned(typed))
    if let other = list.named(name), other.id != own {
      throw .nameTaken(name: name, existing: other.name, isArchived: other.isArchived)
    }
    return name
  }
}
