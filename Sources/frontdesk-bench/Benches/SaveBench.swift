import Foundation
import Glibc
import Loyalty
import LoyaltyStore

/// A saved change against a bare append and fdatasync of the same bytes on the same disk, in turn.
enum SaveBench {
  private static let pairs = 200

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Saving one change (\(pairs) pairs in turn)")
    let store = try club.open()
    let journal = try lastFile(in: club.store + "/journal")
    let bare = try BareFile(at: club.folder + "/bare")
    defer { bare.close() }
    var saved = Samples()
    var appended = Samples()
    for turn in 1...pairs {
      let before = try size(of: journal)
      let edit = ClientEdit(note: .set("seat \(turn), by the window"))
      let id = Client.ID(UInt32(turn % club.clientCount + 1))
      try saved.time { _ = try store.commit(.editClient(.id(id), edit), by: Staff("bench")) }
      let bytes = [UInt8](repeating: 0x61, count: try size(of: journal) - before)
      try appended.time { try bare.append(bytes) }
    }
    report.fact("append + fdatasync, median", appended.median, unit: "ms")
    report.fact("a saved change, median", saved.median, unit: "ms")
    report.line(
      "a saved change ÷ append + fdatasync",
      saved.median / appended.median,
      unit: "×",
      atMost: 1.3
    )
  }

  private static func lastFile(in folder: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return folder + "/" + (names.last ?? "")
  }

  private static func size(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}

/// A file that is only appended to and synced.
private struct BareFile {
  private let descriptor: Int32

  init(at path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BenchFailure("cannot open \(path)") }
  }

  func append(_ bytes: [UInt8]) throws {
    guard write(descriptor, bytes, bytes.count) == bytes.count, fdatasync(descriptor) == 0 else {
      throw BenchFailure("cannot append")
    }
  }

  func close() {
    Glibc.close(descriptor)
  }
}

/// Why a bench cannot go on.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
