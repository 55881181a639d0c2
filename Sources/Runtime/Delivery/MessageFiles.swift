import Delivery
import Glibc
import Loyalty
package import LoyaltyStore

/// The folder beside a store into which messages go without a gateway.
package enum MessageFiles {
  /// The folder's path.
  package static func folder(of store: String) -> String { store + ".messages" }

  /// Takes addresses and words of erased clients out of the files, unless another process sends:
  /// whoever does that does this too.
  ///
  /// - Throws: `file` where the system does not let us.
  package static func forget(_ store: Store) throws(StoreProblem) {
    guard store.club.clients.hasErased, let lock = try SenderLock.take(of: store.path) else {
      return
    }
    defer { lock.release() }
    try rewrite(store)
  }

  /// The same for whoever has the right to send.
  ///
  /// Cost: reads every file; those that hold something are written anew and swapped.
  static func rewrite(_ store: Store) throws(StoreProblem) {
    let (folder, clients) = (folder(of: store.path), store.club.clients)
    guard clients.hasErased else { return }
    for name in names(in: folder) {
      let path = folder + "/" + name
      guard let bytes = read(path) else { throw problem("read", path) }
      guard let left = left(of: bytes, clients.isErased) else { continue }
      guard swap(path, with: left) else { throw problem("write", path) }
    }
  }

  private static func problem(_ call: String, _ path: String) -> StoreProblem {
    .file(FileProblem(call: call, path: path, code: errno))
  }

  /// What is left of a file; nil where nothing has to go.
  private static func left(
    of bytes: [UInt8],
    _ isErased: (Client.ID) -> Bool
  ) -> [UInt8]? {
    var isChanged = false
    var left: [UInt8] = []
    left.reserveCapacity(bytes.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let client = FileLine.client(of: line), isErased(client),
        let rest = FileLine.withoutWords(line)
      {
        left += rest
        isChanged = true
      } else {
        left += line
      }
      left.append(UInt8(ascii: "\n"))
    }
    return isChanged ? left : nil
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".ndjson") { names.append(name) }
    }
    return names
  }

  private static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += piece.prefix(count)
    }
  }

  /// Puts other bytes in the place of a file, whole or not at all.
  private static func swap(_ path: String, with bytes: [UInt8]) -> Bool {
    let beside = path + ".new"
    unlink(beside)
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return fdatasync(file) == 0 && rename(beside, path) == 0
  }
}
