/// The names of a simulated disk: which file or folder stands where, now and without power.
struct SimulatedNames: Hashable, Sendable {
  /// The number of the folder "/".
  static let root = 0

  private struct Place: Hashable, Sendable {
    let folder: Int
    let name: String
  }

  /// What one call changes: all of it reaches the disk, or nothing.
  private typealias Edit = [Place: Standing]

  private enum Standing: Hashable, Sendable {
    case nothing
    case node(Int)
  }

  /// The files and folders in each folder, by name.
  private(set) var folders: [Int: [String: Int]] = [root: [:]]
  private var safe: [Int: [String: Int]] = [root: [:]]
  private var edits: [Edit] = []

  /// What stands at a path; nil where nothing does.
  subscript(path: String) -> Int? {
    var node = Self.root
    for name in path.split(separator: "/") {
      guard let next = folders[node]?[String(name)] else { return nil }
      node = next
    }
    return node
  }

  /// Puts something at a path whose folder exists.
  mutating func add(_ node: Int, at path: String, isFolder: Bool) -> Bool {
    guard let place = place(of: path) else { return false }
    if isFolder {
      folders[node] = [:]
      safe[node] = [:]
    }
    change([place: .node(node)])
    return true
  }

  /// Takes a name away.
  mutating func remove(_ path: String) {
    guard let place = place(of: path) else { return }
    change([place: .nothing])
  }

  /// Moves what stands at a path over what stands at another.
  mutating func rename(_ path: String, to other: String) -> Bool {
    guard let node = self[path], let from = place(of: path), let to = place(of: other) else {
      return false
    }
    change([from: .nothing, to: .node(node)])
    return true
  }

  /// Brings the names of a folder to the disk, and all that they depend on.
  mutating func synchronize(_ folder: Int) {
    keep { edit in edit.keys.contains { $0.folder == folder } }
    edits.removeAll { edit in edit.keys.contains { $0.folder == folder } }
  }

  /// Leaves any of the names that are on their way.
  mutating func cutPower(_ random: inout SeededNumbers) {
    let mode = random.below(3)
    keep { _ in mode == 0 || mode == 1 && random.isOnce(in: 2) }
    edits = []
    folders = safe
  }

  private func place(of path: String) -> Place? {
    let names = path.split(separator: "/")
    guard let last = names.last, let folder = self[names.dropLast().joined(separator: "/")],
      folders[folder] != nil
    else { return nil }
    return Place(folder: folder, name: String(last))
  }

  private mutating func change(_ edit: Edit) {
    edits.append(edit)
    Self.apply(edit, to: &folders)
  }

  /// Brings the chosen edits to the disk, each with those before it that touch the same names.
  private mutating func keep(_ isChosen: (Edit) -> Bool) {
    var chosen = edits.map(isChosen)
    for index in edits.indices.reversed() where chosen[index] {
      for earlier in 0..<index where !edits[earlier].keys.allSatisfy({ edits[index][$0] == nil }) {
        chosen[earlier] = true
      }
    }
    for (index, edit) in edits.enumerated() where chosen[index] { Self.apply(edit, to: &safe) }
    var index = 0
    edits.removeAll { _ in
      defer { index += 1 }
      return chosen[index]
    }
  }

  private static func apply(_ edit: Edit, to folders: inout [Int: [String: Int]]) {
    for (place, standing) in edit {
      switch standing {
      case .nothing: folders[place.folder]?[place.name] = nil
      case .node(let node): folders[place.folder]?[place.name] = node
      }
    }
  }
}
