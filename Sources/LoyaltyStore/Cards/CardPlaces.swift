import Loyalty

/// Where each client's card stands in the store's files: twelve bytes a client.
struct CardPlaces: Sendable {
  /// File in the upper 16 bits, offset in the lower 48.
  private var starts: [UInt64] = []
  private var lengths: [UInt32] = []

  /// How many clients have a place.
  var count: Int { starts.count }

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

  /// The file's number and the bytes of a client's card.
  subscript(id: Client.ID) -> (file: Int, range: Range<Int>) {
    let row = Int(id.number) - 1
    let offset = Int(starts[row] & (1 << 48 - 1))
    return (Int(starts[row] >> 48), offset..<offset + Int(lengths[row]))
  }
}
