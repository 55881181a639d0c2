extension NameRows {
  /// Adds the bytes, where the rows begin, and how many bytes there are.
  func add(to image: inout ColumnImage, as name: String) {
    image.add(name + ".bytes", bytes)
    image.add(name + ".starts", starts)
    image.add(name + ".lengths", ColumnValues<UInt64>([UInt64(bytes.count)]))
  }
}

extension NameBlock {
  static let letterColumn = "letters"
  static let soundColumn = "sounds"

  /// Adds letters and sounds.
  func add(to image: inout ColumnImage) {
    letters.add(to: &image, as: Self.letterColumn)
    sounds.add(to: &image, as: Self.soundColumn)
  }
}

/// The rows of all blocks as an index kept them, taken out block by block.
struct KeptRows {
  private let bytes: ColumnValues<UInt8>
  private let starts: ColumnValues<UInt32>
  private let lengths: ColumnValues<UInt64>
  private var block = 0
  private var byte = 0
  private var start = 0

  init?(_ kept: KeptColumns, _ name: String) {
    guard let bytes = kept.values(name + ".bytes", as: UInt8.self),
      let starts = kept.values(name + ".starts", as: UInt32.self),
      let lengths = kept.values(name + ".lengths", as: UInt64.self)
    else { return nil }
    (self.bytes, self.starts, self.lengths) = (bytes, starts, lengths)
  }

  /// The next block, of so many rows; nil where it does not fit.
  mutating func next(_ rows: Int) -> NameRows? {
    guard block < lengths.count, starts.count - start > rows else { return nil }
    let length = Int(clamping: lengths[block])
    guard length <= bytes.count - byte else { return nil }
    let begins = starts.part(start..<start + rows + 1)
    guard begins[0] == 1, begins[rows] == length else { return nil }
    defer {
      block += 1
      byte += length
      start += rows + 1
    }
    return NameRows(bytes: bytes.part(byte..<byte + length), starts: begins)
  }
}

extension FoldedText {
  /// Tells what finding makes of letters: another number where letters are folded otherwise, or sound
  /// otherwise, so that what was folded before is folded anew.
  public static let rules: UInt64 = {
    var rows = NameBlock()
    let alphabets = [0x61...0x7A, 0x430...0x44F].map { range in
      range.compactMap { Unicode.Scalar($0) }
    }
    for letters in alphabets {
      for first in letters {
        var text = String.UnicodeScalarView()
        for second in letters {
          text.append(contentsOf: [first, second, " "])
        }
        rows.append(String(text))
      }
    }
    rows.append(
      String(String.UnicodeScalarView((0x20...0x52F).compactMap { Unicode.Scalar($0) }))
    )
    rows.append("schule thomas tsch \u{2019}\u{2BC}\u{2013}\u{2014}\u{1E9E}\u{4E00}")
    return rows.fingerprint
  }()
}
