/// The names of one block of rows, as finding reads them: by letter and by sound.
///
/// Some 40 bytes a name. A row is never taken out; `replace` with an empty name hides it.
public struct NameBlock: Hashable, Sendable {
  /// The most rows that a block is made for.
  public static let capacity = 4_096

  private(set) var letters = NameRows()
  private(set) var sounds = NameRows()

  /// A block without rows.
  public init() {}

  /// Takes rows as an index kept them.
  init(letters: NameRows, sounds: NameRows) {
    self.letters = letters
    self.sounds = sounds
  }

  /// Another number for other letters or sounds (FNV-1a).
  var fingerprint: UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for rows in [letters, sounds] {
      for byte in rows.bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return sum
  }

  /// How many rows there are.
  public var count: Int { letters.count }

  /// Appends a row with this name.
  public mutating func append(_ name: String) {
    append(utf8: Array(name.utf8).span)
  }

  /// Appends a row with the name in these UTF-8 bytes.
  ///
  /// Cost: some 200 ns for a name of Latin or Cyrillic letters.
  public mutating func append(utf8 name: Span<UInt8>) {
    letters.append { FoldedText.append(name, to: &$0) }
    let folded = letters.lastLetters
    sounds.append { SoundKey.append(folded, to: &$0) }
  }

  /// Appends rows that were folded before.
  mutating func append(_ other: NameBlock, _ rows: Range<Int>) {
    letters.append(other.letters, rows)
    sounds.append(other.sounds, rows)
  }

  /// The letters of a row's name as finding compares them.
  func letters(of row: Int) -> ColumnSlice<UInt8> { letters.letters(of: row) }

  /// Gives a row another name.
  ///
  /// Cost: moves the letters of the rows after it, some microseconds.
  public mutating func replace(_ row: Int, with name: String) {
    let folded = FoldedText.folded(name)
    letters.replace(row, with: folded)
    sounds.replace(row, with: SoundKey.key(of: folded[...]))
  }

  /// Lowers the score of each row that a reading finds: its order, then the reading's index.
  func scan(_ reading: NameReading, index: Int, phones: ColumnValues<UInt64>, scores: inout [UInt8])
  {
    let rows = reading.bySound ? sounds : letters
    let (bySound, place) = (reading.bySound, UInt8(index))
    guard let phone = reading.phone else {
      return rows.scan(reading.words, scores: &scores) { _, fit in
        NameRank(fit: fit, bySound: bySound).order << 4 | place
      }
    }
    phones.withSpan { phones in
      rows.scan(reading.words, scores: &scores) { row, fit in
        guard row < phones.count, phone.fit(in: phones[row]) != nil else { return nil }
        return NameRank(fit: fit, bySound: bySound).order << 4 | place
      }
    }
  }
}
