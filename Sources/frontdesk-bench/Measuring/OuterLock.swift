import Glibc

/// A lock around a whole commit, the sync among it: what the store would be without its own way.
final class OuterLock {
  private let descriptor: Int32

  init(at path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BenchFailure("cannot open \(path)") }
  }

  deinit { close(descriptor) }

  func take() { flock(descriptor, LOCK_EX) }

  func release() { flock(descriptor, LOCK_UN) }
}
