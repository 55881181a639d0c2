/// What names are compared by: two names with one key are the same name (rules.md §3.1).
///
/// NFC, trimmed, case folded, each run of spaces, `_` and `-` one space.
public struct GroupNameKey: Hashable, Sendable {
  /// The folded text.
  public let text: String

  /// The key of a name.
  ///
  /// Cost: linear in the name.
  public init(_ name: some StringProtocol) {
    let trimmed = NameRule.trimmed(NameRule.normalized(String(name)))
    let folded = NameRule.normalized(trimmed.uppercased().lowercased())
    var scalars = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      let joins = scalar == "_" || scalar == "-" || NameRule.isSpace(scalar)
      if joins, scalars.last == " " { continue }
      scalars.append(joins ? " " : scalar)
    }
    text = String(scalars)
  }
}
