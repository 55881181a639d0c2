import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A disk in memory under several desks, that fails, loses and mixes up what no sync has confirmed.
///
/// The same seed, faults and calls give the same disk.
public final class SimulatedDisk: Sendable {
  struct State: Sendable {
    var random: SeededNumbers
    let reporting: SyncReporting
    var names = SimulatedNames()
    var contents: [Int: SimulatedContent] = [:]
    var openFiles: [Int32: SimulatedOpenFile] = [:]
    /// The open file that has a file's lock.
    var locks: [Int: Int32] = [:]
    var faults: [SimulatedFault] = []
    var calls: [Int: Int] = [:]
    var syncs: [Int: Int] = [:]
    var allCalls = 0
    /// How often any file was changed.
    var changes: Int64 = 0
    var killed: Set<Int> = []
    var isOff = false
    var lastNode = SimulatedNames.root
    var lastFile: Int32 = 100
  }

  let state: Mutex<State>

  /// An empty disk.
  public init(seed: UInt64, reporting: SyncReporting = .everyOpenFile) {
    state = Mutex(State(random: SeededNumbers(seed: seed), reporting: reporting))
  }

  /// The disk as one desk reaches it.
  ///
  /// - Parameters:
  ///   - desk: The desk's number; faults name it.
  ///   - turns: What decides when the desk may make its next call.
  /// - Returns: The desk's file system.
  public func files(of desk: Int, turns: Turns? = nil) -> SimulatedFiles {
    SimulatedFiles(disk: self, desk: desk, turns: turns)
  }

  /// What goes wrong from now on; calls are counted anew.
  public func plan(_ faults: [SimulatedFault]) {
    state.withLock { state in
      state.faults = faults
      state.calls = [:]
      state.syncs = [:]
      state.allCalls = 0
    }
  }

  /// How many calls a desk has made.
  public func calls(of desk: Int) -> Int { state.withLock { $0.calls[desk] ?? 0 } }

  /// Whether a desk is not running any more.
  public func isDead(_ desk: Int) -> Bool {
    state.withLock { $0.isOff || $0.killed.contains(desk) }
  }

  /// Whether the power went off.
  public var isOff: Bool { state.withLock { $0.isOff } }

  /// Cuts the power, if it is not off yet, and switches it on again: all desks are gone.
  public func restart() {
    state.withLock { state in
      state.names.cutPower(&state.random)
      for node in state.contents.keys.sorted() {
        state.contents[node]?.cutPower(&state.random)
      }
      state.openFiles = [:]
      state.locks = [:]
      state.faults = []
      state.killed = []
      state.isOff = false
    }
  }

  /// The bytes of a file as processes read them; nil where there is none.
  public func bytes(at path: String) -> [UInt8]? {
    state.withLock { state in state.names[path].flatMap { state.contents[$0]?.bytes } }
  }

  /// Flips, cuts or otherwise changes what the disk holds of a file.
  public func change(_ path: String, _ edit: (inout [UInt8]) -> Void) {
    state.withLock { state in
      guard let node = state.names[path], var bytes = state.contents[node]?.bytes else { return }
      edit(&bytes)
      var content = SimulatedContent()
      content.write(bytes[...], at: 0)
      content.synchronize()
      state.contents[node] = content
      state.touch(node)
    }
  }
}

/// A file that a desk has open.
struct SimulatedOpenFile: Sendable {
  let node: Int
  let desk: Int
  let path: String
  let appends: Bool
  /// How many failed syncs of the file this desk knows of.
  var failuresSeen: Int
}

extension SimulatedDisk.State {
  /// Whether a desk is not running any more.
  func isDead(_ desk: Int) -> Bool { isOff || killed.contains(desk) }

  /// Counts a desk's call and says what goes wrong in it.
  mutating func fault(in call: String, of desk: Int) -> SimulatedFault? {
    allCalls += 1
    calls[desk, default: 0] += 1
    if call == "fdatasync" { syncs[desk, default: 0] += 1 }
    let sync = call == "fdatasync" ? syncs[desk, default: 0] : 0
    let (number, all) = (calls[desk, default: 0], allCalls)
    return faults.first { fault in
      switch fault {
      case .fail(desk, let call, let isLasting): number == call || isLasting && number > call
      case .kill(desk, let call): number == call
      case .failSyncAndKill(desk, let number): number == sync
      case .cutPower(let call): all == call
      default: false
      }
    }
  }

  /// Ends a desk's process, as its call begins or somewhere in it.
  mutating func end(_ desk: Int, _ fault: SimulatedFault) {
    if case .cutPower = fault {
      isOff = true
      return
    }
    killed.insert(desk)
    for file in openFiles.keys.sorted() where openFiles[file]?.desk == desk { close(file) }
  }

  mutating func close(_ file: Int32) {
    guard let open = openFiles.removeValue(forKey: file) else { return }
    if locks[open.node] == file { locks[open.node] = nil }
  }

  /// Notes that a file was changed.
  mutating func touch(_ node: Int) {
    changes += 1
    contents[node]?.modified = changes
  }

  mutating func addNode() -> Int {
    lastNode += 1
    return lastNode
  }

  mutating func addFile(_ node: Int, _ desk: Int, _ path: String, appends: Bool) -> Int32 {
    lastFile += 1
    let content = contents[node]
    let told = content?.isFailureTold ?? true
    let failures = content?.failures ?? 0
    openFiles[lastFile] = SimulatedOpenFile(
      node: node,
      desk: desk,
      path: path,
      appends: appends,
      failuresSeen: told ? failures : failures - 1
    )
    return lastFile
  }

  /// Brings a file to the disk, or tells that an earlier try failed.
  mutating func synchronize(_ file: Int32) -> Bool {
    guard let open = openFiles[file], let content = contents[open.node] else { return false }
    guard open.failuresSeen == content.failures || reporting == .oneProcess else {
      openFiles[file]?.failuresSeen = content.failures
      contents[open.node]?.isFailureTold = true
      return false
    }
    contents[open.node]?.synchronize()
    return true
  }

  /// Loses what is on its way and tells only this call, or all others later.
  mutating func failToSynchronize(_ file: Int32) {
    guard let open = openFiles[file] else { return }
    let forgets = random.isOnce(in: 3)
    contents[open.node]?.failToSynchronize(forgets: forgets, &random)
    contents[open.node]?.isFailureTold = true
    openFiles[file]?.failuresSeen = contents[open.node]?.failures ?? 0
  }
}
