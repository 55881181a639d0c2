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
  /// The card's bytes in the file.
  var place: Range<Int>
}

/// The clients of one chunk of a file.
struct CardBatch: Sendable {
  private(set) var rows: [CardRow] = []
  /// Names and e-mail addresses, a row each.
  private(set) var texts = FindingTexts()
  private(set) var groupSets: [GroupSet] = [GroupSet()]
  private var knownSets: [GroupSet: Int] = [GroupSet(): 0]
  /// Texts of groups that were read, each at the place that its bytes add up to.
  private var recentGroups = [RecentGroups](repeating: RecentGroups(), count: 64)

  private struct RecentGroups: Sendable {
    var text: [UInt8] = []
    var set = 0
  }

  /// Adds a client that was read into a full card.
  mutating func append(_ client: Client, place: Range<Int>) {
    let columns = ClientColumns(client)
    texts.append(name: Array(client.name.utf8).span, email: Array((client.email ?? "").utf8).span)
    rows.append(
      CardRow(
        id: client.id.number,
        phone: columns.phone,
        registeredAt: columns.registeredAt,
        birthday: columns.birthday,
        flags: columns.flags,
        groups: index(of: columns.groups),
        place: place
      )
    )
  }

  /// Adds a client whose facts were read one by one; the texts are checked UTF-8.
  mutating func append(_ row: CardRow, name: Span<UInt8>, email: Span<UInt8>) {
    texts.append(name: name, email: email)
    rows.append(row)
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
    recentGroups[place] = RecentGroups(text: Array(bytes[text]), set: index(of: set))
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

  private mutating func index(of set: GroupSet) -> Int {
    if let known = knownSets[set] { return known }
    groupSets.append(set)
    knownSets[set] = groupSets.count - 1
    return groupSets.count - 1
  }
}
