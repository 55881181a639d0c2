/// Who did it: the name that is written into each record.
///
/// Until staff accounts arrive it is the name given with `--as`, or the system user's.
public struct Staff: Hashable, Sendable {
  /// The name as it is shown.
  public let name: String

  /// Names a member of staff.
  public init(_ name: String) {
    self.name = name
  }
}
