import Loyalty

/// Makes the lines of a base's accounts: many at once as they stand in the old base where nothing
/// happened on them since, anew otherwise.
struct StoredAccounts {
  private static let runBytes = 1 << 20

  private let club: Club
  private let owners: [Client.ID]
  private let places: ColumnValues<UInt64>
  /// The old base's file; nil where it has none.
  private let file: OpenFile?
  private var next = 0

  init(_ store: Store) throws(StoreProblem) {
    club = store.club
    owners = club.accountOwners
    places = store.replica.accountPlaces ?? []
    guard places.count == club.filedAccounts + 1, club.filedAccounts > 0,
      let part = store.manifest.base.other(BaseFile.accounts)
    else {
      file = nil
      return
    }
    file = try filing { () throws(FileProblem) in
      try OpenFile("\(store.path)/\(part.file)", .read, in: store.files)
    }
  }

  /// The next lines; nil behind the last.
  mutating func lines() throws(StoreProblem) -> (bytes: [UInt8], count: Int)? {
    guard next < owners.count else { return nil }
    guard let file, let rows = run() else {
      defer { next += 1 }
      return (AccountCoding.line(of: club.keptAccount(of: owners[next])), 1)
    }
    defer { next += rows.count }
    let start = Int(places[rows.lowerBound])
    let range = start..<Int(places[rows.upperBound])
    let bytes = try filing { () throws(FileProblem) in
      try file.read(at: range.lowerBound, count: range.count)
    }
    for row in rows {
      let line = Int(places[row]) - start..<Int(places[row + 1]) - start - 1
      guard line.upperBound < bytes.count, ChecksummedLine.isWhole(bytes, line),
        bytes[line.upperBound] == UInt8(ascii: "\n")
      else {
        throw .lineDamaged(file: file.path)
      }
    }
    return (bytes, rows.count)
  }

  /// The rows of the next accounts that stand one behind the other in the old base as they are; nil
  /// where the next is none.
  private func run() -> Range<Int>? {
    guard let first = club.unchangedAccount(of: owners[next]) else { return nil }
    var end = first + 1
    for owner in owners[(next + 1)...] {
      guard places[end] - places[first] < Self.runBytes, club.unchangedAccount(of: owner) == end
      else { break }
      end += 1
    }
    return first..<end
  }
}
