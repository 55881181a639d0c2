#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

public import Loyalty

extension PosixFiles {
  /// The first bytes of a file, mapped: they stand in the system's copy of the file, which it may
  /// take back and read again.
  public func map(_ file: Int32, count: Int) throws(FileProblem) -> FixedBytes {
    let size = try status(of: file).size
    guard count > 0 else { return FixedBytes(copying: []) }
    // A look behind the end of a file ends the process.
    guard count <= size else { throw FileProblem(call: "mmap", path: "", code: ENXIO) }
    #if os(Linux)
      let flags = MAP_SHARED | MAP_POPULATE
    #else
      let flags = MAP_SHARED
    #endif
    let place = mmap(nil, count, PROT_READ, flags, file, 0)
    guard let place, place != MAP_FAILED else {
      throw FileProblem(call: "mmap", path: "", code: errno)
    }
    return FixedBytes(UnsafeRawBufferPointer(start: place, count: count)) { bytes in
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }
}
