import Loyalty

/// One client as the bulk reader finds it in a line: what the columns take, and where the card is.
struct CardRow: Sendable {
  var id: UInt32
  var phone: Phone
  var registeredAt: Moment
  var birthday: Day?
  var flags: ClientFlags
  /// The place in `CardBatch.groupSets`.
  var groups: Int
  /// The name's bytes in `CardBatch.texts`.
  var name: Range<Int>
  /// The e-mail address's bytes in `CardBatch.texts`, none for none.
  var email: Range<Int>
  /// The card's bytes in the file.
  var place: Range<Int>
}

/// The clients of one chunk of a file.
struct CardBatch: Sendable {
  private(set) var rows: [CardRow] = []
  private(set) var texts: [UInt8] = []
  private(set) var groupSets: [GroupSet] = [GroupSet()]
  private var knownSets: [GroupSet: Int] = [GroupSet(): 0]
  /// The groups that were read last: neighbours are often in the same ones.
  private var lastGroups: (bytes: [UInt8], set: Int) = ([], 0)

  /// Adds a client that was read into a full card.
  mutating func append(_ client: Client, place: Range<Int>) {
    let columns = ClientColumns(client)
    let start = texts.count
    texts.append(contentsOf: client.name.utf8)
    let middle = texts.count
    texts.append(contentsOf: (client.email ?? "").utf8)
    rows.append(
      CardRow(
        id: client.id.number,
        phone: columns.phone,
        registeredAt: columns.registeredAt,
        birthday: columns.birthday,
        flags: columns.flags,
        groups: index(of: columns.groups),
        name: start..<middle,
        email: middle..<texts.count,
        place: place
      )
    )
  }

  /// Adds a client whose facts were read one by one; its texts are ranges of `bytes`, checked UTF-8.
  mutating func append(_ row: CardRow, of bytes: [UInt8]) {
    var row = row
    row.name = append(bytes[row.name])
    row.email = append(bytes[row.email])
    rows.append(row)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: bytes)
    return start..<texts.count
  }

  /// The place of a set of groups, which is made where these bytes are not those of the last.
  mutating func index(ofGroups bytes: Span<UInt8>, set: () -> GroupSet) -> Int {
    if bytes.count == lastGroups.bytes.count,
      bytes.indices.allSatisfy({ bytes[$0] == lastGroups.bytes[$0] })
    {
      return lastGroups.set
    }
    let set = set()
    lastGroups = (bytes.indices.map { bytes[$0] }, index(of: set))
    return lastGroups.set
  }

  private mutating func index(of set: GroupSet) -> Int {
    if let known = knownSets[set] { return known }
    groupSets.append(set)
    knownSets[set] = groupSets.count - 1
    return groupSets.count - 1
  }
}
