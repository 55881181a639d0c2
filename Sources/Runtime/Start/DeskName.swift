import Glibc

/// What those read who wait for this desk: `$FRONTDESK_DESK`, else the terminal, "pts/3".
enum DeskName {
  private static let limit = 40

  /// The desk's name; nil where nobody gave one and there is no terminal.
  static func name(environment: [String: String]) -> String? {
    let given = (environment["FRONTDESK_DESK"] ?? "").split(whereSeparator: \.isWhitespace)
    guard given.isEmpty else { return String(given.joined(separator: " ").prefix(limit)) }
    guard let terminal = ttyname(STDIN_FILENO) else { return nil }
    let path = String(cString: terminal)
    return path.hasPrefix("/dev/") ? String(path.dropFirst(5)) : path
  }
}
