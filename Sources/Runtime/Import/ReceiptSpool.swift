import Exchange
import Glibc

/// Keeps the rows of receipts aside until their turn comes: in a file without a name, which goes
/// with the process.
final class ReceiptSpool {
  /// The system's answer when rows cannot be set aside or read again.
  struct Failure: Error {
    /// The folder of the file.
    let folder: String
    /// The system's error number.
    let code: Int32
  }

  /// Where the rows of a receipt are.
  struct Place {
    let offset: Int
    let byteCount: Int32

    var count: Int { Int(byteCount) }
  }

  private let folder: String
  private let descriptor: Int32
  private var written = 0
  private var unwritten: [UInt8] = []
  /// Bytes that were read ahead, and where they begin.
  private var window: (offset: Int, bytes: [UInt8]) = (0, [])

  private static let pieceLength = 1 << 18
  /// Line, length and encoding in front of a row.
  private static let headLength = 9

  /// Makes the file in a folder.
  init(in folder: String) throws {
    self.folder = folder
    var template = (folder + "/frontdesk-" + String(repeating: "X", count: 6)).utf8CString
    descriptor = template.withUnsafeMutableBufferPointer { name in
      guard let path = name.baseAddress else { return -1 }
      let made = mkstemp(path)
      if made >= 0 { unlink(path) }
      return made
    }
    guard descriptor >= 0 else { throw Failure(folder: folder, code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Sets rows aside and tells where they are.
  func keep(_ rows: [CSVRow]) throws -> Place {
    let start = written + unwritten.count
    for row in rows {
      append(UInt32(clamping: row.line))
      append(UInt32(clamping: row.raw.count))
      unwritten.append(row.encoding == .windows1251 ? 1 : 0)
      unwritten += row.raw
    }
    let count = written + unwritten.count - start
    if unwritten.count >= Self.pieceLength { try finish() }
    return Place(offset: start, byteCount: Int32(clamping: count))
  }

  /// Writes what is not written yet.
  func finish() throws {
    do {
      try Output(descriptor).write(unwritten)
    } catch let failure as Output.Failure {
      throw Failure(folder: folder, code: failure.code)
    }
    written += unwritten.count
    unwritten.removeAll(keepingCapacity: true)
  }

  /// The rows at a place, as their lines, bytes and encodings.
  func rows(
    at place: Place
  ) throws -> [(line: Int, bytes: [UInt8], encoding: TextEncoding)] {
    let range = try load(place)
    let bytes = window.bytes
    var rows: [(line: Int, bytes: [UInt8], encoding: TextEncoding)] = []
    var offset = range.lowerBound
    while offset + Self.headLength <= range.upperBound {
      let start = offset + Self.headLength
      let end = start + number(bytes, offset + 4)
      rows.append(
        (
          number(bytes, offset), Array(bytes[start..<end]),
          bytes[start - 1] == 1 ? .windows1251 : .utf8
        )
      )
      offset = end
    }
    return rows
  }

  /// Brings a place into the window; reads ahead where receipts follow one another.
  private func load(_ place: Place) throws -> Range<Int> {
    let end = window.offset + window.bytes.count
    if place.offset < window.offset || place.offset + place.count > end {
      let isNext = (window.offset...end).contains(place.offset)
      try read(at: place.offset, count: isNext ? max(place.count, Self.pieceLength) : place.count)
    }
    let start = place.offset - window.offset
    return start..<start + place.count
  }

  private func read(at offset: Int, count: Int) throws {
    let wanted = min(count, written - offset)
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, done in
      while done < wanted {
        let more = pread(
          descriptor,
          buffer.baseAddress.map { $0 + done },
          wanted - done,
          offset + done
        )
        if more > 0 { done += more } else if more == 0 || errno != EINTR { break }
      }
    }
    guard bytes.count == wanted else { throw Failure(folder: folder, code: EIO) }
    window = (offset, bytes)
  }

  private func append(_ number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      unwritten.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
