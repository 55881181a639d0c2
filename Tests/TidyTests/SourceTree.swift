import Foundation

/// The repository's own files, as the tidy tests read them.
struct SourceTree {
  /// One file with its lines.
  struct File: Sendable {
    let path: String
    let lines: [String]
  }

  let root: URL

  init(testFile: String = #filePath) {
    root = URL(filePath: testFile)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The Swift files below a folder, by path from the root.
  func swiftFiles(in folders: String...) throws -> [File] {
    try folders.flatMap { try files(in: $0, endings: ["swift"]) }
  }

  /// The files with one of the endings below a folder.
  func files(in folder: String, endings: Set<String>) throws -> [File] {
    let base = root.appending(path: folder)
    guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    else { return [] }
    return try walker.compactMap { $0 as? URL }
      .filter { endings.contains($0.pathExtension) }
      .map { url in
        let text = try String(contentsOf: url, encoding: .utf8)
        return File(
          path: folder + url.path.dropFirst(base.path.count),
          lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        )
      }
      .sorted { $0.path < $1.path }
  }

  func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// What stands at the top of the repository, dot-files left out.
  func topLevel() throws -> Set<String> {
    try names(in: ".").filter { $0 != "Package.resolved" }
  }

  /// What stands in a folder, dot-files left out.
  func names(in folder: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: folder).path
    )
    return Set(names.filter { !$0.hasPrefix(".") })
  }
}
