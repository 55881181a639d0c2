/// Something wrong with a key table; a test asks every table for it.
public enum KeyTableProblem: Hashable, Sendable {
  /// Two bindings claim the key in the same place.
  case boundTwice(Key, inText: Bool)
  /// The key may not be bound: terminals, multiplexers or layouts claim it.
  case neverBound(Key)
  /// A letter must be written as the small Latin letter of its key.
  case notSmallLatin(Key)
  /// An action has no key that is printed.
  case withoutKey(label: String)
}

extension KeyTable {
  /// What is wrong with this table, in its order; empty when it keeps the rules of screens.md "How
  /// keys are read".
  public var problems: [KeyTableProblem] {
    var problems: [KeyTableProblem] = []
    for binding in bindings {
      if binding.keys.isEmpty { problems.append(.withoutKey(label: binding.label)) }
      for key in binding.allKeys {
        if KeyboardPosition.command(for: key) != key {
          problems.append(.notSmallLatin(key))
        } else if key.isNeverBound {
          problems.append(.neverBound(key))
        }
      }
    }
    return problems + doubles(inText: false) + doubles(inText: true)
  }

  private func doubles(inText: Bool) -> [KeyTableProblem] {
    var seen: Set<Key> = []
    return
      bindings
      .flatMap { binding in binding.allKeys.filter { binding.works($0, inText: inText) } }
      .filter { !seen.insert($0).inserted }
      .map { .boundTwice($0, inText: inText) }
  }
}
