/// The folder of what is derived and may be deleted: index/000002-clients.index.
enum IndexFolder {
  static let name = "index"
  private static let ending = ".index"

  /// With what the names of an epoch's files begin.
  static func prefix(of epoch: Int) -> String { Store.padded(epoch) + "-" }

  /// The names in the folder that are none of a finished index of the epoch.
  ///
  /// - Throws: Where the folder is there and cannot be read.
  static func strangers(
    to epoch: Int,
    in path: String,
    _ files: any FileSystem
  ) throws(FileProblem) -> [String] {
    let folder = "\(path)/\(name)"
    guard try files.status(at: folder, followingLinks: false)?.kind == .folder else { return [] }
    return try files.names(in: folder).filter { file in
      !file.hasPrefix(prefix(of: epoch)) || !file.hasSuffix(ending)
    }
  }

  /// Takes away what belongs to other epochs or was not finished; FILES is held.
  ///
  /// It holds names and phones, which must not outlive the base that they stood in.
  static func clean(keeping epoch: Int, in path: String, _ files: any FileSystem) {
    for file in (try? strangers(to: epoch, in: path, files)) ?? [] {
      FolderRemoval(files: files).remove("\(path)/\(name)/\(file)")
    }
  }
}
