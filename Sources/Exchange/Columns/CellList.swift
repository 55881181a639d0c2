/// Several names in one cell: `Regulars|Night owls`.
enum CellList {
  /// The names, trimmed, without empty ones; `\|` and `\\` stand for the characters themselves.
  static func names(in cell: String) -> [String] {
    if cell.isEmpty { return [] }
    guard cell.utf8.contains(UInt8(ascii: "\\")) else {
      return cell.utf8.split(separator: UInt8(ascii: "|"))
        .map { String(Substring($0)).trimmed }.filter { !$0.isEmpty }
    }
    return escapedNames(in: cell)
  }

  private static func escapedNames(in cell: String) -> [String] {
    var names: [String] = []
    var name = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if isEscaped {
        if scalar != "|" && scalar != "\\" { name.append("\\") }
        name.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        names.append(String(name))
        name = .init()
      } else {
        name.append(scalar)
      }
    }
    if isEscaped { name.append("\\") }
    names.append(String(name))
    return names.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The cell that holds the names.
  static func cell(_ names: [String]) -> String {
    names.map { name in
      var escaped = ""
      for scalar in name.unicodeScalars {
        if scalar == "|" || scalar == "\\" { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
      return escaped
    }
    .joined(separator: "|")
  }
}
