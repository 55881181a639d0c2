/// Letters and digits that cannot be told apart in print (rules.md §7.2).
public enum LookAlikes {
  private static let sets: [(shown: Unicode.Scalar, alike: String)] = [
    ("A", "А"), ("B", "В"), ("E", "ЕЁ"), ("K", "К"), ("M", "М"), ("H", "Н"), ("O", "0О"),
    ("P", "Р"), ("C", "С"), ("T", "Т"), ("Y", "У"), ("X", "Х"), ("I", "1LІ"),
  ]

  private static let representatives: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (shown, alike) in sets {
      for scalar in alike.unicodeScalars { table[scalar] = shown }
    }
    return table
  }()

  /// The text in upper case with each character replaced by the one that stands for its look-alikes.
  ///
  /// Two texts look alike when their skeletons are equal.
  public static func skeleton(of text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.uppercased().unicodeScalars {
      scalars.append(representatives[scalar] ?? scalar)
    }
    return String(scalars)
  }
}
