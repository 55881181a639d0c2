/// Some values of a column, that stand one after another: the letters of a name, say.
public struct ColumnSlice<Value: PlainValue>: RandomAccessCollection, Sendable {
  private let values: ColumnValues<Value>
  /// Their places in the column.
  public let indices: Range<Int>

  init(_ values: ColumnValues<Value>, _ range: Range<Int>) {
    self.values = values
    indices = range
  }

  /// The first place, which is one of the column.
  public var startIndex: Int { indices.lowerBound }
  /// The place behind the last value.
  public var endIndex: Int { indices.upperBound }

  /// The value at a place of the column.
  public subscript(place: Int) -> Value {
    precondition(indices.contains(place), "not in the slice")
    return values[place]
  }
}

extension ColumnSlice: Equatable {
  /// Whether the values are the same, wherever they stand.
  public static func == (left: ColumnSlice, right: ColumnSlice) -> Bool {
    left.elementsEqual(right)
  }
}
