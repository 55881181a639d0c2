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
    guard self != other else { return text }
    let table = Self.tables[place * Self.allCases.count + other.place]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 2)
    for scalar in text.unicodeScalars { bytes.append(utf8Of: table[scalar]) }
    return String(decoding: bytes, as: UTF8.self)
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

  private var place: Int {
    switch self {
    case .us: 0
    case .russian: 1
    case .ukrainian: 2
    }
  }

  /// From each layout to each, in the order of their places.
  private static let tables: [KeyTable] = allCases.flatMap { from in
    allCases.map { KeyTable(from.keys, $0.keys) }
  }
}

/// What each key's character is on another layout: an array for the letters of both alphabets, as
/// it is looked at for every letter that is typed.
private struct KeyTable: Sendable {
  private var near: [Unicode.Scalar] = (0..<0x500).map { Unicode.Scalar($0) ?? "?" }
  private var far: [Unicode.Scalar: Unicode.Scalar] = [:]

  init(_ from: String, _ to: String) {
    // From the end: the first of two keys with one character counts.
    for (key, other) in zip(from.unicodeScalars, to.unicodeScalars).reversed() {
      if Int(key.value) < near.count { near[Int(key.value)] = other } else { far[key] = other }
    }
  }

  subscript(_ key: Unicode.Scalar) -> Unicode.Scalar {
    Int(key.value) < near.count ? near[Int(key.value)] : far[key] ?? key
  }
}
