extension GroupNameKey {
  /// Whether two different names are likely to be taken for each other, for a hint (rules.md §3.6).
  ///
  /// Look-alike letters, or one slip of the hand in names of four characters and more, two from nine
  /// on. Names that differ in a number ("Hall 1", "Hall 2") are told apart on purpose.
  public func isSimilar(to other: GroupNameKey) -> Bool {
    guard self != other, digits == other.digits else { return false }
    let left = Array(LookAlikes.skeleton(of: text).unicodeScalars)
    let right = Array(LookAlikes.skeleton(of: other.text).unicodeScalars)
    if left == right { return true }
    let shorter = min(left.count, right.count)
    guard shorter >= 4, abs(left.count - right.count) <= 2 else { return false }
    return Self.slips(between: left, and: right) <= (shorter >= 9 ? 2 : 1)
  }

  private var digits: [Unicode.Scalar] {
    text.unicodeScalars.filter { ("0"..."9").contains($0) }
  }

  /// How many letters were added, left out, replaced or swapped with a neighbour.
  private static func slips(between left: [Unicode.Scalar], and right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (letter == other ? 0 : 1)
        var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
