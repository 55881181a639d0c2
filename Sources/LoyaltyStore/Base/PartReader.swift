import JSONText
import Loyalty

/// Reads a file that `PartWriter` made.
struct PartReader {
  private let part: Manifest.Part
  let file: OpenFile

  /// Opens the file.
  init(_ part: Manifest.Part, in folder: String, _ files: any FileSystem) throws(StoreProblem) {
    self.part = part
    file = try filing { () throws(FileProblem) in
      try OpenFile("\(folder)/\(part.file)", .read, in: files)
    }
  }

  /// What a line says, and where it stands in the file.
  struct Item<Value: Sendable>: Sendable {
    let value: Value
    let range: Range<Int>
  }

  /// Reads each line but the last, which must count them; parsing goes on aside.
  ///
  /// - Parameters:
  ///   - parse: Reads one line's object.
  ///   - take: Takes a line over, or says why it cannot.
  /// - Throws: `baseDamaged` with the line, `file`.
  func forEach<Value: Sendable>(
    _ parse: @escaping @Sendable (inout JSONReader) throws(JSONProblem) -> Value,
    take: (Item<Value>) -> Damage.Reason?
  ) throws(StoreProblem) {
    try forEach(
      line: { bytes, line throws(JSONProblem) in
        var reader = JSONReader(bytes, in: line)
        let value = try parse(&reader)
        try reader.finish()
        return value
      },
      take: take
    )
  }

  /// Reads each line but the last, which must count them; reading a line goes on aside.
  ///
  /// - Parameters:
  ///   - read: Reads one whole line, which is not the last, out of bytes.
  ///   - take: Takes a line over, or says why it cannot.
  /// - Throws: `baseDamaged` with the line, `file`.
  func forEach<Value: Sendable>(
    line read: @escaping @Sendable ([UInt8], Range<Int>) throws(JSONProblem) -> Value,
    take: (Item<Value>) -> Damage.Reason?
  ) throws(StoreProblem) {
    let size = try filing { () throws(FileProblem) in try file.size() }
    var line = 0
    var footer: Int?
    var chunks = LineChunks(file, in: 0..<size)
    try chunks.forEach(parse: { PartChunk($0, read) }) { chunk throws(StoreProblem) in
      for item in chunk.items {
        line += 1
        let reason = footer == nil ? take(item) : .afterEnd
        if let reason { throw damage(line, reason) }
      }
      if let bad = chunk.bad { throw damage(line + 1, footer == nil ? bad : .afterEnd) }
      footer = chunk.footer ?? footer
    }
    guard chunks.offset == size else { throw damage(line + 1, .cut) }
    guard footer == line, part.lines == line, part.bytes == size else {
      throw damage(line + 1, .footer)
    }
  }

  private func damage(_ line: Int, _ reason: Damage.Reason) -> StoreProblem {
    .baseDamaged(Damage(file: part.file, line: line, reason: reason))
  }
}

/// The lines of a chunk up to the first that is wrong.
private struct PartChunk<Value: Sendable>: Sendable {
  private(set) var items: [PartReader.Item<Value>] = []
  private(set) var footer: Int?
  private(set) var bad: Damage.Reason?

  init(_ chunk: LineChunk, _ read: ([UInt8], Range<Int>) throws(JSONProblem) -> Value) {
    for line in chunk.lines {
      bad = take(line, of: chunk, read)
      if bad != nil { return }
    }
  }

  private mutating func take(
    _ line: Range<Int>,
    of chunk: LineChunk,
    _ read: ([UInt8], Range<Int>) throws(JSONProblem) -> Value
  ) -> Damage.Reason? {
    guard footer == nil else { return .afterEnd }
    guard ChecksummedLine.isWhole(chunk.bytes, line) else { return .checksum }
    do throws(JSONProblem) {
      footer = try BaseFooter.read(chunk.bytes, line)
      guard footer == nil else { return nil }
      let value = try read(chunk.bytes, line)
      let range = chunk.offset + line.lowerBound..<chunk.offset + line.upperBound
      items.append(PartReader.Item(value: value, range: range))
      return nil
    } catch {
      return .format(byte: error.offset - line.lowerBound)
    }
  }
}
