import Loyalty

/// Where each client's card stands in the store's files: eight bytes a client of the base, twelve of
/// any other.
struct CardPlaces: Sendable {
  /// Where the lines of the base's clients begin, and where the one behind them would; empty before
  /// they are closed.
  private var begins = ColumnValues<UInt64>()
  /// File in the upper 16 bits, offset in the lower 48.
  private var starts: [UInt64] = []
  private var lengths: [UInt32] = []

  /// No places yet.
  init() {}

  /// Takes where the lines of the base's clients begin, and where the one behind them would.
  init(base begins: ColumnValues<UInt64>) { self.begins = begins }

  private var closed: Int { Swift.max(begins.count - 1, 0) }

  /// How many clients have a place.
  var count: Int { closed + starts.count }

  /// Where the lines of the base's clients begin, and where the one behind them would; nil where they
  /// were not closed or others came since.
  var base: ColumnValues<UInt64>? { begins.isEmpty || !starts.isEmpty ? nil : begins }

  /// Makes room for so many places.
  mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count)
    lengths.reserveCapacity(count)
  }

  /// Notes the place of the next client.
  mutating func append(file: Int, _ range: Range<Int>) {
    starts.append(UInt64(file) << 48 | UInt64(range.lowerBound))
    lengths.append(UInt32(range.count))
  }

  /// Ends the base's clients: their lines stand one behind the other in the first file, so that where
  /// they begin says where they end.
  mutating func closeBase() {
    guard begins.isEmpty, !starts.isEmpty, starts[starts.count - 1] >> 48 == 0 else { return }
    for row in 1..<starts.count
    where starts[row] != starts[row - 1] + UInt64(lengths[row - 1]) + 1 {
      return
    }
    let last = starts.count - 1
    starts.append(starts[last] + UInt64(lengths[last]) + 1)
    begins = ColumnValues(starts)
    (starts, lengths) = ([], [])
  }

  /// The file's number and the bytes of a client's card.
  subscript(id: Client.ID) -> (file: Int, range: Range<Int>) {
    let row = Int(id.number) - 1
    guard row >= closed else {
      return (0, Int(begins[row])..<Int(begins[row + 1]) - 1)
    }
    let offset = Int(starts[row - closed] & (1 << 48 - 1))
    return (Int(starts[row - closed] >> 48), offset..<offset + Int(lengths[row - closed]))
  }
}
