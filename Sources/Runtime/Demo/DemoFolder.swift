import CommandContract
import Exchange
import Foundation
import Localization
import Loyalty
import LoyaltyStore
import Resources

/// A throw-away store with the example's groups and clients, in a folder of its own.
struct DemoFolder {
  /// The folder, which goes away with all that is in it.
  let path: String
  /// The store inside.
  var store: String { path + "/store" }

  /// Makes the example from Resources/Demo, and opens it.
  static func make(
    _ desk: Desk,
    words: Words,
    _ options: StoreOptions
  ) throws -> (folder: DemoFolder, store: Store) {
    let club = try DemoClub(
      desk.resources,
      language: words.language,
      staff: desk.staff,
      now: options.clock()
    )
    let parent = desk.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = (parent + "/frontdesk-demo." + String(repeating: "X", count: 6)).utf8CString
    let isMade = template.withUnsafeMutableBufferPointer { name in
      name.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard isMade else {
      throw StoreProblem.file(FileProblem(call: "mkdtemp", path: path, code: errno))
    }
    let folder = DemoFolder(path: path)
    do {
      return (folder, try club.save(at: folder.store, options: options).store)
    } catch {
      folder.remove()
      throw error
    }
  }

  /// Throws it away.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
