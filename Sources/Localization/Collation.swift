/// The order of names in lists, simple enough to be the same on every machine.
///
/// Case does not count, nor do apostrophes. Latin letters stand before Cyrillic ones. Cyrillic
/// letters stand in the order of the alphabet, with the letters that Unicode keeps elsewhere put
/// back: Russian yo and Ukrainian ye after ye, Ukrainian g after h, i and yi after y. The Russian and the Ukrainian alphabet do not
/// contradict each other there, so one order serves both. Equal keys are ordered by the caller.
package enum Collation {
  /// The sort key of a name, to be compared with `lexicographicallyPrecedes`.
  ///
  /// Cost: one pass.
  package static func key(_ name: String) -> [UInt32] {
    var key: [UInt32] = []
    key.reserveCapacity(name.utf8.count)
    for scalar in name.lowercased().unicodeScalars where !isApostrophe(scalar) {
      key.append(weight(scalar))
    }
    return key
  }

  /// Whether one name stands before another.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    key(left).lexicographicallyPrecedes(key(right))
  }

  /// Four places a letter, so that a letter can be put between two neighbours of Unicode.
  private static func weight(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x0491: 0x0433 * 4 + 1
    case 0x0454: 0x0435 * 4 + 1
    case 0x0451: 0x0435 * 4 + 2
    case 0x0456: 0x0438 * 4 + 1
    case 0x0457: 0x0438 * 4 + 2
    default: scalar.value * 4
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "`" || scalar == "\u{2019}" || scalar == "\u{02BC}"
  }
}
