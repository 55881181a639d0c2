/// What follows from a promo code's status, the time and its uses (rules.md §7.1).
public enum PromoCodeState: Hashable, Sendable {
  /// It is being prepared.
  case draft
  /// It begins to work then.
  case notYet(from: Moment)
  /// It works.
  case active
  /// It was paused.
  case paused
  /// It was ended.
  case ended
  /// Its period is over since then.
  case expired(since: Moment)
  /// All uses are gone.
  case usedUp
  /// It was revoked.
  case revoked

  /// The stable name: "notYet", "active", "usedUp" and so on.
  public var name: String {
    switch self {
    case .draft: "draft"
    case .notYet: "notYet"
    case .active: "active"
    case .paused: "paused"
    case .ended: "ended"
    case .expired: "expired"
    case .usedUp: "usedUp"
    case .revoked: "revoked"
    }
  }
}

/// The state of one text of a batch (rules.md §7.3).
public enum BatchCodeState: String, CaseIterable, Hashable, Sendable {
  /// It lies in the drawer.
  case left
  /// It was handed out and not used yet.
  case handedOut
  /// It was used.
  case used
  /// It was revoked.
  case revoked
}

/// How many texts of a batch are in which state; together they are all.
public struct BatchCounts: Hashable, Sendable {
  /// Those that lie in the drawer.
  public internal(set) var left = 0
  /// Those that were handed out and not used yet.
  public internal(set) var handedOut = 0
  /// Those that were used.
  public internal(set) var used = 0
  /// Those that were revoked.
  public internal(set) var revoked = 0
}

extension PromoCodeBook {
  /// What follows from a promo code's status, the time and its uses.
  public func state(of code: PromoCode, at moment: Moment) -> PromoCodeState {
    switch code.status {
    case .draft: return .draft
    case .paused: return .paused
    case .ended: return .ended
    case .revoked: return .revoked
    case .active: break
    }
    if let start = code.terms.period.start, moment < start { return .notYet(from: start) }
    if let end = code.terms.period.end, end <= moment { return .expired(since: end) }
    return limit(of: code).map { used(code.id) >= $0 } ?? false ? .usedUp : .active
  }

  /// How many activations there may be in all: the limit, and of a batch no more than texts that
  /// were not revoked; nil is no limit.
  public func limit(of code: PromoCode) -> Int? {
    guard let batch = code.batch else { return code.terms.totalLimit }
    let texts = batch.count - counts(of: code.id).revoked
    return min(texts, code.terms.totalLimit ?? texts)
  }

  /// The state of a text of a batch; nil for a shared code.
  public func state(of place: CodePlace) -> BatchCodeState? {
    guard let marks = table.run(of: place.promoCode)?.marks, marks.indices.contains(place.place)
    else { return nil }
    return marks[place.place].state
  }

  /// The state of the text at a place of a batch; nil where there is none.
  public func state(of id: PromoCode.ID, text place: Int) -> BatchCodeState? {
    state(of: CodePlace(promoCode: id, place: place))
  }

  /// The texts of a batch in the order in which they were drawn; none of a shared code.
  public func texts(of id: PromoCode.ID) -> BatchCodes? {
    codes[id]?.batch == nil ? nil : table.run(of: id)?.codes
  }

  /// The texts of a batch that are in one state.
  public func texts(of id: PromoCode.ID, in state: BatchCodeState) -> BatchCodes? {
    guard let run = table.run(of: id), codes[id]?.batch != nil else { return nil }
    var found = BatchCodes(prefix: run.codes.prefix, length: run.codes.length)
    for (place, marks) in run.marks.enumerated() where marks.state == state {
      found.append(run.codes.randomPart(at: place))
    }
    return found
  }

  /// The texts of a batch in a state, or in any, that contain what was typed, in the order in which
  /// they were drawn; nothing typed is contained in all.
  ///
  /// Cost: a look at each text.
  public func places(
    of id: PromoCode.ID,
    in state: BatchCodeState? = nil,
    containing typed: String = ""
  ) -> [CodePlace] {
    guard let run = table.run(of: id), codes[id]?.batch != nil else { return [] }
    let wanted = CodeKey(typed)
    return run.places.compactMap { place in
      guard state == nil || run.marks[place].state == state else { return nil }
      guard wanted.isEmpty || wanted.isPart(of: run, place) else { return nil }
      return CodePlace(promoCode: id, place: place)
    }
  }

  /// How many texts of a batch are in which state.
  public func counts(of id: PromoCode.ID) -> BatchCounts {
    table.run(of: id)?.counts ?? BatchCounts()
  }
}

extension BatchCounts {
  /// Counts a text in or out.
  mutating func add(_ step: Int, to state: BatchCodeState) {
    switch state {
    case .left: left += step
    case .handedOut: handedOut += step
    case .used: used += step
    case .revoked: revoked += step
    }
  }
}

extension CodeMarks {
  /// The state that they make together.
  var state: BatchCodeState {
    if contains(.used) { return .used }
    if contains(.revoked) { return .revoked }
    return contains(.handedOut) ? .handedOut : .left
  }
}
