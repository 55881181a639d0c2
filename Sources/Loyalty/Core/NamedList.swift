/// Something that has a number and a name.
public protocol Named: Sendable {
  /// The number by which the store knows it.
  var id: Identifier<Self> { get }
  /// The name, unique among its kind by `GroupNameKey`.
  var name: String { get }
  /// Whether it was put away; its name stays taken.
  var isArchived: Bool { get }
  /// Whether nothing else may have its name; another one that takes a free name is found by it.
  var keepsName: Bool { get }
}

extension Named {
  /// What cannot be put away never is.
  public var isArchived: Bool { false }
  /// A name belongs to one thing, unless its kind says otherwise.
  public var keepsName: Bool { true }
}

/// Things of one kind in the order in which they were created, found by number and by name.
public struct NamedList<Item: Named>: Sendable {
  /// All of them, oldest first.
  public private(set) var items: [Item] = []
  private var places: [Identifier<Item>: Int] = [:]
  private var idsByName: [GroupNameKey: Identifier<Item>] = [:]
  /// The places of the names as they are written: tills name things so, ten a receipt.
  private var placesByExactName: [ExactName: Int] = [:]

  /// A list of what is there from the beginning.
  public init(_ items: [Item] = []) {
    for item in items { put(item) }
  }

  /// The number that the next one gets.
  public private(set) var nextID = Identifier<Item>(1)

  /// The one with that number.
  public subscript(id: Identifier<Item>) -> Item? {
    // They are numbered from 1 in the order of their making; a place is only looked up where a
    // list has a gap.
    let likely = Int(id.number) - 1
    if items.indices.contains(likely), items[likely].id == id { return items[likely] }
    return places[id].map { items[$0] }
  }

  /// The one of that name, compared as groups' names are.
  public func named(_ name: String) -> Item? {
    if let place = placesByExactName[ExactName(name)] { return items[place] }
    return idsByName[GroupNameKey(name)].flatMap { self[$0] }
  }

  /// The one that was named by its name or by its number in digits; a `NumberedName` is a number
  /// alone.
  public func find(_ typed: String) -> Item? {
    if let digits = NumberedName.digits(in: typed) {
      return UInt32(digits).flatMap { self[Identifier($0)] }
    }
    return named(typed) ?? UInt32(typed).flatMap { self[Identifier($0)] }
  }

  /// Adds one, or puts it in the place of the one with its number.
  mutating func put(_ item: Item) {
    if let place = places[item.id] {
      let old = GroupNameKey(items[place].name)
      if idsByName[old] == item.id { idsByName[old] = nil }
      forgetExactName(of: place)
      items[place] = item
    } else {
      places[item.id] = items.count
      items.append(item)
      nextID = max(nextID, item.id.next)
    }
    takeName(of: item)
  }

  /// Lets an item be found by its name, unless that belongs to another one that keeps it.
  private mutating func takeName(of item: Item) {
    let key = GroupNameKey(item.name)
    if let other = idsByName[key].flatMap({ places[$0] }), items[other].id != item.id {
      guard item.keepsName || !items[other].keepsName else { return }
      forgetExactName(of: other)
    }
    idsByName[key] = item.id
    placesByExactName[ExactName(item.name)] = places[item.id]
  }

  private mutating func forgetExactName(of place: Int) {
    let name = ExactName(items[place].name)
    if placesByExactName[name] == place { placesByExactName[name] = nil }
  }
}

/// A name byte by byte: comparing names as people do takes thirty times as long.
private struct ExactName: Hashable, Sendable {
  let name: String

  init(_ name: String) {
    self.name = name
  }

  static func == (left: ExactName, right: ExactName) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = name.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in name.utf8 { hasher.combine(byte) } }
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
