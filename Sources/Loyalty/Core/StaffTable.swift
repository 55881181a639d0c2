/// The names of staff, each once: tables keep a place instead of a name.
struct StaffTable: Sendable {
  /// A place in the table; 0 stands for nobody that is known.
  typealias Place = UInt32

  private var all: [Staff] = []
  private var places: [Staff: Place] = [:]
  /// Who was asked for last: most records follow one by the same person.
  private var last: (staff: Staff, place: Place)?

  /// Nobody yet.
  init() {}

  /// Takes names in their places; nobody is not among them.
  init(_ names: [String]) {
    for name in names { _ = add(Staff(name)) }
  }

  /// The names in their places; nobody is not among them.
  var names: [String?] { all.map(\.name) }

  /// Stands for nobody that is known.
  static let nobody: Place = 0

  /// Who stands at a place; nil for `nobody`.
  subscript(place: Place) -> Staff? { place == Self.nobody ? nil : all[Int(place) - 1] }

  /// How many places there are, that of nobody among them.
  var count: Int { all.count + 1 }

  /// The place of a name, which is added where it is new.
  mutating func place(of staff: Staff) -> Place {
    if let last, last.staff == staff { return last.place }
    let place = places[staff] ?? add(staff)
    last = (staff, place)
    return place
  }

  private mutating func add(_ staff: Staff) -> Place {
    all.append(staff)
    let place = Place(all.count)
    places[staff] = place
    return place
  }
}

/// Staff in the order in which they were seen.
struct StaffOrder {
  /// Those seen so far.
  private(set) var staff = StaffTable()
  private let before: StaffTable
  private var seen: [StaffTable.Place?]

  init(_ before: StaffTable) {
    self.before = before
    seen = Array(repeating: nil, count: before.count)
    seen[Int(StaffTable.nobody)] = StaffTable.nobody
  }

  /// Whether all were seen.
  var isWhole: Bool { staff.count == before.count }

  /// Notes who stands at a place.
  mutating func see(_ place: StaffTable.Place) {
    guard seen[Int(place)] == nil, let name = before[place] else { return }
    seen[Int(place)] = staff.place(of: name)
  }

  /// The new place for each old one; nil where they are the same.
  var places: [StaffTable.Place]? {
    let places = seen.map { $0 ?? StaffTable.nobody }
    return places.indices.allSatisfy { Int(places[$0]) == $0 } ? nil : places
  }
}
