import JSONText
public import Loyalty

extension Store {
  /// A client's full card as it is now: from memory, or read from its line in the files.
  ///
  /// Cost: one read of some hundred bytes that the system usually has at hand; none for the cards
  /// that were asked for last.
  ///
  /// - Parameter id: A client of `club.clients.contains`.
  /// - Returns: The card as of the last record.
  /// - Throws: `file` or `cardUnreadable`.
  public func card(of id: Client.ID) throws(StoreProblem) -> Client {
    if let card = replica.cardInMemory(of: id) { return card }
    return replica.card(of: id, stored: try storedCard(of: replica.current(id)))
  }

  /// The cards, receipts and seed that a command needs to be decided.
  ///
  /// - Throws: A `StoreProblem` for a card, `Refusal.receiptUnreadable` for a receipt.
  func load(_ needs: Needs) throws -> Needed {
    var needed = Needed(receipts: try replica.receipts(in: needs))
    for id in needs.cards { needed.cards[id] = try card(of: id) }
    if needs.seed { needed.seed = options.seed() }
    return needed
  }

  private func storedCard(of id: Client.ID) throws(StoreProblem) -> Client {
    if let card = recentCards[id] { return card }
    let card = try readCard(of: id)
    recentCards.keep(card)
    return card
  }

  private func readCard(of id: Client.ID) throws(StoreProblem) -> Client {
    let place = replica.places[id]
    let file = cardFiles[place.file]
    let bytes = try filing { () throws(FileProblem) in
      try file.read(at: place.range.lowerBound, count: place.range.count)
    }
    do throws(JSONProblem) {
      var reader = JSONReader(bytes)
      let client = try ClientCoding.read(&reader)
      try reader.finish()
      let isWhole =
        place.file == 0
        ? ChecksummedLine.isWhole(bytes, 0..<bytes.count)
        : isLineWhole(around: place.range, of: file)
      guard client.id == id, isWhole else { throw reader.problem(.trailingBytes) }
      return client
    } catch { throw .cardUnreadable(client: id, file: file.path) }
  }

  /// How far around a card its line is looked for.
  private static let lineRoom = 8_192

  /// Whether the line of the journal in which a card stands matches its checksum; longer ones, those
  /// of imports, were checked when they were read, and are not read whole for one card.
  private func isLineWhole(around card: Range<Int>, of file: OpenFile) -> Bool {
    let first = max(0, card.lowerBound - Self.lineRoom)
    let count = card.upperBound + Self.lineRoom - first
    guard let bytes = try? file.read(at: first, count: count),
      bytes.count >= card.upperBound - first
    else { return false }
    let newline = UInt8(ascii: "\n")
    let before = bytes[..<(card.lowerBound - first)].lastIndex(of: newline).map { $0 + 1 }
    let end = bytes[(card.upperBound - first)...].firstIndex(of: newline)
    guard let start = before ?? (first == 0 ? 0 : nil), let end else { return true }
    return ChecksummedLine.isWhole(bytes, start..<end)
  }
}
