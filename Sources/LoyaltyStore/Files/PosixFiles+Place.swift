#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension PosixFiles {
  /// The path behind a path that is a symbolic link; any other path as it is.
  public func resolved(_ path: String) -> String {
    guard (try? status(at: path, followingLinks: false))?.kind == .link,
      let real = realpath(path, nil)
    else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The path with no link and no ".." in it, of what is not there yet from the folder above it on.
  public func real(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let code = errno
    let above = Self.parent(of: path)
    guard code == ENOENT, above != path, let name = path.split(separator: "/").last else {
      return path
    }
    let folder = real(above)
    if name == "." { return folder }
    if name == ".." { return Self.parent(of: folder) }
    return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  /// The number of the user who works.
  public var user: UInt32 { geteuid() }

  /// The login name of a user, or the number where the system knows none.
  public func name(ofUser number: UInt32) -> String {
    guard let name = getpwuid(number)?.pointee.pw_name else { return String(number) }
    return String(cString: name)
  }

  /// What kind of file system a path stands on where another machine holds it; a path that is not
  /// there yet stands where the folder above it does.
  ///
  /// The kernel's table of mounts tells what `statfs` does and also which program holds a FUSE.
  public func remoteKind(at path: String) -> String? {
    var place = path
    while true {
      if let real = realpath(place, nil) {
        defer { free(real) }
        let kind = MountTable.now.kind(at: String(cString: real))
        return kind.flatMap { Self.remoteKinds.contains($0) ? $0 : nil }
      }
      let above = Self.parent(of: place)
      guard errno == ENOENT, above != place else { return nil }
      place = above
    }
  }

  /// Whether a folder is where another disk is mounted, so that none can be renamed to it.
  public func isMountPoint(_ path: String) -> Bool { MountTable.now.isMounted(at: real(path)) }

  /// Reads a file of the kernel's, which has no length.
  fileprivate static func all(of path: String) throws(FileProblem) -> [UInt8] {
    let files = PosixFiles()
    let file = try OpenFile(path, .read, in: files)
    var bytes: [UInt8] = []
    while true {
      let more = try file.read(at: bytes.count, count: 1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  private static let remoteKinds: Set<String> = [
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "gfs2", "gpfs", "lustre", "ncpfs", "nfs", "nfs4",
    "ocfs2", "orangefs", "smb3", "smbfs",
    "fuse.ceph", "fuse.ceph-fuse", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.gcsfuse",
    "fuse.glusterfs", "fuse.juicefs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs",
    "fuse.sshfs",
  ]
}

/// What is mounted where: /proc/self/mountinfo.
struct MountTable {
  private var kinds: [(place: String, kind: String)] = []

  /// Reads the table; a line that is not understood is passed over.
  ///
  ///     36 35 98:0 / /mnt/a\040b rw,noatime shared:1 - fuse.sshfs olga@host:/ rw
  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count > 6, let dash = words.firstIndex(of: [UInt8(ascii: "-")]),
        words.indices.contains(dash + 1)
      else { continue }
      kinds.append((Self.text(words[4]), String(decoding: words[dash + 1], as: UTF8.self)))
    }
  }

  /// What is mounted now; empty where the kernel does not tell.
  static var now: MountTable {
    MountTable((try? PosixFiles.all(of: "/proc/self/mountinfo")) ?? [])
  }

  /// Whether something is mounted just there.
  func isMounted(at path: String) -> Bool { kinds.contains { $0.place == path } }

  /// The kind of what holds a path: that of the longest mount point above it, the last of equals.
  func kind(at path: String) -> String? {
    let above = kinds.filter { mount in
      mount.place == "/" || path == mount.place || path.hasPrefix(mount.place + "/")
    }
    guard let longest = above.map(\.place.utf8.count).max() else { return nil }
    return above.last { $0.place.utf8.count == longest }?.kind
  }

  /// A path in which spaces and the like stand as three octal digits.
  private static func text(_ word: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      guard byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(code)
      rest = rest.dropFirst(3)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
