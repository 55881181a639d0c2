/// Text that a spreadsheet would take for a formula, made harmless and back.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or CR (or a full-width twin), after any number
/// of apostrophes, gets one apostrophe in front; reading takes it off again, so that our own export
/// comes back as it went. A sign followed by a plain number, like the phone +380671234567, is no
/// formula and stays as it is.
package enum SpreadsheetText {
  /// The text as it is written into a cell.
  package static func guarded(_ text: String) -> String {
    startsFormula(text) && !isSignedNumber(text) ? "'" + text : text
  }

  /// The text that a cell stands for.
  package static func unguarded(_ text: String) -> String {
    text.utf8.first == apostrophe && startsFormula(text) ? String(text.dropFirst()) : text
  }

  private static let apostrophe = UInt8(ascii: "'")

  private static func startsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r": true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func isSignedNumber(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      bytes.count > 1
    else { return false }
    return bytes.dropFirst().allSatisfy { byte in
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ")
    }
  }
}
