import Checksums
import Loyalty
import Testing

@testable import Exchange

/// An archive as APPNOTE.TXT 6.3 describes it, read from its end: the directory, then each file.
private struct ReadArchive {
  struct File: Equatable {
    var name: String
    var content: [UInt8]
  }

  private(set) var files: [File] = []

  /// Reads all of it; throws nothing but what `#require` misses.
  init(_ bytes: [UInt8]) throws {
    func number(_ place: Int, _ count: Int) -> Int {
      guard place >= 0, place + count <= bytes.count else { return -1 }
      return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
    }
    let end = bytes.count - 22
    try #require(number(end, 4) == 0x0605_4B50)
    let (count, size, start) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4))
    // Of one disk, with no comment; the directory ends where its end stands.
    try #require(number(end + 4, 4) == 0 && number(end + 8, 2) == count)
    try #require(number(end + 20, 2) == 0 && start + size == end)
    var (place, next) = (start, 0)
    for _ in 0..<count {
      try #require(number(place, 4) == 0x0201_4B50)
      let (length, name) = (number(place + 24, 4), number(place + 28, 2))
      let header = number(place + 42, 4)
      // Files stand one behind the other, and nothing between them.
      try #require(header == next && number(header, 4) == 0x0403_4B50)
      try #require(bytes[place + 6..<place + 32] == bytes[header + 4..<header + 30])
      // Stored as it is, with no extra field and no comment.
      try #require(number(place + 10, 2) == 0 && number(place + 20, 4) == length)
      try #require(number(place + 30, 2) == 0 && number(place + 32, 2) == 0)
      let text = bytes[place + 46..<place + 46 + name]
      try #require(text == bytes[header + 30..<header + 30 + name])
      let first = header + 30 + name
      try #require(first + length <= start)
      let content = Array(bytes[first..<first + length])
      #expect(number(place + 16, 4) == Int(CRC32.of(content)))
      files.append(File(name: String(decoding: text, as: UTF8.self), content: content))
      next = first + length
      place += 46 + name
    }
    try #require(place == end && next == start)
  }
}

@Suite("ZIP archives")
struct ZipTests {
  @Test("Read from its end an archive has each file once, whole, with its checksum")
  func archive() throws {
    var archive = ZipArchive()
    var files: [ReadArchive.File] = []
    for number in 0..<300 {
      let content = (0..<number * 7).map { UInt8(truncatingIfNeeded: $0 &* number) }
      files.append(ReadArchive.File(name: "a/\(number).xml", content: content))
      archive.add("a/\(number).xml", content)
    }
    #expect(try ReadArchive(archive.finished()).files == files)
    #expect(try ReadArchive(ZipArchive().finished()).files == [])
  }

  @Test("A spreadsheet file has the six parts that its readers ask for, the types first")
  func parts() throws {
    let sheet = Sheet(name: "A", headings: ["B"], rows: [[.count(1)]])
    let read = try ReadArchive(XLSXFile.bytes(of: sheet))
    #expect(
      read.files.map(\.name) == [
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", "xl/worksheets/sheet1.xml",
      ]
    )
    for file in read.files {
      #expect(file.content.starts(with: Array("<?xml".utf8)), "\(file.name)")
    }
  }
}
