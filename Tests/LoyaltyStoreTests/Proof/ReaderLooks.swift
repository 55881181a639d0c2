import JSONText
import Loyalty

@testable import LoyaltyStore

/// Holds the store's readers to each other over any bytes, for the fuzzer and for its corpus.
///
/// The first byte of an input says which reader gets the rest: "r" the reader of records beside the
/// bulk reader of the journal, "s" the quick reader of folded receipts beside the strict one, "m"
/// that of MANIFEST.json and "b" that of BACKUP.json, which must read again what they write, anything
/// else the bulk reader of cards beside the strict one. A checksum is put behind it, so that the
/// readers see what stands before.
enum ReaderLooks {
  /// What came of an input.
  enum Outcome: Hashable {
    /// Both readers took it and read the same, or the strict reader a card that is not in bulk.
    case taken
    /// It was refused as it should be.
    case refused
    /// The readers do not agree.
    case wrong(String)
  }

  static func look(_ input: [UInt8]) -> Outcome {
    guard let first = input.first else { return .refused }
    let line = checked(input.dropFirst())
    return switch first {
    case UInt8(ascii: "r"): lookAtRecord(line)
    case UInt8(ascii: "s"): lookAtReceipt(line)
    case UInt8(ascii: "m"): lookAtManifest(line + [0x0A])
    case UInt8(ascii: "b"): lookAtBackup(line + [0x0A])
    default: lookAtCard(line)
    }
  }

  /// What the quick reader keeps of a receipt the strict one keeps too.
  private static func lookAtReceipt(_ line: [UInt8]) -> Outcome {
    var reader = JSONReader(line)
    let read = try? ReceiptArchive.read(&reader)
    let strict = (try? reader.finish()) == nil ? nil : read.map { ReceiptArchive.Kept($0) }
    var scanner = ReceiptScanner(line, in: 0..<line.count)
    guard let kept = scanner.scan() else { return strict == nil ? .refused : .taken }
    return kept == strict ? .taken : .wrong("kept otherwise than by the strict reader")
  }

  /// What is taken for a manifest is read again as it is written, and names nothing outside.
  private static func lookAtManifest(_ bytes: [UInt8]) -> Outcome {
    guard let manifest = try? Manifest(bytes) else { return .refused }
    guard (try? Manifest(manifest.bytes)) == manifest else {
      return .wrong("a manifest is read otherwise than written")
    }
    let names = manifest.fixedFiles + manifest.segments.map(\.file)
    let isOutside = names.contains { name in
      name.hasPrefix("/") || name.split(separator: "/").contains("..")
    }
    return isOutside ? .wrong("a manifest names what is outside") : .taken
  }

  private static func lookAtBackup(_ bytes: [UInt8]) -> Outcome {
    guard let list = try? BackupList(bytes) else { return .refused }
    return (try? BackupList(list.bytes)) == list
      ? .taken : .wrong("a list of a backup is read otherwise than written")
  }

  /// The line that these bytes begin: with a comma, a checksum and the end of the object.
  private static func checked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(ChecksummedLine.line(of: bytes.filter { $0 != 0x0A } + [0x7D]).dropLast())
  }

  /// Both readers of records take a line or neither does; what is taken is written as it is read.
  private static func lookAtRecord(_ line: [UInt8]) -> Outcome {
    let strict = try? RecordCoding.read(line, 0..<line.count)
    let chunk = JournalChunk(LineChunk(offset: 0, bytes: line + [0x0A]))
    guard case .record(let record, _)? = strict else {
      if case .record = chunk.lines[0].content { return .wrong("only in bulk") }
      return .refused
    }
    guard case .record(let head, _) = chunk.lines[0].content, head == record.head else {
      return .wrong("not in bulk")
    }
    let (bytes, _) = RecordCoding.line(of: record)
    guard case .record(let again, _)? = try? RecordCoding.read(bytes, 0..<bytes.count - 1),
      again == record
    else { return .wrong("read otherwise than written") }
    return .taken
  }

  /// What the bulk reader takes the strict one takes too, with the same facts.
  private static func lookAtCard(_ line: [UInt8]) -> Outcome {
    var reader = JSONReader(line)
    let strict = try? ClientCoding.read(&reader)
    var batch = CardBatch()
    var scanner = CardScanner(line, in: 0..<line.count, base: 0)
    guard scanner.scan(into: &batch, tail: .checksum) != nil else {
      return strict == nil ? .refused : .taken
    }
    guard let strict, batch.ids == [strict.id.number], (try? reader.finish()) != nil else {
      return .wrong("the strict reader refuses what the bulk reader takes")
    }
    var table = ClientTable()
    table.load(batch.clients, rows: 0..<1)
    var other = CardBatch()
    other.append(strict, place: 0..<line.count)
    var strictTable = ClientTable()
    strictTable.load(other.clients, rows: 0..<1)
    let id = Client.ID(1)
    guard table.columns(of: id) == strictTable.columns(of: id),
      table.foldedName(of: id) == strictTable.foldedName(of: id)
    else { return .wrong("the two readers differ") }
    return .taken
  }
}
