/// The known name that somebody probably meant.
enum Suggestion {
  /// No name of the contract is as long; what is longer is nobody's slip.
  private static let longest = 40

  /// The nearest name that is at most a third of its letters away, or nil.
  static func nearest(to typed: String, among names: some Sequence<String>) -> String? {
    let typed = Array(typed.lowercased().utf8.prefix(longest + 1))
    guard typed.count <= longest else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(typed, Array(name.lowercased().utf8))
      guard distance <= max(1, name.utf8.count / 3), distance < best?.distance ?? .max else {
        continue
      }
      best = (name, distance)
    }
    return best?.name
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(last[column + 1] + 1, current[column] + 1)
        least = min(least, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }
}
