/// What `markHandedOut` names.
public enum HandingOut: Hashable, Sendable {
  /// These texts.
  case codes([String])
  /// So many of those that are left, the first drawn first.
  case count(Int)
}

extension Club {
  /// Creates a batch of unique codes (rules.md §7.3): its texts are drawn here and stay.
  ///
  /// Cost: some µs a text.
  func createBatch(
    _ draft: PromoCodeBatchDraft,
    seed: Seed,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let code = try checked(draft, for: asking)
    guard let texts = try texts(of: draft, seed: seed, goesOn: { _ in true }) else { return [] }
    return [.promoCodeBatchCreated(code, texts)]
  }

  /// Draws the texts of a batch ahead of the command that creates it, so that it can be done aside:
  /// put into the draft's `drawn`, the command takes them.
  ///
  /// Cost: some µs a text.
  ///
  /// - Parameters:
  ///   - draft: The batch.
  ///   - asking: Who will ask for it, and when.
  ///   - seed: What the texts are drawn of.
  ///   - goesOn: Told now and then how many are drawn; false stops.
  /// - Returns: The texts; nil where it was stopped.
  /// - Throws: What the command would be refused for.
  public func drawTexts(
    of draft: PromoCodeBatchDraft,
    for asking: Asking,
    seed: Seed,
    goesOn: (_ drawn: Int) -> Bool
  ) throws(Refusal) -> BatchCodes? {
    _ = try checked(draft, for: asking)
    return try texts(of: draft, seed: seed, goesOn: goesOn)
  }

  /// The batch without its texts, if it may be.
  private func checked(
    _ draft: PromoCodeBatchDraft,
    for asking: Asking
  ) throws(Refusal) -> PromoCode {
    let name = try refusing(try NameRule.cleaned(draft.name))
    let prefix = try prefix(draft.prefix)
    try checkSize(of: draft, prefix)
    return PromoCode(
      id: promoCodes.codes.nextID,
      name: try freePromoName(name, except: nil),
      kind: .batch(PromoCodeBatch(prefix: prefix, length: draft.length, count: draft.count)),
      terms: try checked(draft.terms, was: nil),
      status: try first(draft.status),
      statusSince: asking.at,
      statusBy: asking.by,
      createdAt: asking.at
    )
  }

  /// The texts drawn ahead as long as all of them are free; else they are drawn now.
  private func texts(
    of draft: PromoCodeBatchDraft,
    seed: Seed,
    goesOn: (_ drawn: Int) -> Bool
  ) throws(Refusal) -> BatchCodes? {
    let prefix = try prefix(draft.prefix)
    if let drawn = draft.drawn, isFree(drawn, for: draft, prefix) { return drawn }
    return try draw(draft, prefix, seed, goesOn)
  }

  /// Whether texts drawn ahead are those of the draft, and none looks like another, in the batch or
  /// in use.
  private func isFree(
    _ drawn: BatchCodes,
    for draft: PromoCodeBatchDraft,
    _ prefix: String
  ) -> Bool {
    guard drawn.prefix == prefix, drawn.length == draft.length, drawn.count == draft.count,
      drawn.symbols.allSatisfy(PromoCodeBatch.symbols.contains)
    else { return false }
    var taken = TakenTexts(prefix)
    for place in 0..<drawn.count {
      guard taken.insert(drawn.randomPart(at: place), place, of: drawn, promoCodes.table) else {
        return false
      }
    }
    return true
  }

  /// What a batch begins with may be nothing, and otherwise is a part of a name.
  private func prefix(_ typed: String) throws(Refusal) -> String {
    guard !NameRule.trimmed(typed).isEmpty else { return "" }
    return try refusing(try NameRule.cleaned(typed, limit: 40))
  }

  private func checkSize(of draft: PromoCodeBatchDraft, _ prefix: String) throws(Refusal) {
    guard (1...PromoCodeBatch.countLimit).contains(draft.count) else {
      throw .promoCode(.countInvalid(draft.count, limit: PromoCodeBatch.countLimit))
    }
    guard (1...PromoCodeBatch.lengthLimit).contains(draft.length) else {
      throw .promoCode(.lengthInvalid(draft.length, limit: PromoCodeBatch.lengthLimit))
    }
    let inAll = draft.count + texts(beginning: CodeKey(prefix), length: draft.length)
    guard PromoCodeBatch.fits(inAll, length: draft.length) else {
      throw tooSmall(draft)
    }
    let bits = PromoCodeBatch.bits(ofLength: draft.length)
    guard bits >= PromoCodeBatch.leastBits || draft.allowsGuessable else {
      let needed = PromoCodeBatch.leastLength
      throw .promoCode(.guessable(bits: bits, length: draft.length, needed: needed))
    }
  }

  /// How many texts of other batches share the space.
  private func texts(beginning prefix: CodeKey, length: Int) -> Int {
    promoCodes.codes.items.reduce(0) { sum, code in
      guard let batch = code.batch, batch.length == length,
        CodeKey(batch.prefix).alike == prefix.alike
      else { return sum }
      return sum + batch.count - promoCodes.counts(of: code.id).revoked
    }
  }

  private func tooSmall(_ draft: PromoCodeBatchDraft) -> Refusal {
    let needed = max(PromoCodeBatch.length(forCount: draft.count), draft.length + 1)
    return .promoCode(.spaceTooSmall(count: draft.count, length: draft.length, needed: needed))
  }

  /// Draws texts of which none looks like another, in the batch or in use.
  private func draw(
    _ draft: PromoCodeBatchDraft,
    _ prefix: String,
    _ seed: Seed,
    _ goesOn: (_ drawn: Int) -> Bool
  ) throws(Refusal) -> BatchCodes? {
    var generator = CodeGenerator(seed)
    var drawn = BatchCodes(prefix: prefix, length: draft.length)
    var taken = TakenTexts(prefix)
    var tries = 0
    while drawn.count < draft.count {
      tries += 1
      // Half of the space is free, unless shared codes were made to stand in the way.
      guard tries <= 1_000 + draft.count * 8 else { throw tooSmall(draft) }
      if tries.isMultiple(of: 1_000), !goesOn(drawn.count) { return nil }
      let part = (0..<draft.length).map { _ in generator.symbol() }
      guard taken.insert(part[...], drawn.count, of: drawn, promoCodes.table) else { continue }
      drawn.append(part)
    }
    return drawn
  }

  /// Marks texts of a batch as handed out; those that were already, or are used, stay.
  func markHandedOut(_ typed: String, _ which: HandingOut) throws(Refusal) -> [Event] {
    let code = try promoCode(whole: typed)
    guard let batch = code.batch else { throw .promoCode(.notABatch(name: code.name)) }
    let given =
      switch which {
      case .codes(let texts): try named(texts, of: code, batch)
      case .count(let count): try firstLeft(count, of: code, batch)
      }
    return given.count > 0 ? [.promoCodesHandedOut(code.id, given)] : []
  }

  private func firstLeft(
    _ count: Int,
    of code: PromoCode,
    _ batch: PromoCodeBatch
  ) throws(Refusal) -> BatchCodes {
    guard count >= 1 else {
      throw .promoCode(.countInvalid(count, limit: PromoCodeBatch.countLimit))
    }
    let left = promoCodes.texts(of: code.id, in: .left)
    guard let left, left.count >= count else {
      throw .promoCode(.notEnoughLeft(asked: count, left: left?.count ?? 0))
    }
    let symbols = Array(left.symbols.prefix(count * batch.length))
    return BatchCodes(prefix: batch.prefix, length: batch.length, symbols: symbols)
  }

  private func named(
    _ typed: [String],
    of code: PromoCode,
    _ batch: PromoCodeBatch
  ) throws(Refusal) -> BatchCodes {
    var given = BatchCodes(prefix: batch.prefix, length: batch.length)
    var seen: Set<CodePlace> = []
    for typed in typed {
      let shown = String(typed.prefix(PromoCodeBook.typedLimit))
      guard let place = promoCodes.table.place(of: CodeKey(typed), in: code.id) else {
        throw .promoCode(.notInBatch(code: shown, batch: code.name))
      }
      switch promoCodes.state(of: place) {
      case .left where seen.insert(place).inserted:
        given.append(promoCodes.texts(of: code.id)?.randomPart(at: place.place) ?? [])
      case .revoked: throw .promoCode(.revoked(code: promoCodes.text(of: place)))
      case .left, .handedOut, .used, nil: break
      }
    }
    return given
  }
}

/// The texts of a batch that are drawn already, by what they look like.
private struct TakenTexts {
  private let prefix: CodeKey
  private let begin: CodeHash
  private var known = CodeIndex()

  init(_ prefix: String) {
    self.prefix = CodeKey(prefix)
    begin = CodeHash(self.prefix.alike)
  }

  /// Takes the random part of the text at a place; false where it looks like one before it or like
  /// one in use.
  mutating func insert(
    _ part: ArraySlice<UInt8>,
    _ place: Int,
    of drawn: BatchCodes,
    _ table: CodeTable
  ) -> Bool {
    let hash = begin.adding(part).value
    var isDouble = false
    known.search(hash) { place in
      isDouble = drawn.randomPart(at: place).elementsEqual(part)
      return isDouble
    }
    guard !isDouble, !table.hasAlike(prefix, part, hash) else { return false }
    known.insert(place, hash)
    return true
  }
}
