/// The letters of many rows in one run of bytes, a separator before, between and after them.
struct NameRows: Hashable, Sendable {
  private(set) var bytes: ColumnValues<UInt8> = [Letter.separator]
  /// Where each row begins, and where the next one would.
  private(set) var starts: ColumnValues<UInt32> = [1]

  /// No rows yet.
  init() {}

  /// Takes rows as an index kept them.
  init(bytes: ColumnValues<UInt8>, starts: ColumnValues<UInt32>) {
    self.bytes = bytes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The bytes of a row.
  func range(of row: Int) -> Range<Int> {
    Int(starts[row])..<Int(starts[row + 1]) - 1
  }

  func letters(of row: Int) -> ColumnSlice<UInt8> { ColumnSlice(bytes, range(of: row)) }

  /// The letters of the row that was appended last.
  var lastLetters: ArraySlice<UInt8> { bytes.slice(range(of: count - 1)) }

  /// Appends a row whose letters are written by `write`.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    let end = bytes.change { bytes in
      write(&bytes)
      bytes.append(Letter.separator)
      return bytes.count
    }
    starts.append(UInt32(end))
  }

  /// Appends rows of another run of bytes.
  mutating func append(_ other: NameRows, _ rows: Range<Int>) {
    guard let last = rows.last else { return }
    let from = other.starts[rows.lowerBound]
    let shift = UInt32(bytes.count) &- from
    bytes.append(other.bytes, Int(from)..<Int(other.starts[last + 1]))
    starts.change { starts in
      for row in rows { starts.append(other.starts[row + 1] &+ shift) }
    }
  }

  /// Replaces a row's letters and moves those after it.
  mutating func replace(_ row: Int, with letters: [UInt8]) {
    let range = range(of: row)
    bytes.change { $0.replaceSubrange(range, with: letters) }
    let shift = letters.count - range.count
    guard shift != 0 else { return }
    starts.change { starts in
      for next in row + 1..<starts.count { starts[next] = UInt32(Int(starts[next]) + shift) }
    }
  }

  /// Calls `found` with each row that has the bytes somewhere, once a row.
  func forEachRow(having needle: [UInt8], _ found: (Int) -> Void) {
    withBytes { buffer, starts in
      var row = 0
      ByteSearch.occurrences(of: needle, in: buffer) { position in
        while starts[row + 1] <= position { row += 1 }
        found(row)
        return Int(starts[row + 1]) - 1
      }
    }
  }

  /// Lowers the best score known of each row that has all words and is given one.
  func scan(
    _ words: NameWords,
    scores: inout [UInt8],
    scored: (_ row: Int, _ fit: NameRank.Fit) -> UInt8?
  ) {
    if words.rarest.count == 1 {
      return sweep(words) { row, fit in
        if let score = scored(row, fit) { scores[row] = min(scores[row], score) }
      }
    }
    withBytes { buffer, starts in
      var row = 0
      ByteSearch.occurrences(of: words.rarest, in: buffer) { position in
        while starts[row + 1] <= position { row += 1 }
        let end = Int(starts[row + 1]) - 1
        precondition(starts[row] > 0 && end < buffer.count, "a separator on both sides")
        let fit = words.fit(in: buffer, range: Int(starts[row])..<end, rarestAt: position)
        if let fit, let score = scored(row, fit) { scores[row] = min(scores[row], score) }
        return end
      }
    }
  }

  /// Finds the rows that have all of some words of one letter each.
  private func sweep(_ words: NameWords, _ found: (_ row: Int, _ fit: NameRank.Fit) -> Void) {
    let letters = words.letters
    withBytes { buffer, _ in
      guard letters.count > 1 else {
        for letter in letters {
          LetterSweep.rows(having: letter, in: buffer) { row, fit in
            if let fit = words.counted(fit) { found(row, fit) }
          }
        }
        return
      }
      var worst = [UInt8](repeating: 0, count: count)
      var having = [Int](repeating: 0, count: count)
      for letter in letters {
        LetterSweep.rows(having: letter, in: buffer) { row, fit in
          worst[row] = max(worst[row], fit.rawValue)
          having[row] += 1
        }
      }
      for row in having.indices where having[row] == letters.count {
        if let fit = NameRank.Fit(rawValue: worst[row]).flatMap(words.counted) { found(row, fit) }
      }
    }
  }

  /// Looks at all bytes and at where the rows begin.
  private func withBytes(_ body: (UnsafeRawBufferPointer, Span<UInt32>) -> Void) {
    starts.withSpan { starts in
      bytes.withBytes { body($0, starts) }
    }
  }
}

/// Words that must all stand in a row, in any order.
struct NameWords: Hashable, Sendable {
  private let words: [[UInt8]]
  /// Whether a word counts only where it begins one, because it is too short to mean anything inside.
  private let beginningsOnly: Bool
  /// The longest word, which fewest rows have.
  let rarest: [UInt8]
  private let rarestPlace: Int

  /// Nil without a word.
  init?(_ words: [[UInt8]], beginningsOnly: Bool = false) {
    guard let longest = words.max(by: { $0.count < $1.count }), !longest.isEmpty else { return nil }
    self.words = words.filter { !$0.isEmpty }
    self.beginningsOnly = beginningsOnly
    rarest = longest
    rarestPlace = self.words.firstIndex(of: longest) ?? 0
  }

  /// The words, where each is one letter.
  var letters: [UInt8] { words.compactMap(\.first) }

  /// The worst fit of the words in a row, or nil when one is missing.
  ///
  /// - Parameters:
  ///   - bytes: The letters of all rows.
  ///   - range: Those of the row, a separator on both sides.
  ///   - position: Where the rarest word stands first.
  /// - Returns: How well the row answers, as far as that counts.
  func fit(
    in bytes: UnsafeRawBufferPointer,
    range: Range<Int>,
    rarestAt position: Int
  ) -> NameRank.Fit? {
    var worst = NameRank.Fit.whole
    for (place, word) in words.enumerated() {
      let start = place == rarestPlace ? max(position, range.lowerBound) : range.lowerBound
      guard let fit = Self.fit(of: word, in: bytes, range: start..<max(start, range.upperBound))
      else { return nil }
      if fit.rawValue > worst.rawValue { worst = fit }
    }
    return counted(worst)
  }

  /// A fit as far as it counts.
  func counted(_ fit: NameRank.Fit) -> NameRank.Fit? {
    beginningsOnly && fit == .inside ? nil : fit
  }

  private static func fit(
    of word: [UInt8],
    in bytes: UnsafeRawBufferPointer,
    range: Range<Int>
  ) -> NameRank.Fit? {
    guard range.count >= word.count, let first = word.first else { return nil }
    var best: NameRank.Fit?
    var start = range.lowerBound
    let last = range.upperBound - word.count
    while start <= last {
      if bytes[start] == first, ByteSearch.matches(word, bytes, at: start) {
        let begins = bytes[start - 1] <= Letter.space
        if begins, bytes[start + word.count] <= Letter.space { return .whole }
        best = begins || best == .beginning ? .beginning : .inside
      }
      start += 1
    }
    return best
  }
}
