/// What was done to a typed code to understand it, so that it can be told (rules.md §7.2).
public struct CodeRepair: Hashable, Sendable {
  /// How it was understood.
  public enum How: String, CaseIterable, Hashable, Sendable {
    /// A letter or digit stood for another that looks like it.
    case lookAlike
    /// It was typed on another keyboard layout.
    case layout
  }

  /// What was typed.
  public let typed: String
  /// The code that was meant, as it was written.
  public let meant: String
  /// How it was understood.
  public let how: How

  /// Tells what was done.
  public init(typed: String, meant: String, how: How) {
    self.typed = typed
    self.meant = meant
    self.how = how
  }
}

/// Why a typed code is not known.
public enum CodeMiss: Hashable, Sendable {
  /// Nothing was typed but spaces and dashes.
  case empty
  /// There is no such code, however it is read.
  case noSuch
  /// Keyboard layouts make two different codes of it.
  case ambiguous([String])
}

/// A typed code that was understood.
public struct FoundCode: Hashable, Sendable {
  /// The text that was meant.
  public let place: CodePlace
  /// The text as it was written.
  public let text: String
  /// What had to be repaired; nil where the canonical forms are equal.
  public let repair: CodeRepair?
  /// Whether it was revoked; another code may have its text one day.
  public let isRevoked: Bool
}

extension PromoCodeBook {
  /// The most characters of what was typed that a record keeps.
  static let typedLimit = 100

  /// Understands a typed code (rules.md §7.2): the exact form, then the look-alike, then the same
  /// keys on another keyboard layout, Russian and Ukrainian, both directions; last, of a batch
  /// that begins with Cyrillic letters, the same keys on another layout for a part of it.
  ///
  /// A revoked text is found last, to say why it does not work.
  ///
  /// Cost: about a microsecond where it is found as typed; some µs more on another layout.
  ///
  /// - Throws: `codeUnknown`.
  public func find(typed: String) throws(Refusal) -> FoundCode {
    let key = CodeKey(typed)
    let shown = String(typed.prefix(Self.typedLimit))
    let isTooLong = typed.utf8.count > CodeKey.byteLimit
    guard !key.isEmpty else {
      throw .promoCode(.unknown(typed: shown, isTooLong ? .noSuch : .empty))
    }
    let asTyped = table.find(key)
    if let match = asTyped, match.isInUse {
      return found(match, shown, match.isExact ? nil : .lookAlike)
    }
    var hits = onOtherLayouts(typed)
    if hits.isEmpty, asTyped == nil { hits = onPartOfLayout(key) }
    if hits.count > 1 {
      throw .promoCode(.unknown(typed: shown, .ambiguous(hits.map { text(of: $0.place) })))
    }
    if let hit = hits.first { return found(hit, shown, .layout) }
    if let match = asTyped { return found(match, shown, match.isExact ? nil : .lookAlike) }
    throw .promoCode(.unknown(typed: shown, .noSuch))
  }

  private func found(
    _ match: CodeTable.Match,
    _ typed: String,
    _ how: CodeRepair.How?
  ) -> FoundCode {
    let text = text(of: match.place)
    return FoundCode(
      place: match.place,
      text: text,
      repair: how.map { CodeRepair(typed: typed, meant: text, how: $0) },
      isRevoked: !match.isInUse
    )
  }

  /// The different codes that the same keys give on other layouts.
  private func onOtherLayouts(_ typed: String) -> [CodeTable.Match] {
    let typed = CodeKey.keyed(typed)
    let isCyrillic = typed.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    var hits: [CodeTable.Match] = []
    for layout in [KeyboardLayout.russian, .ukrainian] {
      let from: KeyboardLayout = isCyrillic ? layout : .us
      let to: KeyboardLayout = isCyrillic ? .us : layout
      let keys = CodeKey(from.retyped(typed, on: to))
      guard let match = table.find(keys), match.isInUse,
        !hits.contains(where: { $0.place == match.place })
      else { continue }
      hits.append(match)
    }
    return hits
  }
}
