import JSONText
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("The quick reader of folded receipts beside the strict one")
struct ReceiptScannerTests {
  /// Lines of sales of random clubs as a folding writes them, without the newline.
  private static func lines(clubs: Int, seed: UInt64) throws -> [[UInt8]] {
    var random = SplitMix(seed: seed)
    var lines: [[UInt8]] = []
    for _ in 0..<clubs {
      let fixture = try Fixture()
      let store = try fixture.open(files: FailingFiles(syncs: false))
      try Till.furnish(store)
      var now = Fixture.start
      for _ in 0..<60 {
        now = now.advanced(bySeconds: Int64(random.next() % 100_000))
        let command = try SellingTests.command(&random)
        guard let done = try? store.append(command, by: Fixture.olga, at: now) else { continue }
        for case .receiptSold(let receipt) in done.committed.events {
          let by = random.next().isMultiple(of: 5) ? nil : Staff("Ольга \(random.next() % 3)")
          let line = ReceiptArchive.line(.sold(receipt, by: by), seq: done.committed.seq)
          lines.append(Array(line.dropLast()))
        }
      }
    }
    return lines
  }

  private static func scanned(_ line: [UInt8]) -> ReceiptArchive.Kept? {
    var scanner = ReceiptScanner(line, in: 0..<line.count)
    return scanner.scan()
  }

  private static func strict(_ line: [UInt8]) -> ReceiptArchive.Kept? {
    var reader = JSONReader(line)
    guard let read = try? ReceiptArchive.read(&reader), (try? reader.finish()) != nil else {
      return nil
    }
    return ReceiptArchive.Kept(read)
  }

  @Test("Every sale that is written is kept alike by both")
  func agrees() throws {
    let lines = try Self.lines(clubs: 12, seed: 20_261_122)
    #expect(lines.count > 100)
    for line in lines {
      let kept = Self.scanned(line)
      #expect(kept != nil && kept == Self.strict(line), "\(String(decoding: line, as: UTF8.self))")
    }
  }

  @Test("What is changed in a line, the quick one keeps as the strict one does, or gives up")
  func changed() throws {
    let bytes = Array("0129.,:{}[]\"\\-ae \u{1}".utf8)
    for line in try Self.lines(clubs: 1, seed: 7).prefix(12) {
      // The checksum is not theirs to look at.
      for place in 0..<line.count - 10 {
        for byte in bytes where byte != line[place] {
          var other = line
          other[place] = byte
          guard let kept = Self.scanned(other) else { continue }
          #expect(kept == Self.strict(other), "\(String(decoding: other, as: UTF8.self))")
        }
      }
    }
  }

  @Test("Texts with escapes, other orders of keys and merged receipts are left to the strict one")
  func givesUp() throws {
    let texts = try Self.lines(clubs: 1, seed: 7).map { String(decoding: $0, as: UTF8.self) }
    let text = try #require(texts.first { $0.contains("\"category\":1,\"quantity\":") })
    let others = [
      text.replacing("Hour", with: "Ho\\u0075r"),
      text.replacing("\"category\":1,\"quantity\":", with: "\"quantity\":"),
      text.replacing("receiptSold", with: "receiptNow"),
      text.replacing("{\"seq\"", with: "{ \"seq\""),
    ]
    for other in others {
      #expect(other != text)
      #expect(Self.scanned(Array(other.utf8)) == nil)
    }
  }
}
