/// An e-mail address, checked only for what every address has.
public struct Email: Hashable, Sendable {
  /// The address as typed, trimmed, with the part after @ in lower case.
  public let address: String

  /// Reads an address: one @ with something before it and a domain with a point after it.
  ///
  /// Throws `emailInvalid` for anything else, spaces and invisible characters among it. At most 254
  /// bytes. Letters of any alphabet are taken as they are; see `repaired(typed:)`.
  public init(typed: some StringProtocol) throws(ValueProblem) {
    guard typed.utf8.count <= 400 else { throw .emailInvalid(String(typed.prefix(254))) }
    let trimmed = NameRule.trimmed(String(typed))
    let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
    guard trimmed.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty,
      Self.isDomain(parts[1]),
      trimmed.unicodeScalars.allSatisfy({ Self.isAllowed($0) })
    else { throw .emailInvalid(String(typed)) }
    address = parts[0] + "@" + parts[1].lowercased()
  }

  private static func isDomain(_ domain: Substring) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.value > 0x20 && scalar.value != 0x7F
        && !"\"(),:;<>[]\\".unicodeScalars.contains(scalar)
      : !NameRule.isUnreadable(scalar) && !scalar.properties.isWhitespace
  }
}

extension Email: CustomStringConvertible {
  /// The address, for logs and failing tests.
  public var description: String { address }
}

/// What a client's card says of gender.
public enum Gender: String, CaseIterable, Hashable, Sendable {
  /// A woman.
  case female
  /// A man.
  case male
}
