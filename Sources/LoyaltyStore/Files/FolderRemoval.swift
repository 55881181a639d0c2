/// Takes back a folder that was being made, as far as the disk lets it.
struct FolderRemoval {
  let files: any FileSystem

  /// Removes a file, or a folder with all that is in it.
  func remove(_ path: String) {
    let status = try? files.status(at: path, followingLinks: false)
    if status?.kind == .folder {
      for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
    }
    try? files.remove(path)
  }
}
