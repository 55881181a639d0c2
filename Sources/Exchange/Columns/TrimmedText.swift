extension String {
  /// The text without spaces and line ends around it.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last, let lead = utf8.suffix(2).first else {
      return self
    }
    let startsPlain = 0x21...0x7E ~= first || Self.cyrillicLeads ~= first
    let endsPlain = 0x21...0x7E ~= last || (last >= 0x80 && Self.cyrillicLeads ~= lead)
    if startsPlain, endsPlain { return self }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }

  /// First bytes of two-byte UTF-8 sequences none of which is a space.
  private static let cyrillicLeads: ClosedRange<UInt8> = 0xD0...0xD3
}
