import Synchronization
import Testing

@testable import Loyalty

@Suite("Columns of their own and in fixed bytes")
struct ColumnValuesTests {
  private static let numbers: [UInt32] = (0..<100).map { $0 &* 2_654_435_761 }

  /// Columns of 32 bits, one of its own and one in bytes.
  private func both() throws -> [ColumnValues<UInt32>] {
    let bytes = Self.numbers.withUnsafeBytes { [UInt8](repeating: 7, count: 64) + Array($0) + [9] }
    let fixed = FixedBytes(copying: bytes)
    return [ColumnValues(Self.numbers), try #require(ColumnValues(64..<464, of: fixed))]
  }

  @Test("Both kinds have the same values, by place, all at once, in part and as bytes")
  func reads() throws {
    for column in try both() {
      #expect(Array(column) == Self.numbers && column.count == 100)
      #expect(column.withSpan { span in span.indices.map { span[$0] } } == Self.numbers)
      #expect(Array(column.part(10..<20)) == Array(Self.numbers[10..<20]))
      #expect(Array(column.slice(98..<100)) == Array(Self.numbers[98...]))
      #expect(Array(ColumnSlice(column, 5..<7)) == Array(Self.numbers[5..<7]))
      #expect(column.withBytes { Array($0) } == Self.numbers.withUnsafeBytes { Array($0) })
    }
    let columns = try both()
    #expect(columns[0] == columns[1] && columns[0].hashValue == columns[1].hashValue)
    #expect(columns[0].isOwn && !columns[1].isOwn && !columns[1].part(0..<5).isOwn)
  }

  @Test("A change makes the values the column's own and leaves those of its copies")
  func changes() throws {
    for column in try both() {
      var changed = column
      changed[3] = 1
      changed.append(2)
      changed.append(column, 0..<2)
      #expect(changed.isOwn && changed.count == 103 && changed[3] == 1)
      #expect(Array(changed.suffix(3)) == [2, Self.numbers[0], Self.numbers[1]])
      #expect(Array(column) == Self.numbers)
      #expect(changed.change { $0.removeLast() } == Self.numbers[1])
      changed.reserveCapacity(1_000)
      #expect(changed.count == 102)
    }
  }

  @Test("Bytes that hold no whole values, or stand elsewhere, are no column")
  func unfit() {
    let bytes = FixedBytes(copying: [UInt8](repeating: 1, count: 100))
    #expect(ColumnValues<UInt32>(0..<100, of: bytes) != nil)
    #expect(ColumnValues<UInt32>(0..<99, of: bytes) == nil)
    #expect(ColumnValues<UInt32>(2..<98, of: bytes) == nil)
    #expect(ColumnValues<UInt32>(4..<104, of: bytes) == nil)
    #expect(ColumnValues<UInt64>(64..<100, of: bytes) == nil)
    #expect(ColumnValues<UInt8>(100..<100, of: bytes)?.isEmpty == true)
    #expect(ColumnValues<UInt8>(0..<0, of: FixedBytes(copying: []))?.isEmpty == true)
  }

  @Test("Bytes go when the last column that looks into them goes, and not before")
  func release() throws {
    let place = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)
    place.copyBytes(from: (0..<64).map { UInt8($0) })
    let released = Mutex(0)
    try withExtendedLifetime(released) {
      var part: ColumnValues<UInt8>?
      do {
        let bytes = FixedBytes(UnsafeRawBufferPointer(place)) { _ in released.withLock { $0 += 1 } }
        let column = try #require(ColumnValues<UInt8>(0..<64, of: bytes))
        part = column.part(10..<12)
      }
      #expect(released.withLock { $0 } == 0)
      #expect(part.map { Array($0) } == [10, 11])
      part = nil
      #expect(released.withLock { $0 } == 1)
    }
    place.deallocate()
  }

  @Test("Columns of many blocks written one after another are taken out again by their names")
  func image() throws {
    var image = ColumnImage()
    image.add("phones", ColumnValues<UInt64>([1, 2, 3]))
    image.add("flags", ColumnValues<ClientFlags>([.female]))
    image.add("phones", ColumnValues<UInt64>([4]))
    #expect(image.sections.map(\.name) == ["phones", "flags"])
    #expect(image.sections.map(\.byteCount) == [32, 1] && image.sections.map(\.width) == [8, 1])
    var bytes: [UInt8] = []
    var places: [String: KeptColumns.Place] = [:]
    for section in image.sections {
      let start = bytes.count
      for piece in section.pieces { piece.append(to: &bytes) }
      places[section.name] = .init(range: start..<bytes.count, width: section.width)
    }
    let kept = KeptColumns(FixedBytes(copying: bytes), places)
    #expect(kept.values("phones", as: UInt64.self).map { Array($0) } == [1, 2, 3, 4])
    #expect(kept.values("flags", as: ClientFlags.self).map { Array($0) } == [.female])
    #expect(kept.values("phones", as: UInt32.self) == nil)
    #expect(kept.values("names", as: UInt8.self) == nil)
  }
}
