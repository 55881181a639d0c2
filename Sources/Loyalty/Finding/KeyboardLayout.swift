/// The keyboard layouts that are mistaken for each other, key by key.
public enum KeyboardLayout: CaseIterable, Hashable, Sendable {
  /// The US layout.
  case us
  /// The Russian layout of typewriters.
  case russian
  /// The Ukrainian layout of typewriters.
  case ukrainian

  /// What the same keys give on another layout; characters of no key stay as they are.
  ///
  /// "bdfyjd" typed on `us` is Ivanov in Russian letters on `russian`.
  public func retyped(_ text: String, on other: KeyboardLayout) -> String {
    guard let table = Self.tables[Pair(from: self, to: other)] else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(table[scalar] ?? scalar) }
    return String(scalars)
  }

  /// The characters of the keys in one order: the rows from the top, plain, then with Shift.
  private var keys: String {
    switch self {
    case .us:
      "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + "~QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?" + "@#$^&"
    case .russian:
      "ёйцукенгшщзхъ\\фывапролджэячсмитьбю." + "ЁЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ," + "\"№;:?"
    case .ukrainian:
      "'йцукенгшщзхїґфівапролджєячсмитьбю." + "ʼЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ," + "\"№;:?"
    }
  }

  private struct Pair: Hashable {
    let from: KeyboardLayout
    let to: KeyboardLayout
  }

  private static let tables: [Pair: [Unicode.Scalar: Unicode.Scalar]] = {
    var tables: [Pair: [Unicode.Scalar: Unicode.Scalar]] = [:]
    for from in allCases {
      for to in allCases where to != from {
        let keys = zip(from.keys.unicodeScalars, to.keys.unicodeScalars)
        tables[Pair(from: from, to: to)] = Dictionary(keys, uniquingKeysWith: { first, _ in first })
      }
    }
    return tables
  }()
}
