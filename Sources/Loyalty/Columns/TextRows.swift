/// Texts that an index keeps, each once: read one at a time where they stand.
struct TextRows: Sendable {
  private var bytes = ColumnValues<UInt8>()
  /// Where each text ends.
  private var ends = ColumnValues<UInt64>()
  /// The numbers of texts, while more may come.
  ///
  /// By their bytes, for texts that look alike are kept as they were written.
  private var numbers: [[UInt8]: UInt32] = [:]

  /// No texts yet.
  init() {}

  /// The number of a text, which is added where it is new.
  mutating func number(of text: String) -> UInt32 {
    let letters = Array(text.utf8)
    if let number = numbers[letters] { return number }
    let number = UInt32(ends.count)
    bytes.change { $0 += letters }
    ends.append(UInt64(bytes.count))
    numbers[letters] = number
    return number
  }

  /// The number of a text that was added, while more may come.
  func known(_ text: String) -> UInt32? { numbers[Array(text.utf8)] }

  /// The text of a number.
  subscript(number: UInt32) -> String {
    let row = Int(number)
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return String(decoding: bytes.slice(start..<Int(ends[row])), as: UTF8.self)
  }

  /// Forgets what only adding takes.
  mutating func close() { numbers = [:] }

  /// Adds them to what an index keeps.
  func add(to image: inout ColumnImage, as name: String) {
    image.add(name + ".bytes", bytes)
    image.add(name + ".ends", ends)
  }

  /// Takes the texts that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns, _ name: String) {
    guard let bytes = kept.values(name + ".bytes", as: UInt8.self),
      let ends = kept.values(name + ".ends", as: UInt64.self),
      (ends.last ?? 0) == UInt64(bytes.count), zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    (self.bytes, self.ends) = (bytes, ends)
  }
}
