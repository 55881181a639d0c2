/// Text for files: what cannot be seen or would reorder a line is written out as `<U+202E>`.
enum PlainText {
  /// The text with control, bidi, zero-width and private-use characters made visible.
  ///
  /// Tabs and line ends stay; a quoted cell carries them. Joiners inside emoji stay too.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { result += mark(scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The visible stand-in for a scalar: `<U+202E>`.
  static func mark(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value == 0x7F
        || scalar.value < 0x20 && !"\t\r\n".unicodeScalars.contains(scalar)
    }
    if 0x400...0x52F ~= scalar.value || scalar == "\u{200D}" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
