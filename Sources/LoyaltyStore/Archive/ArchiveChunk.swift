import JSONText
import Loyalty

/// The lines of a chunk of the journal, made into lines of the archives.
struct ArchiveChunk: Sendable {
  /// Lines for a part of receipts/.
  private(set) var receipts: [UInt8] = []
  private(set) var receiptLines = 0
  /// Lines for a part of history/.
  private(set) var history: [UInt8] = []
  private(set) var historyLines = 0
  /// The clients who stayed when cards were merged, each with the record.
  private(set) var merged: [(client: Client.ID, head: RecordHead)] = []
  /// The line that could not be read, if one could not.
  private(set) var isBad = false

  /// - Parameters:
  ///   - chunk: Lines of the journal.
  ///   - club: What all records made: receipts are told as they are now, under the client's number
  ///     of then.
  init(_ chunk: LineChunk, _ club: Club) {
    for line in chunk.lines {
      guard ChecksummedLine.isWhole(chunk.bytes, line),
        let read = try? RecordCoding.read(chunk.bytes, line)
      else {
        isBad = true
        return
      }
      if case .record(let record, _) = read { take(record, club) }
    }
  }

  private mutating func take(_ record: Record, _ club: Club) {
    if let line = HistoryLine.line(of: record) {
      history += line
      historyLines += 1
    }
    for event in record.events {
      switch event {
      case .receiptSold(let receipt):
        let now = club.receipts[receipt.id] ?? receipt
        add(.sold(now.sold(to: receipt.client), by: record.head.by), record.head)
      case .receiptRefunded(let refund):
        add(.refunded(refund, by: record.head.by), record.head)
      case .clientsMerged(let merge):
        merged.append((club.clients.current(merge.into), record.head))
      default: break
      }
    }
  }

  private mutating func add(_ line: ReceiptArchive.Line, _ head: RecordHead) {
    receipts += ReceiptArchive.line(line, seq: head.seq)
    receiptLines += 1
  }
}
