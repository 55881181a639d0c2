/// Names that begin alike and would all look the same when cut at the end (screens.md
/// "At 2 a.m." 18).
public enum CommonBeginning {
  /// Cuts names to a width so that what differs stays in sight.
  ///
  /// A name that fits stays whole. One that does not is cut at its end, unless another of the
  /// names would then look the same: those lose the inside of their common beginning instead
  /// ("Tournament_October" and "Tournament_November" become "Tourna…October", "Tourn…November").
  ///
  /// - Parameters:
  ///   - names: The names of one list, in its order.
  ///   - columns: The width of the list's column.
  /// - Returns: A shown name for each, none wider than `columns`.
  public static func truncated(_ names: [String], to columns: Int) -> [String] {
    let cut = names.map { $0.truncated(to: columns) }
    var sharers: [String: [Int]] = [:]
    for index in cut.indices { sharers[cut[index], default: []].append(index) }
    var shown = cut
    for indices in sharers.values where indices.count > 1 {
      let alike = indices.map { names[$0] }
      let common = commonLength(alike)
      for index in indices where names[index].displayWidth > columns {
        shown[index] = withoutMiddle(names[index], common: common, columns: columns)
      }
    }
    return shown
  }

  private static func commonLength(_ names: [String]) -> Int {
    guard let first = names.first else { return 0 }
    return names.dropFirst().reduce(first.count) { length, name in
      zip(first, name).prefix(length).prefix { $0 == $1 }.count
    }
  }

  /// Keeps the end that differs, then as much of the beginning as still fits.
  private static func withoutMiddle(_ name: String, common: Int, columns: Int) -> String {
    guard columns > 2 else { return name.truncated(to: columns) }
    let name = Displayable.cellText(name)
    let end = String(name.dropFirst(common))
    let kept = end.displayWidth <= columns - 2 ? end : end.truncated(to: columns - 2)
    guard !kept.isEmpty else { return name.truncated(to: columns) }
    return name.leading(columns - 1 - kept.displayWidth) + String(Glyph.cut) + kept
  }
}
