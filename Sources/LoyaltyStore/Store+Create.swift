public import Loyalty

extension Store {
  /// Makes a new store: beside its place first, then renamed in, so that there is never a half one.
  ///
  /// Leaves no record. Folders above the path are made where they are missing.
  ///
  /// - Parameters:
  ///   - path: Where nothing stands, or an empty folder.
  ///   - settings: The club's settings.
  ///   - groups: The groups in the manager's order, numbered in any way; archived ones last.
  ///   - defaultGroup: The one of them that new clients are put into.
  ///   - clients: The clients, numbered from 1 without gaps; taken one by one.
  ///   - files: The disk.
  ///   - allowsNetwork: Whether it may be another machine's disk.
  /// - Throws: `Refusal` for settings that no club can have, or a `StoreProblem`.
  public static func create(
    at path: String,
    settings: Settings,
    groups: [Group] = [],
    defaultGroup: Group.ID? = nil,
    clients: some Sequence<Client> = EmptyCollection<Client>(),
    files: any FileSystem = PosixFiles(),
    allowsNetwork: Bool = false
  ) throws {
    let settings = try Club(settings: settings).settings
    let path = Self.trimmed(path)
    if !allowsNetwork { try checkDisk(path, files) }
    try checkFree(path, files)
    try filing { () throws(FileProblem) in try files.makeFolders(PosixFiles.parent(of: path)) }
    let aside = aside(of: path)
    let maker = StoreMaker(folder: aside, files: files)
    do throws(FileProblem) {
      try maker.make(settings, groups, defaultGroup, clients)
      try files.rename(aside, to: path)
    } catch {
      FolderRemoval(files: files).remove(aside)
      throw StoreProblem.file(error)
    }
    do throws(FileProblem) {
      try files.synchronizeFolder(PosixFiles.parent(of: path))
    } catch { throw StoreProblem.notConfirmed(error) }
  }

  /// Where something is made that is renamed to a path when it is finished.
  static func aside(of path: String) -> String {
    path + ".new-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }

  /// The path without slashes at its end, so that a name can be added to it.
  static func trimmed(_ path: String) -> String {
    guard path.count > 1, path.hasSuffix("/") else { return path }
    return trimmed(String(path.dropLast()))
  }

  /// Makes sure that nothing stands at a path, or an empty folder.
  static func checkFree(
    _ path: String,
    _ files: any FileSystem
  ) throws(StoreProblem) {
    let status = try filing { () throws(FileProblem) in
      try files.status(at: path, followingLinks: false)
    }
    guard let status else { return }
    let names = try filing { () throws(FileProblem) in
      status.kind == .folder ? try files.names(in: path) : ["?"]
    }
    guard names.isEmpty else { throw .alreadyThere(path: path) }
  }
}

/// Writes the files of a new store into a folder of its own.
private struct StoreMaker {
  let folder: String
  let files: any FileSystem

  private static let baseFolder = "base/000001"
  private static let segment = "journal/000001.ndjson"

  func make(
    _ settings: Settings,
    _ groups: [Group],
    _ defaultGroup: Group.ID?,
    _ clients: some Sequence<Client>
  ) throws(FileProblem) {
    let base = "\(folder)/\(Self.baseFolder)"
    for path in [folder, "\(folder)/base", base, "\(folder)/journal"] {
      try files.makeFolder(path)
    }
    let club = BaseFile.ClubFacts(settings: settings, defaultGroup: defaultGroup).line
    try files.writeNew("\(base)/\(BaseFile.club)", club + BaseFooter.line(count: 1))
    let groupLines = groups.flatMap(BaseFile.line(of:)) + BaseFooter.line(count: groups.count)
    try files.writeNew("\(base)/\(BaseFile.groups)", groupLines)
    let written = try write(clients, to: "\(base)/\(BaseFile.clients)")
    try files.writeNew("\(folder)/\(Self.segment)", [])
    try files.writeNew("\(folder)/\(StoreLock.file)", [])
    try files.writeNew("\(folder)/\(FilesHold.file)", [])
    let manifest = Manifest(
      storeID: String(UInt64.random(in: 0...UInt64.max), radix: 16),
      epoch: 1,
      base: Manifest.Base(
        folder: Self.baseFolder,
        seq: 0,
        groups: groups.count,
        clients: written.count,
        clientBytes: written.bytes
      ),
      segments: [Manifest.Segment(file: Self.segment, first: 1)]
    )
    try files.writeNew("\(folder)/\(Manifest.file)", manifest.bytes)
    for path in [base, "\(folder)/base", "\(folder)/journal", folder] {
      try files.synchronizeFolder(path)
    }
  }

  private func write(
    _ clients: some Sequence<Client>,
    to path: String
  ) throws(FileProblem) -> (count: Int, bytes: Int) {
    let file = try OpenFile(path, .create, in: files)
    var (count, written) = (0, 0)
    var buffer: [UInt8] = []
    for client in clients {
      count += 1
      precondition(Int(client.id.number) == count, "clients are numbered from 1 without gaps")
      buffer += BaseFile.line(of: client)
      guard buffer.count >= 1 << 20 else { continue }
      try file.write(buffer)
      written += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
    buffer += BaseFooter.line(count: count)
    try file.write(buffer)
    try file.synchronize()
    return (count, written + buffer.count)
  }
}
