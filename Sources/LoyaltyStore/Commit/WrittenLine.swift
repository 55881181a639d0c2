/// A line of the journal as it was written, to be looked for again.
struct WrittenLine: Hashable, Sendable {
  /// Where it stands, without its newline.
  let range: Range<Int>
  let checksum: UInt32

  /// Whether this very line stands in the file.
  func stands(in journal: OpenFile) -> Bool {
    guard let bytes = try? journal.read(at: range.lowerBound, count: range.count),
      bytes.count == range.count, ChecksummedLine.isWhole(bytes, 0..<bytes.count)
    else { return false }
    return ChecksummedLine.checksum(bytes, 0..<bytes.count) == checksum
  }
}
