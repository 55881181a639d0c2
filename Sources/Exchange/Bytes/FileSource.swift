import Foundation

/// A file or a pipe, read piece by piece.
package final class FileSource: ByteSource {
  /// The system's answer when a file cannot be opened or read.
  package struct Failure: Error, Equatable {
    package let path: String
    /// `errno` of the call that failed.
    package let code: Int32
  }

  /// The file's length when it was opened; 0 for a pipe.
  package let size: Int
  /// How many bytes were read so far: with `size`, a progress bar.
  package private(set) var bytesRead = 0

  private let path: String
  private let descriptor: Int32

  /// Opens the file for reading, "-" for what is given to the program; throws `Failure`, also for a
  /// folder.
  package init(path: String) throws {
    // What `sudo -u` hands on is open already; to open it by its name would need the right to.
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
    var status = stat()
    let code = fstat(descriptor, &status) == 0 ? 0 : errno
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard code == 0, !isFolder else {
      close(descriptor)
      throw Failure(path: path, code: isFolder ? EISDIR : code)
    }
    self.path = path
    self.descriptor = descriptor
    self.size = Int(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesRead += count
        return count
      }
      guard errno == EINTR else { throw Failure(path: path, code: errno) }
    }
  }
}
