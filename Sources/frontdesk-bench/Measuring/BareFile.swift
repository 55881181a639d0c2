import Glibc

/// A file that is only appended to and synced.
struct BareFile {
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
