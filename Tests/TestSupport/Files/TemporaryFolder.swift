import Foundation

/// A folder of one test's own, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// Where it stands.
  public let path: String

  /// Makes the folder.
  public init() throws {
    let name = "frontdesk-test-" + UUID().uuidString
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in it.
  public func path(_ name: String) -> String { path + "/" + name }

  /// The bytes of a file in it.
  public func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// The lines of a file in it.
  public func lines(of name: String) throws -> [String] {
    String(decoding: try bytes(of: name), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The names in a folder in it, sorted.
  public func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// Takes a file or a folder in it away.
  public func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  /// Puts a file in place of what stands there.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }
}
