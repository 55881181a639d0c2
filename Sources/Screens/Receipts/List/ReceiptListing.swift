import Loyalty
import Terminal

/// Which receipts the list shows, the newest first: all of them, or those found.
///
/// All of them need no list: a row's place is its number. What was found is kept until the search
/// or the club changes.
struct ReceiptListing: Sendable {
  /// How many clients a name may stand for.
  private static let clientLimit = 50
  /// How many receipts are found at most.
  static let limit = 500

  /// What is searched for.
  private(set) var typed = ""
  /// What was found; nil while nothing is searched for.
  private(set) var found: [Receipt.ID]?

  /// The rows as they are now.
  func rows(_ club: Club) -> TableRows<Receipt.ID> {
    if let found { return TableRows(found) }
    let count = club.receipts.count
    return TableRows(
      count: count,
      place: { $0.number <= count ? count - Int($0.number) : nil },
      id: { Receipt.ID(UInt32(count - $0)) }
    )
  }

  /// Searches: by the receipt's number or its beginning, the till's number, the client's name or
  /// phone.
  mutating func find(_ text: String, in club: Club) {
    typed = text
    let text = NameText.trimmed(text)
    guard !text.isEmpty else {
      found = nil
      return
    }
    var ids = club.receipts.ids(external: text)
    ids += numbered(text, club)
    ids += bought(text, club)
    var known: Set<Receipt.ID> = []
    found = Array(ids.filter { known.insert($0).inserted }.prefix(Self.limit))
  }

  /// Receipts of clients found by name or phone; one or two digits are no phone yet.
  private func bought(_ text: String, _ club: Club) -> [Receipt.ID] {
    guard text.count > 2 || !text.allSatisfy(\.isNumber) else { return [] }
    let clients = club.clients.find(text, limit: Self.clientLimit).ids
    let ids = clients.flatMap { club.receipts.ids(of: club.clients.current($0)) }
    return Array(ids.sorted(by: >).prefix(Self.limit))
  }

  /// Searches for the same after the club has changed.
  mutating func refresh(_ club: Club) { find(typed, in: club) }

  /// Receipts whose numbers begin so, that number itself first, then the newest.
  private func numbered(_ text: String, _ club: Club) -> [Receipt.ID] {
    let digits = text.drop { $0 == "№" || $0 == "#" || $0 == " " }
    guard let number = UInt32(digits), number > 0, digits.allSatisfy(\.isNumber) else { return [] }
    let count = club.receipts.count
    var ids: [Receipt.ID] = []
    var (first, span) = (Int(number), 1)
    while first <= count {
      let last = min(first + span - 1, count)
      ids += (first...last).suffix(Self.limit).map { Receipt.ID(UInt32($0)) }
      (first, span) = (first * 10, span * 10)
    }
    return Array((ids.prefix(1) + ids.dropFirst().sorted(by: >)).prefix(Self.limit))
  }
}

/// What people leave round what they type.
enum NameText {
  /// The text without spaces at its ends.
  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
