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

/// The system calls of a commit and nothing else: what sharing a journal with other desks costs a
/// program that decides nothing.
struct BareCommit {
  private let journal: Int32
  private let lock: Int32
  private let holder = [UInt8](repeating: 0x20, count: 512)

  init(at path: String) throws {
    journal = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard journal >= 0, lock >= 0 else { throw BenchFailure("cannot open \(path)") }
  }

  /// Takes the lock, says who has it, looks for others' failures and records, reads a card's
  /// bytes, appends, gives the lock back, syncs, and looks for failures again.
  func commit(_ bytes: [UInt8]) throws {
    var facts = stat()
    var card = [UInt8](repeating: 0, count: bytes.count)
    guard flock(lock, LOCK_EX | LOCK_NB) == 0, pwrite(lock, holder, holder.count, 0) > 0,
      fstat(lock, &facts) == 0, fstat(journal, &facts) == 0,
      pread(journal, &card, card.count, 0) >= 0,
      write(journal, bytes, bytes.count) == bytes.count, flock(lock, LOCK_UN) == 0,
      fdatasync(journal) == 0, fstat(lock, &facts) == 0
    else { throw BenchFailure("cannot commit") }
  }

  func close() {
    Glibc.close(journal)
    Glibc.close(lock)
  }
}

/// Why a bench cannot go on.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
