/// The columns of clients as an index file keeps them.
///
/// Whoever changes what stands in them raises the number of the index; what finding makes of names
/// tells itself by `FoldedText.rules`.
extension ClientTable {
  /// Adds all columns to those that an index keeps.
  ///
  /// Only of a club as a base has it: cards in memory are left out.
  public func add(to image: inout ColumnImage) {
    image.add("rows", ColumnValues<UInt64>([UInt64(count + gone.count)]))
    for block in blocks.isEmpty ? [ClientBlock()] : blocks {
      image.add("phones", block.phones)
      image.add("registered", block.registered)
      image.add("birthdays", block.birthdays)
      image.add("flags", block.flags)
      image.add("groups", block.groupSets)
      block.names.add(to: &image)
      block.emails.add(to: &image, as: "emails")
    }
    phones.add(to: &image)
    groupSets.add(to: &image)
    let cards = merged.numbers.compactMap { number in
      merged.cards[Client.ID(number)].map { MergedRow(number, $0) }
    }
    image.add("merged", ColumnValues(cards))
    let dates = inheritedDates.sorted { $0.key < $1.key }.map(InheritedRow.init)
    image.add("inherited", ColumnValues(dates))
    image.add("erased", ColumnValues<UInt32>(erased.all.map(\.number)))
  }

  /// Takes the columns that an index kept; nil where they do not fit together.
  public init?(_ kept: KeptColumns) {
    guard let rows: ColumnValues<UInt64> = kept.values("rows"), rows.count == 1,
      let blocks = KeptBlocks(kept)?.blocks(rows: Int(clamping: rows[0])),
      let phones = PhoneIndex(kept), let groupSets = GroupSetTable(kept),
      let cards = kept.values("merged", as: MergedRow.self),
      let merged = MergedClients(cards.map { (Client.ID($0.number), $0.card) }),
      let dates = kept.values("inherited", as: InheritedRow.self),
      let erased: ColumnValues<UInt32> = kept.values("erased")
    else { return nil }
    self.init(
      blocks: blocks,
      phones: phones,
      groupSets: groupSets,
      merged: merged,
      erased: ErasedClients(erased),
      inheritedDates: Dictionary(dates.map { ($0.client, $0.moment) }) { first, _ in first },
      rows: Int(clamping: rows[0])
    )
  }
}

/// The columns of all blocks, to be cut up.
private struct KeptBlocks {
  private let phones: ColumnValues<UInt64>
  private let registered: ColumnValues<Int64>
  private let birthdays: ColumnValues<Int32>
  private let flags: ColumnValues<ClientFlags>
  private let groups: ColumnValues<GroupSetTable.Index>
  private var letters: KeptRows
  private var sounds: KeptRows
  private var emails: KeptRows

  init?(_ kept: KeptColumns) {
    guard let phones = kept.values("phones", as: UInt64.self),
      let registered = kept.values("registered", as: Int64.self),
      let birthdays = kept.values("birthdays", as: Int32.self),
      let flags = kept.values("flags", as: ClientFlags.self),
      let groups = kept.values("groups", as: GroupSetTable.Index.self),
      let letters = KeptRows(kept, NameBlock.letterColumn),
      let sounds = KeptRows(kept, NameBlock.soundColumn),
      let emails = KeptRows(kept, "emails")
    else { return nil }
    self.phones = phones
    self.registered = registered
    self.birthdays = birthdays
    self.flags = flags
    self.groups = groups
    (self.letters, self.sounds, self.emails) = (letters, sounds, emails)
  }

  /// The blocks of so many clients; nil where a column has fewer or more.
  func blocks(rows: Int) -> [ClientBlock]? {
    let counts = [phones.count, registered.count, birthdays.count, flags.count, groups.count]
    guard counts.allSatisfy({ $0 == rows }) else { return nil }
    var (letters, sounds, emails) = (letters, sounds, emails)
    var blocks: [ClientBlock] = []
    for start in stride(from: 0, to: rows, by: ClientBlock.capacity) {
      let range = start..<min(start + ClientBlock.capacity, rows)
      guard let letters = letters.next(range.count), let sounds = sounds.next(range.count),
        let emails = emails.next(range.count)
      else { return nil }
      var block = ClientBlock()
      block.phones = phones.part(range)
      block.registered = registered.part(range)
      block.birthdays = birthdays.part(range)
      block.flags = flags.part(range)
      block.groupSets = groups.part(range)
      block.names = NameBlock(letters: letters, sounds: sounds)
      block.emails = emails
      blocks.append(block)
    }
    return blocks
  }
}

/// A merged card as a row of an index.
private struct MergedRow: PlainValue {
  let number: UInt32
  let into: UInt32
  /// When; the least number where nobody knows.
  let at: Int64

  init(_ number: UInt32, _ card: MergedCard) {
    self.number = number
    into = card.into.number
    at = card.at?.milliseconds ?? .min
  }

  var card: MergedCard {
    MergedCard(into: Client.ID(into), at: at == .min ? nil : Moment(milliseconds: at))
  }
}

/// The date that a client has of a merged card, as a row of an index.
private struct InheritedRow: PlainValue {
  private let number: UInt64
  private let at: Int64

  init(_ client: Client.ID, _ moment: Moment) {
    number = UInt64(client.number)
    at = moment.milliseconds
  }

  var client: Client.ID { Client.ID(UInt32(clamping: number)) }
  var moment: Moment { Moment(milliseconds: at) }
}

extension ErasedClients {
  fileprivate init(_ numbers: ColumnValues<UInt32>) {
    self.init()
    for number in numbers { note(Client.ID(number)) }
  }
}
