import Loyalty

/// Reads a card that stands as `ClientCoding` writes it straight into columns.
///
/// Only the keys in their own order, texts without escapes and plain numbers are understood here;
/// for anything else it gives up, and the strict reader decides what the card is or what is wrong.
struct CardScanner {
  /// What follows a card's last text.
  enum Tail {
    /// The end of the card and of the event around it.
    case event
    /// The checksum of a line that is one card.
    case checksum
  }

  private var cursor: ByteCursor
  /// Added to offsets in the bytes to make offsets in the file.
  private let base: Int

  /// - Parameters:
  ///   - bytes: Lines of a file.
  ///   - range: Where a card begins, and where its line ends.
  ///   - base: Where the bytes stand in the file.
  init(_ bytes: [UInt8], in range: Range<Int>, base: Int) {
    cursor = ByteCursor(bytes: bytes, end: range.upperBound, offset: range.lowerBound)
    self.base = base
  }

  /// Adds the card to the batch and says where it ends; nil for any other shape.
  ///
  /// - Parameters:
  ///   - batch: What the card is added to.
  ///   - tail: What follows the last text.
  /// - Returns: The byte behind the card and its tail, or nil.
  mutating func scan(into batch: inout CardBatch, tail: Tail) -> Int? {
    let start = cursor.offset
    guard cursor.take("{\"id\":"), let id = cursor.number(), id > 0, id < UInt32.max,
      cursor.take(",\"name\":\""), let name = cursor.text(),
      cursor.take(",\"phone\":\"+"), let digits = cursor.number(),
      let phone = Phone(digits: digits), cursor.take("\",\"phoneTyped\":\""),
      cursor.text() != nil, let email = scanEmail(), skipText(",\"city\":\"")
    else { return nil }
    var flags: ClientFlags = []
    var birthday: Day?
    guard scanBirthday(&birthday), scanGender(&flags), skipText(",\"note\":\""), skipReferrer(),
      scanConsents(&flags)
    else { return nil }
    if cursor.take(",\"usesApp\":true") { flags.insert(.usesApp) }
    guard skipTexts(",\"pushTokens\":["), skipTexts(",\"tags\":["),
      let groups = scanGroups(into: &batch), cursor.take(",\"registeredAt\":\""),
      let registeredAt = cursor.moment(), scanSource()
    else { return nil }
    guard cursor.take(tail == .event ? "}}" : ",\"crc\":\"") else { return nil }
    let columns = ClientColumns(
      phone: phone,
      registeredAt: registeredAt,
      birthday: birthday,
      flags: flags,
      groups: GroupSet()
    )
    let bytes = cursor.bytes.span
    batch.append(
      UInt32(id),
      columns,
      groups: groups,
      name: bytes.extracting(name),
      email: bytes.extracting(email),
      place: base + start..<base + (tail == .event ? cursor.offset - 1 : cursor.end)
    )
    return cursor.offset
  }

  private mutating func scanEmail() -> Range<Int>? {
    cursor.take(",\"email\":\"") ? cursor.text() : cursor.offset..<cursor.offset
  }

  private mutating func skipText(_ key: StaticString) -> Bool {
    !cursor.take(key) || cursor.text() != nil
  }

  private mutating func skipTexts(_ key: StaticString) -> Bool {
    !cursor.take(key) || cursor.texts()
  }

  private mutating func skipReferrer() -> Bool {
    !cursor.take(",\"referrer\":") || cursor.number().map { $0 > 0 && $0 < UInt32.max } == true
  }

  private mutating func scanBirthday(_ birthday: inout Day?) -> Bool {
    guard cursor.take(",\"birthday\":\"") else { return true }
    birthday = cursor.day()
    return birthday != nil && cursor.take("\"")
  }

  private mutating func scanGender(_ flags: inout ClientFlags) -> Bool {
    guard cursor.take(",\"gender\":\"") else { return true }
    if cursor.take("female\"") {
      flags.insert(.female)
    } else if cursor.take("male\"") {
      flags.insert(.male)
    } else {
      return false
    }
    return true
  }

  private mutating func scanConsents(_ flags: inout ClientFlags) -> Bool {
    guard cursor.take(",\"consents\":{") else { return true }
    var isFirst = true
    for channel in Channel.allCases {
      let start = cursor.offset
      guard isFirst || cursor.take(",") else { break }
      guard cursor.take(key(of: channel)) else {
        cursor.offset = start
        continue
      }
      isFirst = false
      if cursor.take("true") {
        flags.insert(ClientFlags(accepting: channel))
      } else if !cursor.take("false") {
        return false
      }
      guard cursor.take(",\"at\":\""), cursor.moment() != nil, scanSource(), cursor.take("}") else {
        return false
      }
    }
    return !isFirst && cursor.take("}")
  }

  private func key(of channel: Channel) -> StaticString {
    switch channel {
    case .sms: "\"sms\":{\"given\":"
    case .push: "\"push\":{\"given\":"
    case .email: "\"email\":{\"given\":"
    }
  }

  private mutating func scanSource() -> Bool {
    guard cursor.take(",\"source\":\"") else { return false }
    return cursor.take("desk\"") || cursor.take("import\"") || cursor.take("app\"")
  }

  private mutating func scanGroups(into batch: inout CardBatch) -> Int? {
    guard cursor.take(",\"groups\":[") else { return 0 }
    let start = cursor.offset
    repeat {
      guard let id = cursor.number(), id > 0, id < UInt32.max else { return nil }
    } while cursor.take(",")
    guard cursor.take("]") else { return nil }
    let text = start..<cursor.offset - 1
    return batch.index(ofGroups: text, in: cursor.bytes) {
      var numbers = ByteCursor(bytes: cursor.bytes, end: text.upperBound, offset: start)
      var ids: [Group.ID] = []
      while let id = numbers.number() {
        ids.append(Group.ID(UInt32(id)))
        if !numbers.take(",") { break }
      }
      return GroupSet(ids)
    }
  }
}
