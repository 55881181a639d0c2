import JSONText
import Loyalty

/// The parts of receipts/, out of which one receipt is read at a time.
final class ReceiptParts: ReceiptFiles {
  /// The parts, by their numbers in the places.
  private let files: [OpenFile]
  private let places: LinePlaces

  /// - Parameters:
  ///   - files: The parts, open.
  ///   - places: By receipt, the line that tells of it last.
  init(_ files: [OpenFile], _ places: LinePlaces) {
    self.files = files
    self.places = places
  }

  func receipt(_ id: Receipt.ID) throws(Refusal) -> Receipt {
    let place = places[Int(id.number) - 1]
    let file = files[place.file]
    guard let bytes = try? file.read(at: place.range.lowerBound, count: place.range.count),
      bytes.count == place.range.count, ChecksummedLine.isWhole(bytes, 0..<bytes.count),
      let receipt = Self.receipt(in: bytes), receipt.id == id
    else { throw .receiptUnreadable(id, file: file.path) }
    return receipt
  }

  private static func receipt(in line: [UInt8]) -> Receipt? {
    var reader = JSONReader(line)
    switch try? ReceiptArchive.read(&reader) {
    case .sold(let receipt, _), .now(let receipt, _): return receipt
    case .refunded, .gift, nil: return nil
    }
  }

  func hasSameLine(of id: Receipt.ID, as other: any ReceiptFiles) -> Bool {
    guard let other = other as? ReceiptParts else { return false }
    let row = Int(id.number) - 1
    let (here, there) = (places[row], other.places[row])
    return here.range == there.range && files[here.file].path == other.files[there.file].path
  }
}
