/// Letters and digits that cannot be told apart in print (rules.md §7.2).
public enum LookAlikes {
  private static let sets: [(shown: Unicode.Scalar, alike: String)] = [
    ("A", "А"), ("B", "В"), ("E", "ЕЁ"), ("K", "К"), ("M", "М"), ("H", "Н"), ("O", "0О"),
    ("P", "Р"), ("C", "С"), ("T", "Т"), ("Y", "У"), ("X", "Х"), ("I", "1LІ"),
  ]

  /// The scalars below this one stand in the table; no look-alike lies above it.
  private static let end: UInt32 = 0x460

  private static let representatives: [Unicode.Scalar] = {
    var table = (0..<end).map { Unicode.Scalar($0) ?? "?" }
    for (shown, alike) in sets {
      for scalar in alike.unicodeScalars { table[Int(scalar.value)] = shown }
    }
    return table
  }()

  /// The capital letter or digit that stands for all that look like this one.
  ///
  /// Cost: one look into a table.
  static func representative(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value < end ? representatives[Int(scalar.value)] : scalar
  }

  /// The text in upper case with each character replaced by the one that stands for its look-alikes.
  ///
  /// Two texts look alike when their skeletons are equal.
  public static func skeleton(of text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.uppercased().unicodeScalars {
      scalars.append(representative(of: scalar))
    }
    return String(scalars)
  }
}
