/// A number where a command takes a name: who means the number says so by a sign that no name can
/// have (`NameRule`), so that a thing whose name is those digits is never taken for it.
public enum NumberedName {
  private static let sign: Unicode.Scalar = "\u{1}"

  /// What a command takes for the thing with that number.
  public static func text(of digits: String) -> String { String(sign) + digits }

  /// The digits, where a number was meant; nil for a name.
  public static func digits(in typed: String) -> String? {
    guard typed.unicodeScalars.first == sign else { return nil }
    return String(typed.unicodeScalars.dropFirst())
  }

  /// The number or name as the caller wrote it.
  public static func shown(_ typed: String) -> String { digits(in: typed) ?? typed }
}
