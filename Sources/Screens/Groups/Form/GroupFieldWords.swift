import Localization
import Loyalty
import Terminal

/// A field's value in words.
struct GroupFieldWords {
  private let words: Words

  init(_ context: Context) {
    words = context.words
  }

  /// The value as a sentence names it.
  func text(of value: FieldValue?) -> String {
    switch value {
    case .text(let text): text.isEmpty ? words("list.none") : words.quoted(text)
    case .choice(let id?) where LoyaltyType(rawValue: id) == nil:
      id.isEmpty ? words("list.none") : words.quoted(id)
    case .choice(let id): id.map { words("groups.loyalty." + $0) } ?? words("list.none")
    case .check(let isOn): words(isOn ? "common.yes" : "common.no")
    case .several, nil: words("list.none")
    }
  }
}
