struct PendingNames: Sendable {
  mutating func append(_ name: String) {}
  mutating func append(utf8: Span<UInt8>) {}
  mutating func replace(_ row: Int, with name: String) {}
  func folded(_ row: Int) -> ArraySlice<UInt8> { [] }
}
