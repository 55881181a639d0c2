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
    _ = AsideFolder.clear(beside: path, files)
    let aside = try filing { () throws(FileProblem) in try AsideFolder(of: path, files) }
    let maker = StoreMaker(folder: aside.path, files: files)
    do throws(StoreProblem) {
      try filing { () throws(FileProblem) in
        try maker.make(settings, groups, defaultGroup, clients)
      }
      try aside.move()
    } catch {
      if case .file = error { aside.giveUp() }
      throw error
    }
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
    guard !files.isMountPoint(path) else { throw .mountPoint(path: path) }
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
    for path in ["\(folder)/base", base, "\(folder)/journal"] {
      try files.makeFolder(path)
    }
    let facts = BaseFile.ClubFacts(settings: settings, defaultGroup: defaultGroup)
    let own = [
      try part(BaseFile.club) { part throws(FileProblem) in try part.add(facts.line) },
      try part(BaseFile.groups) { part throws(FileProblem) in
        for group in groups { try part.add(BaseFile.line(of: group)) }
      },
      try part(BaseFile.clients) { part throws(FileProblem) in
        for (place, client) in clients.enumerated() {
          precondition(Int(client.id.number) == place + 1, "clients are numbered without gaps")
          try part.add(BaseFile.line(of: client))
        }
      },
    ]
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
        clients: own[2].lines,
        clientBytes: own[2].bytes,
        own: own
      ),
      segments: [Manifest.Segment(file: Self.segment, first: 1)]
    )
    try files.writeNew("\(folder)/\(Manifest.file)", manifest.bytes)
    for path in [base, "\(folder)/base", "\(folder)/journal", folder] {
      try files.synchronizeFolder(path)
    }
  }

  private func part(
    _ name: String,
    _ fill: (inout PartWriter) throws(FileProblem) -> Void
  ) throws(FileProblem) -> Manifest.Part {
    var part = try PartWriter("\(Self.baseFolder)/\(name)", in: folder, files)
    try fill(&part)
    return try part.finish(last: 0)
  }
}
