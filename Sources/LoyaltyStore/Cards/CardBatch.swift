import Loyalty

/// The clients of one chunk of a file as the bulk reader finds them: what the columns take, and
/// where the cards stand.
struct CardBatch: Sendable {
  private(set) var clients = ClientBatch()
  /// The clients' numbers.
  private(set) var ids: [UInt32] = []
  /// The cards' bytes in the file.
  private(set) var places: [Range<Int>] = []
  /// Texts of groups that were read, each at the place that its bytes add up to.
  private var recentGroups = [RecentGroups](repeating: RecentGroups(), count: 64)

  private struct RecentGroups: Sendable {
    var text: [UInt8] = []
    var set = 0
  }

  /// How many clients there are.
  var count: Int { ids.count }

  /// Adds a client that was read into a full card.
  mutating func append(_ client: Client, place: Range<Int>) {
    let columns = ClientColumns(client)
    clients.append(
      columns,
      groups: clients.place(of: columns.groups),
      name: Array(client.name.utf8).span,
      email: Array((client.email ?? "").utf8).span
    )
    ids.append(client.id.number)
    places.append(place)
  }

  /// Adds a client whose facts were read one by one; the texts are checked UTF-8.
  mutating func append(
    _ id: UInt32,
    _ columns: ClientColumns,
    groups: Int,
    name: Span<UInt8>,
    email: Span<UInt8>,
    place: Range<Int>
  ) {
    clients.append(columns, groups: groups, name: name, email: email)
    ids.append(id)
    places.append(place)
  }

  /// Adds a number that answers as another client, or as nobody, and when it was given.
  mutating func appendGone(_ id: Client.ID, registeredAt: Moment?, place: Range<Int>) {
    clients.appendGone(registeredAt: registeredAt)
    ids.append(id.number)
    places.append(place)
  }

  /// The place of a set of groups, which is made where its text was not read lately.
  mutating func index(
    ofGroups text: Range<Int>,
    in bytes: [UInt8],
    set: () -> GroupSet?
  ) -> Int? {
    var sum = 0
    for index in text { sum = sum &* 31 &+ Int(bytes[index]) }
    let place = sum & 63
    if isRecent(text, in: bytes, at: place) { return recentGroups[place].set }
    guard let set = set() else { return nil }
    recentGroups[place] = RecentGroups(text: Array(bytes[text]), set: clients.place(of: set))
    return recentGroups[place].set
  }

  private func isRecent(_ text: Range<Int>, in bytes: [UInt8], at place: Int) -> Bool {
    let known = recentGroups[place].text
    guard known.count == text.count else { return false }
    for index in 0..<known.count where known[index] != bytes[text.lowerBound + index] {
      return false
    }
    return true
  }
}
