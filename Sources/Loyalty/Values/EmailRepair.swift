extension Email {
  /// An address typed in a Cyrillic layout, read by the keys, with the layout that it was typed in.
  ///
  /// Nil unless the text has Cyrillic letters and the keys make a valid address. The point and the
  /// @ may have been typed as themselves.
  public static func repaired(
    typed: some StringProtocol
  ) -> (email: Email, layout: KeyboardLayout)? {
    let text = String(typed)
    guard text.utf8.count <= 400,
      text.unicodeScalars.contains(where: { (0x400...0x4FF).contains($0.value) })
    else { return nil }
    for layout in [KeyboardLayout.russian, .ukrainian] {
      let keys = text.map {
        ".,-_+".contains($0) ? String($0) : layout.retyped(String($0), on: .us)
      }
      let address = keys.joined()
      guard address.utf8.allSatisfy({ $0 < 0x80 }), let email = try? Email(typed: address) else {
        continue
      }
      return (email, layout)
    }
    return nil
  }
}
