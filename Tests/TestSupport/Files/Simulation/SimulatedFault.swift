/// Something that goes wrong on a simulated disk at a call that is counted.
public enum SimulatedFault: Hashable, Sendable {
  /// A desk's call fails, counted from 1 over all its calls; all later ones too where it lasts.
  case fail(desk: Int, call: Int, isLasting: Bool)
  /// A desk is killed in its call; what was not written yet never will be.
  case kill(desk: Int, call: Int)
  /// A desk's sync fails, counted from 1 over its syncs of files, and it is killed before it can
  /// tell anybody.
  case failSyncAndKill(desk: Int, sync: Int)
  /// The power goes off in a call, counted from 1 over all calls of all desks.
  case cutPower(call: Int)
}

/// Who is told by the system that a file's data did not reach the disk.
public enum SyncReporting: Hashable, Sendable {
  /// Everyone who has the file open, once each (Linux since 4.13).
  case everyOpenFile
  /// Only the process whose sync failed.
  case oneProcess
}
