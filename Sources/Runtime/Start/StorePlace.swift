package import LoyaltyStore

/// Where the store lies: `--store`, `$FRONTDESK_STORE`, else the user's data folder.
package enum StorePlace {
  /// The path that was asked for, or the usual one.
  ///
  /// The XDG rules count only absolute paths in `$XDG_DATA_HOME`.
  package static func path(option: String?, environment: [String: String]) -> String {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let option, !option.isEmpty { return option }
    if let named = value("FRONTDESK_STORE") { return named }
    if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/frontdesk" }
    return (value("HOME") ?? "") + "/.local/share/frontdesk"
  }

  /// Whether a folder is a store at work, which has no list of a backup's files.
  package static func isStore(_ path: String, _ files: any FileSystem) -> Bool {
    func isThere(_ name: String) -> Bool {
      ((try? files.status(at: "\(path)/\(name)", followingLinks: true)) ?? nil) != nil
    }
    return isThere("LOCK") && !isThere("BACKUP.json")
  }
}
