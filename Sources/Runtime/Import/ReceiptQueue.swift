import Exchange
import Loyalty

/// The receipts of a file in the order of their times: 32 bytes each, the rows are aside.
struct ReceiptQueue {
  /// One receipt.
  struct Entry {
    /// Milliseconds since 1970.
    let at: Int64
    /// What tells it from others of the same time: number and venue, hashed.
    let key: Int
    /// Where its rows are.
    let place: ReceiptSpool.Place
    /// The line on which it begins.
    let line: Int32
  }

  private var entries: [Entry] = []
  private var isSorted = true
  /// For receipts whose rows do not stand together, a line where the others are.
  private var otherLines: [Int: Int32] = [:]

  /// How many receipts there are.
  var count: Int { entries.count }

  /// The receipt whose turn it is so many-th.
  subscript(index: Int) -> Entry { entries[index] }

  /// Adds a receipt as it stands in the file.
  mutating func append(_ place: ReceiptSpool.Place, at: Moment, key: ReceiptKey, line: Int) {
    let entry = Entry(
      at: at.milliseconds,
      key: key.hashValue,
      place: place,
      line: Int32(clamping: line)
    )
    if let last = entries.last, last.at > entry.at { isSorted = false }
    entries.append(entry)
  }

  /// Brings them into the order of time, those of one time as they stand in the file; and finds
  /// receipts whose rows are scattered over it.
  mutating func sort() {
    if !isSorted { entries.sort { ($0.at, $0.place.offset) < ($1.at, $1.place.offset) } }
    var start = 0
    for end in 1..<max(2, entries.count + 1) {
      guard start < entries.count, end == entries.count || entries[end].at != entries[start].at
      else { continue }
      if end - start > 1 { findScattered(start..<end) }
      start = end
    }
  }

  /// A line where other rows of the receipt stand; nil where all stand together.
  func otherLine(of index: Int) -> Int? { otherLines[index].map { Int($0) } }

  /// Rows of one receipt have one time, so that only those of one time need be compared.
  private mutating func findScattered(_ range: Range<Int>) {
    var first: [Int: Int] = [:]
    for index in range {
      if let other = first.updateValue(index, forKey: entries[index].key) {
        otherLines[index] = entries[other].line
        otherLines[other] = otherLines[other] ?? entries[index].line
      }
    }
  }
}
