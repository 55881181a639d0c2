import Glibc
package import Loyalty

/// Who sits here, until staff accounts arrive: `--as`, else the system user's name.
package enum StaffName {
  /// The name that is written into records.
  package static func staff(option: String?) -> Staff {
    let typed = option?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    return Staff(typed.isEmpty ? systemUser : typed)
  }

  /// The full name that the system knows, else the login name, else the user's number.
  private static var systemUser: String {
    guard let entry = getpwuid(getuid())?.pointee, let login = entry.pw_name else {
      return String(getuid())
    }
    let comment = entry.pw_gecos.map { String(cString: $0) } ?? ""
    let name = comment.split(separator: ",", omittingEmptySubsequences: false).first ?? ""
    return name.isEmpty ? String(cString: login) : String(name)
  }
}
