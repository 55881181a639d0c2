/// Looks for one letter in all rows at once, eight bytes a step.
///
/// Most names have a common letter, so that going from one place to the next would stop in each of
/// them several times. Each lane of a word is a byte, its highest bit says yes.
struct LetterSweep {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let high: UInt64 = 0x8080_8080_8080_8080
  /// Added to seven bits it sets the eighth from `Letter.space` + 1 on.
  private static let overSpace: UInt64 = ones &* UInt64(0x7F - Letter.space)
  /// What stands behind the end: no letter of names, no space.
  private static let filling = UInt8(ascii: "A")

  private let pattern: UInt64
  /// Which of the row's bytes so far were the letter, began a word with it, were a word.
  private var (any, begins, wholes): (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var row = 0

  private init(_ letter: UInt8) { pattern = Self.ones &* UInt64(letter) }

  /// Calls `found` with each row that has the letter, and how it stands there at best.
  ///
  /// - Parameters:
  ///   - letter: Neither a space nor a separator.
  ///   - buffer: Rows with a separator before, between and after them, and nowhere else.
  ///   - found: Is told of the rows in ascending order.
  static func rows(
    having letter: UInt8,
    in buffer: UnsafeRawBufferPointer,
    _ found: (_ row: Int, _ fit: NameRank.Fit) -> Void
  ) {
    guard ByteSearch.contains(letter, in: buffer) else { return }
    var sweep = LetterSweep(letter)
    // The first byte is a separator: the lane before the first one is the end of a word.
    var before: UInt64 = 0x80
    var pending: UInt64 = 0
    var place = 1
    while place < buffer.count {
      let word = Self.word(in: buffer, at: place)
      let boundaries = ~((word & low) &+ overSpace | word) & high
      let letters = Self.lanes(of: word ^ sweep.pattern)
      let begins = letters & (boundaries << 8 | before)
      // A word of one letter that ended the step before is whole if a boundary follows.
      if pending & boundaries & 0x80 != 0 { sweep.wholes |= 0x80 }
      sweep.take(
        letters,
        begins,
        wholes: begins & boundaries >> 8,
        separators: Self.lanes(of: word),
        found
      )
      before = boundaries >> 56
      pending = begins >> 56
      place += 8
    }
  }

  /// Takes eight bytes over; ends a row at each separator.
  private mutating func take(
    _ letters: UInt64,
    _ begins: UInt64,
    wholes: UInt64,
    separators: UInt64,
    _ found: (Int, NameRank.Fit) -> Void
  ) {
    var left = separators
    var open: UInt64 = .max
    while left != 0 {
      let separator = left & (0 &- left)
      let inRow = (separator &- 1) & open
      any |= letters & inRow
      self.begins |= begins & inRow
      self.wholes |= wholes & inRow
      if any != 0 {
        found(row, self.wholes != 0 ? .whole : self.begins != 0 ? .beginning : .inside)
      }
      row += 1
      (any, self.begins, self.wholes) = (0, 0, 0)
      open = ~(separator | (separator &- 1))
      left &= left &- 1
    }
    any |= letters & open
    self.begins |= begins & open
    self.wholes |= wholes & open
  }

  /// Which bytes are zero.
  private static func lanes(of word: UInt64) -> UInt64 {
    ~((word & low) &+ low | word) & high
  }

  private static func word(in buffer: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    guard place + 8 > buffer.count else {
      return UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var word: UInt64 = 0
    for lane in 0..<8 {
      let byte = place + lane < buffer.count ? buffer[place + lane] : filling
      word |= UInt64(byte) << UInt64(lane * 8)
    }
    return word
  }
}
