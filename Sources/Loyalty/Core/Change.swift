/// One fact that an event replaced: what was there before, and what is there now.
///
/// `was` makes undo and history pure: nobody has to look elsewhere for the old value.
public struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value before the event.
  public let was: Value
  /// The value after the event.
  public let now: Value

  /// One fact of the value, before and after.
  public func map<Fact: Hashable & Sendable>(_ fact: (Value) -> Fact) -> Change<Fact> {
    Change<Fact>(was: fact(was), now: fact(now))
  }

  /// Describes a replaced value.
  public init(was: Value, now: Value) {
    self.was = was
    self.now = now
  }

  /// Describes a replaced value, or nothing where the two are the same.
  public init?(from was: Value, to now: Value) {
    guard was != now else { return nil }
    self.init(was: was, now: now)
  }
}

/// What an edit asks of one optional fact.
public enum Edit<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The fact stays as it is.
  case keep
  /// The fact becomes this value.
  case set(Value)
  /// The fact is taken away.
  case clear

  /// The fact after the edit, given what it is now.
  public func applied(to current: Value?) -> Value? {
    switch self {
    case .keep: current
    case .set(let value): value
    case .clear: nil
    }
  }

  /// The same edit with its value turned into another type.
  public func map<Other, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Other
  ) throws(Failure) -> Edit<Other> {
    switch self {
    case .keep: .keep
    case .set(let value): .set(try transform(value))
    case .clear: .clear
    }
  }
}
