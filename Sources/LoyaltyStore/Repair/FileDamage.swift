/// What is wrong with the lines of one file, and what single bits put right.
struct FileDamage: Sendable {
  /// The file, from the store's folder.
  let file: String
  /// The bits that make lines whole again, with the lines' numbers from 1.
  private(set) var bits: [(line: Int, bit: TurnedBit)] = []
  /// The lines that stay damaged.
  private(set) var lost: [(line: Int, range: Range<Int>)] = []
  /// How long the file is.
  private(set) var size = 0

  var isWhole: Bool { bits.isEmpty && lost.isEmpty }

  /// Looks through a file of the store.
  ///
  /// - Throws: Where it cannot be read.
  init(_ file: String, in folder: String, _ files: any FileSystem) throws(FileProblem) {
    self.file = file
    let open = try OpenFile("\(folder)/\(file)", .read, in: files)
    size = try open.size()
    var chunks = LineChunks(open, in: 0..<size)
    var number = 0
    while let chunk = try chunks.next()?.read() {
      look(chunk, &number)
    }
    guard chunks.offset < size else { return }
    if let bit = try BitFinder.newline(behind: chunks.offset, of: open) {
      bits.append((number + 1, bit))
    } else {
      lost.append((number + 1, chunks.offset..<size))
    }
  }

  private mutating func look(_ chunk: LineChunk, _ number: inout Int) {
    let finder = BitFinder(chunk.bytes)
    let lines = chunk.lines
    var isJoined = false
    for (place, line) in lines.enumerated() {
      number += 1
      if isJoined {
        isJoined = false
        continue
      }
      if ChecksummedLine.isWhole(chunk.bytes, line) { continue }
      var bit = finder.find(in: line)
      if bit == nil, lines.indices.contains(place + 1),
        !ChecksummedLine.isWhole(chunk.bytes, lines[place + 1])
      {
        bit = finder.find(between: line, and: lines[place + 1])
        isJoined = bit != nil
      }
      if let bit {
        let moved = TurnedBit(offset: chunk.offset + bit.offset, byte: bit.byte)
        bits.append((number, moved))
      } else {
        lost.append((number, chunk.offset + line.lowerBound..<chunk.offset + line.upperBound + 1))
      }
    }
  }

  /// Copies the file, or its beginning, with the bits put right and without these bytes.
  ///
  /// - Parameters:
  ///   - target: The copy, from the store's folder; nothing stands there.
  ///   - end: Where the copy ends; nil is the whole file.
  ///   - isWithoutLost: Whether the lines that stay damaged are left out.
  ///   - folder: The store's folder.
  ///   - files: The disk.
  /// - Throws: Where the disk refuses.
  func copy(
    to target: String,
    upTo end: Int? = nil,
    isWithoutLost: Bool = false,
    in folder: String,
    _ files: any FileSystem
  ) throws(FileProblem) {
    let source = try OpenFile("\(folder)/\(file)", .read, in: files)
    let copy = try OpenFile("\(folder)/\(target)", .create, in: files)
    let end = end ?? size
    var offset = 0
    while offset < end {
      var piece = try source.read(at: offset, count: min(1 << 20, end - offset))
      guard !piece.isEmpty else {
        throw FileProblem(call: "pread", path: source.path, code: FileProblem.inputOutput)
      }
      let range = offset..<offset + piece.count
      for (_, bit) in bits where range.contains(bit.offset) {
        piece[bit.offset - offset] = bit.byte
      }
      if isWithoutLost {
        for (_, lost) in lost.reversed() where lost.overlaps(range) {
          let cut = lost.clamped(to: range)
          piece.removeSubrange(cut.lowerBound - offset..<cut.upperBound - offset)
        }
      }
      try copy.write(piece)
      offset = range.upperBound
    }
    try copy.synchronize()
  }
}
