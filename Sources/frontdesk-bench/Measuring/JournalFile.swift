import Foundation
import Glibc

/// The live segment of a store's journal, to see what a record cost.
///
/// Asking for its size is one system call on an open file: `FileManager` reads the user and group
/// files of the system for each answer, which would disturb what is measured between two of them.
struct JournalFile {
  private let file: FileHandle

  init(of club: BenchClub) throws {
    let folder = club.store + "/journal"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let path = folder + "/" + (names.last ?? "")
    file = try FileHandle(forReadingFrom: URL(filePath: path))
  }

  /// How many bytes it has.
  func size() throws -> Int {
    let end = lseek(file.fileDescriptor, 0, SEEK_END)
    guard end >= 0 else { throw CocoaError(.fileReadUnknown) }
    return Int(end)
  }
}
