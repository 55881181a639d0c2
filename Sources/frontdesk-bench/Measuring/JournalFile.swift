import Foundation

/// The live segment of a store's journal, to see what a record cost.
struct JournalFile {
  private let path: String

  init(of club: BenchClub) throws {
    let folder = club.store + "/journal"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    path = folder + "/" + (names.last ?? "")
  }

  /// How many bytes it has.
  func size() throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}
