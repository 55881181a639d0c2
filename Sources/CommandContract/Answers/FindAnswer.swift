import JSONText
import Loyalty

extension FoundClients {
  /// The answer to `find`.
  func answer(to typed: String) -> JSONValue {
    .members([
      "clients": .array(ids.map { .id($0) }),
      "total": .integer(total),
      "repaired": repair.answer(to: typed),
    ])
  }
}

extension Repair {
  /// What was done to what was typed, or null; `meant` is null where many spellings were meant.
  fileprivate func answer(to typed: String) -> JSONValue {
    let meant: String?
    let how: String
    switch self {
    case .none: return .null
    case .transliterated: (meant, how) = (nil, "transliteration")
    case .soundsAlike: (meant, how) = (nil, "sound")
    case .layout(_, _, let reads): (meant, how) = (reads, "layout")
    }
    return .members([
      "typed": .typed(typed),
      "meant": meant.map { .typed($0) } ?? .null,
      "how": .string(how),
    ])
  }
}
