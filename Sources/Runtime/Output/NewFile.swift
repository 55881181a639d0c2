import Glibc

/// A file that appears whole or not at all, and never over one that stands there.
package final class NewFile {
  /// The system's answer when the file cannot be made.
  package struct Failure: Error {
    /// The system's error number.
    package let code: Int32
    /// Whether something stands at the path already.
    package var isTaken: Bool { code == EEXIST }
  }

  private let descriptor: Int32
  private let aside: String
  private var isFinished = false

  /// Begins a file for its owner alone, beside the place where it is to stand.
  package init(beside path: String) throws {
    var template = (path + "." + String(repeating: "X", count: 6)).utf8CString
    descriptor = template.withUnsafeMutableBufferPointer { name in
      name.baseAddress.map { mkstemp($0) } ?? -1
    }
    aside = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw Failure(code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished { unlink(aside) }
  }

  /// Adds bytes.
  package func write(_ bytes: [UInt8]) throws {
    do {
      try Output(descriptor).write(bytes)
    } catch let failure as Output.Failure {
      throw Failure(code: failure.code)
    }
  }

  /// Brings the file to the disk under its name.
  ///
  /// - Throws: `Failure`; where the name is taken, another one may be tried.
  package func finish(as path: String) throws {
    guard fsync(descriptor) == 0, link(aside, path) == 0 else { throw Failure(code: errno) }
    unlink(aside)
    isFinished = true
  }
}
