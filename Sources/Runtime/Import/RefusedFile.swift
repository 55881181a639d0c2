/// The file of refused rows beside the imported one, under the first free name.
final class RefusedFile {
  /// The system's answer when the file cannot be written.
  struct Failure: Error {
    let path: String
    let code: Int32
  }

  private let beginning: String
  private let file: NewFile

  /// Opens the file for the rows refused of an imported file.
  init(of imported: String) throws {
    let path = imported.hasPrefix("/dev/") ? String(imported.dropFirst(5)) : imported
    let beginning = Self.beginning(of: path)
    self.beginning = beginning
    file = try Self.failing(Self.name(beginning, 1)) { try NewFile(beside: beginning) }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws {
    try Self.failing(Self.name(beginning, 1)) { try file.write(bytes) }
  }

  /// Brings the rows to the disk and gives the file the first free name; tells it.
  func finish() throws -> String {
    var number = 0
    while true {
      number += 1
      let name = Self.name(beginning, number)
      do {
        try file.finish(as: name)
        return name
      } catch let failure as NewFile.Failure where !failure.isTaken {
        throw Failure(path: name, code: failure.code)
      } catch is NewFile.Failure {}
    }
  }

  private static func failing<Value>(_ path: String, _ step: () throws -> Value) throws -> Value {
    do {
      return try step()
    } catch let failure as NewFile.Failure {
      throw Failure(path: path, code: failure.code)
    }
  }

  private static func name(_ beginning: String, _ number: Int) -> String {
    beginning + ".refused" + (number == 1 ? "" : "-\(number)") + ".csv"
  }

  /// "clients" for clients.csv, clients.refused.csv and clients.refused-2.csv, with its folder.
  private static func beginning(of path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let name = parts.removeLast()
    var pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    if pieces.count > 1 { pieces.removeLast() }
    if pieces.count > 1, let last = pieces.last, isOurs(last) { pieces.removeLast() }
    return (parts + [pieces.joined(separator: ".")]).joined(separator: "/")
  }

  private static func isOurs(_ piece: Substring) -> Bool {
    let halves = piece.split(separator: "-", maxSplits: 1)
    guard halves.first == "refused" else { return false }
    return halves.count == 1 || halves[1].allSatisfy(\.isNumber)
  }
}
