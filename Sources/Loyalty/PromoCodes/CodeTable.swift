/// One text that clients type: a shared code, or one of a batch.
public struct CodePlace: Hashable, Sendable {
  /// The promo code or batch.
  public let promoCode: PromoCode.ID
  /// The place in the batch, from 0; 0 of a shared code.
  public let place: Int
}

/// All texts that clients may type, found by their canonical and their look-alike form.
///
/// The texts of one promo code are a run: what all begin with, and random parts of equal length
/// packed in one array. Memory: about 20 bytes and the random part for a text of a batch. Because no two
/// texts in use look alike, the look-alike form alone finds both.
struct CodeTable: Sendable {
  /// The texts of one promo code.
  struct Run: Sendable {
    let owner: PromoCode.ID
    /// The entry of its first text.
    let first: Int
    /// What all begin with; of a shared code the whole text.
    let prefix: CodeKey
    /// The random parts; none of a shared code.
    let codes: BatchCodes
    /// The state of each text of a batch.
    private(set) var marks: [CodeMarks]
    /// How many texts of a batch are in which state.
    private(set) var counts = BatchCounts()
    /// Whether it was revoked.
    var isRevoked = false
    /// Whether its promo code has another text now; nobody finds it by this one any more.
    var isReplaced = false

    init(owner: PromoCode.ID, first: Int, prefix: CodeKey, codes: BatchCodes) {
      self.owner = owner
      self.first = first
      self.prefix = prefix
      self.codes = codes
      marks = [CodeMarks](repeating: [], count: codes.count)
      counts.left = codes.count
    }

    var count: Int { max(codes.count, 1) }
    var places: Range<Int> { 0..<count }

    mutating func mark(_ place: Int, _ mark: CodeMarks, _ isSet: Bool) {
      counts.add(-1, to: marks[place].state)
      if isSet { marks[place].insert(mark) } else { marks[place].remove(mark) }
      counts.add(1, to: marks[place].state)
    }

    func isInUse(_ place: Int) -> Bool {
      !isRevoked && !isReplaced && !(marks.isEmpty ? false : marks[place].contains(.revoked))
    }

    /// The random part at a place, without copying.
    func tail(_ place: Int) -> ArraySlice<UInt8> {
      codes.symbols.isEmpty ? [] : codes.randomPart(at: place)
    }
  }

  /// What was found for a typed text.
  struct Match: Hashable, Sendable {
    let place: CodePlace
    /// Whether the canonical forms are equal; otherwise the two look alike.
    let isExact: Bool
    /// Whether it was not revoked.
    let isInUse: Bool
  }

  private(set) var runs: [Run] = []
  private var runOfCode: [PromoCode.ID: Int] = [:]
  private var index = CodeIndex()
  private var nextEntry = 0

  /// The run of a promo code's texts.
  func run(of id: PromoCode.ID) -> Run? { runOfCode[id].map { runs[$0] } }

  /// The text in use that equals the key or looks like it; without one, the last that was revoked.
  ///
  /// Cost: below a microsecond among 1,000,000.
  func find(_ key: CodeKey) -> Match? {
    guard !key.isEmpty else { return nil }
    var found: Match?
    index.search(CodeHash(key.alike).value) { entry in
      let run = runs[run(at: entry)]
      let place = entry - run.first
      guard !run.isReplaced, key.isAlike(run, place) else { return false }
      let isInUse = run.isInUse(place)
      let isExact = key.isExactly(run, place)
      if isInUse || isExact || found?.isExact != true {
        let code = CodePlace(promoCode: run.owner, place: place)
        found = Match(place: code, isExact: isExact, isInUse: isInUse)
      }
      return isInUse
    }
    return found
  }

  /// The place of a promo code's own text, in use or not.
  func place(of key: CodeKey, in id: PromoCode.ID) -> CodePlace? {
    var found: CodePlace?
    index.search(CodeHash(key.alike).value) { entry in
      let run = runs[run(at: entry)]
      guard run.owner == id, key.isExactly(run, entry - run.first) else { return false }
      found = CodePlace(promoCode: id, place: entry - run.first)
      return true
    }
    return found
  }

  /// The places of texts of a batch; those that it does not have are left out.
  func places(of texts: BatchCodes, in id: PromoCode.ID) -> [CodePlace] {
    guard let number = runOfCode[id], texts.length == runs[number].codes.length,
      texts.prefix == runs[number].codes.prefix
    else { return [] }
    let run = runs[number]
    let begin = CodeHash(run.prefix.alike)
    return (0..<texts.count).compactMap { place in
      let part = texts.randomPart(at: place)
      var found: CodePlace?
      index.search(begin.adding(part.lazy.map(LookAlikes.representative)).value) { entry in
        let place = entry - run.first
        guard run.places.contains(place), run.tail(place).elementsEqual(part) else { return false }
        found = CodePlace(promoCode: id, place: place)
        return true
      }
      return found
    }
  }

  /// Whether a text in use looks like a prefix and random part, of which the hash is given.
  func hasAlike(_ prefix: CodeKey, _ part: ArraySlice<UInt8>, _ hash: UInt64) -> Bool {
    var isTaken = false
    index.search(hash) { entry in
      let run = runs[run(at: entry)]
      let place = entry - run.first
      guard run.isInUse(place),
        LookAlikes.isAlike(run.prefix.alike, run.tail(place), prefix.alike, part)
      else { return false }
      isTaken = true
      return true
    }
    return isTaken
  }

  private func run(at entry: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].first <= entry { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: Applying

  /// Adds a shared code's text, in place of the one that it had.
  mutating func put(_ id: PromoCode.ID, code: String) {
    if let run = runOfCode[id] { runs[run].isReplaced = true }
    let key = CodeKey(code)
    append(Run(owner: id, first: nextEntry, prefix: key, codes: .none))
    index.insert(nextEntry - 1, CodeHash(key.alike).value)
  }

  /// Adds the texts of a batch.
  ///
  /// Cost: some 100 ns a text.
  mutating func put(_ id: PromoCode.ID, _ codes: BatchCodes) {
    let key = CodeKey(codes.prefix)
    let first = nextEntry
    let begin = CodeHash(key.alike)
    append(Run(owner: id, first: first, prefix: key, codes: codes))
    let hashes = (0..<codes.count).map { place in
      begin.adding(codes.randomPart(at: place).lazy.map(LookAlikes.representative)).value
    }
    index.insert(from: first, hashes)
  }

  private mutating func append(_ run: Run) {
    runOfCode[run.owner] = runs.count
    nextEntry += run.count
    runs.append(run)
  }

  /// Lets a promo code's text be used again.
  mutating func free(_ id: PromoCode.ID) {
    if let run = runOfCode[id] { runs[run].isRevoked = true }
  }

  /// Sets or takes a mark of a batch's text.
  mutating func mark(_ code: CodePlace, _ mark: CodeMarks, _ isSet: Bool = true) {
    guard let run = runOfCode[code.promoCode], runs[run].marks.indices.contains(code.place)
    else { return }
    runs[run].mark(code.place, mark, isSet)
  }
}

/// What happened to one text of a batch.
struct CodeMarks: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let handedOut = CodeMarks(rawValue: 1)
  static let used = CodeMarks(rawValue: 2)
  static let revoked = CodeMarks(rawValue: 4)
}

extension BatchCodes {
  /// The random part of a shared code: none.
  fileprivate static var none: BatchCodes { BatchCodes(prefix: "", length: 0) }
}

extension LookAlikes {
  /// The representative of an ASCII character.
  static func representative(_ byte: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: representative(of: Unicode.Scalar(byte)).value)
  }

  /// Whether two texts, each in look-alike form up to a random part in ASCII, look alike.
  static func isAlike(
    _ prefix: [UInt8],
    _ part: ArraySlice<UInt8>,
    _ otherPrefix: [UInt8],
    _ otherPart: ArraySlice<UInt8>
  ) -> Bool {
    guard prefix.count + part.count == otherPrefix.count + otherPart.count else { return false }
    for place in 0..<(prefix.count + part.count) {
      let one =
        place < prefix.count
        ? prefix[place] : representative(part[part.startIndex + place - prefix.count])
      let other =
        place < otherPrefix.count
        ? otherPrefix[place]
        : representative(otherPart[otherPart.startIndex + place - otherPrefix.count])
      guard one == other else { return false }
    }
    return true
  }
}

extension CodeKey {
  fileprivate func isAlike(_ run: CodeTable.Run, _ place: Int) -> Bool {
    LookAlikes.isAlike(run.prefix.alike, run.tail(place), alike, [])
  }

  /// Whether a text contains this one.
  func isPart(of run: CodeTable.Run, _ place: Int) -> Bool {
    let (head, tail) = (run.prefix.canonical, run.tail(place))
    let count = head.count + tail.count
    guard canonical.count <= count else { return false }
    return (0...(count - canonical.count)).contains { start in
      canonical.indices.allSatisfy { index in
        let at = start + index
        return canonical[index]
          == (at < head.count ? head[at] : tail[tail.startIndex + at - head.count])
      }
    }
  }

  fileprivate func isExactly(_ run: CodeTable.Run, _ place: Int) -> Bool {
    let tail = run.tail(place)
    return canonical.count == run.prefix.canonical.count + tail.count
      && canonical.starts(with: run.prefix.canonical)
      && canonical.dropFirst(run.prefix.canonical.count).elementsEqual(tail)
  }
}
