/// The rows behind a table: how many there are, and which record stands at a place.
///
/// Nothing is read until it is asked for, so a million rows cost nothing.
public struct TableRows<RowID: Hashable & Sendable>: Sendable {
  /// The number of records.
  public let count: Int
  /// Whether one more row follows the records, which does something instead of being a record.
  public let hasActionRow: Bool

  private let idAt: @Sendable (Int) -> RowID
  private let placeOf: (@Sendable (RowID) -> Int?)?

  /// Describes rows by their count and a look-up.
  ///
  /// - Parameters:
  ///   - count: The number of records.
  ///   - hasActionRow: Whether a row that does something follows them.
  ///   - place: Finds a record's place; without it the rows are walked one by one.
  ///   - id: The record at a place below `count`.
  public init(
    count: Int,
    hasActionRow: Bool = false,
    place: (@Sendable (RowID) -> Int?)? = nil,
    id: @escaping @Sendable (Int) -> RowID
  ) {
    self.count = max(count, 0)
    self.hasActionRow = hasActionRow
    placeOf = place
    idAt = id
  }

  /// Describes rows by the list of their records.
  public init(_ ids: [RowID], hasActionRow: Bool = false) {
    self.init(count: ids.count, hasActionRow: hasActionRow, id: { ids[$0] })
  }

  /// Records and the action row together.
  var total: Int { count + (hasActionRow ? 1 : 0) }

  /// The record at a place, or nothing at the action row and outside the rows.
  public func id(at place: Int) -> RowID? {
    place >= 0 && place < count ? idAt(place) : nil
  }

  /// The place of a record, or nothing when it is not among the rows.
  public func place(of id: RowID) -> Int? {
    if let placeOf { return placeOf(id) }
    return (0..<count).first { idAt($0) == id }
  }
}
