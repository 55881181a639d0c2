/// Collects what stands between the marks of a bracketed paste, across reads.
struct PasteBuffer: Sendable {
  /// Bytes beyond this are read and thrown away.
  static let limit = 1 << 20
  static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How many bytes of the end mark were matched so far.
  private var matched = 0

  /// Takes bytes up to the end mark; returns the bytes behind it, nil while it was not seen.
  mutating func take(_ input: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for (index, byte) in zip(input.indices, input) {
      if byte == Self.endMark[matched] {
        matched += 1
        if matched == Self.endMark.count { return input[(index + 1)...] }
        continue
      }
      append(Self.endMark.prefix(matched))
      matched = byte == Self.endMark[0] ? 1 : 0
      if matched == 0 { append([byte]) }
    }
    return nil
  }

  private mutating func append(_ more: some Sequence<UInt8>) {
    for byte in more where bytes.count < Self.limit { bytes.append(byte) }
  }

  /// The text as one line.
  var text: String { PastedText.line(of: bytes) }
}

/// Makes one line of whatever was pasted.
enum PastedText {
  /// Bytes as text: what is no UTF-8 and every control character is left out, each newline and
  /// each tab is a space, and newlines at the end are gone.
  static func line(of bytes: [UInt8]) -> String {
    var scalars: [Unicode.Scalar] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      switch UTF8Reader.read(rest) {
      case .scalar(let scalar, let length):
        scalars.append(scalar)
        rest = rest.dropFirst(length)
      case .invalid(let length): rest = rest.dropFirst(length)
      case .incomplete: rest = []
      }
    }
    return line(of: scalars)
  }

  /// Scalars as one line, by the same rules.
  static func line(of scalars: [Unicode.Scalar]) -> String {
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in scalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A where previous?.value == 0x0D: continue
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
      case 0x00...0x1F, 0x7F...0x9F: continue
      default: line.append(scalar)
      }
    }
    var end = scalars.count
    while end > 0, [0x0A, 0x0D].contains(scalars[end - 1].value) {
      if line.last == " " { line.removeLast() }
      let isPair = scalars[end - 1].value == 0x0A && end > 1 && scalars[end - 2].value == 0x0D
      end -= isPair ? 2 : 1
    }
    return String(line)
  }
}
