package import Delivery
import Glibc

/// The file of gateways, which holds their secrets: outside of the store and for its owner alone.
package enum GatewayFile {
  /// Why the file cannot be used.
  package enum Problem: Error, Hashable, Sendable {
    /// The system's error number.
    case system(Int32)
    /// Others than the owner may read it.
    case open
    /// What is wrong in it.
    case content(GatewaySettings.Problem)
    /// It is longer than any such file.
    case tooLong
  }

  private static let lengthLimit = 1 << 20

  /// Where it is: `--gateways`, `$FRONTDESK_GATEWAYS`, else the user's configuration folder.
  package static func path(option: String?, environment: [String: String]) -> String {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let option, !option.isEmpty { return option }
    if let named = value("FRONTDESK_GATEWAYS") { return named }
    if let folder = value("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/frontdesk/gateways.json"
    }
    return (value("HOME") ?? "") + "/.config/frontdesk/gateways.json"
  }

  /// Reads the file.
  ///
  /// - Returns: nil where there is none.
  /// - Throws: Why it cannot be used; never anything that stands in it.
  package static func read(_ path: String) throws(Problem) -> GatewaySettings? {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try contents(of: path)
    } catch .system(let code) where code == ENOENT || code == ENOTDIR {
      return nil
    } catch { throw error }
    do throws(GatewaySettings.Problem) {
      return try GatewaySettings(bytes)
    } catch { throw .content(error) }
  }

  /// Reads the file of FCM's service account, which is as secret as the file of gateways.
  package static func account(_ path: String, url: String) throws(Problem) -> FcmGateway {
    let bytes = try contents(of: path)
    guard let gateway = FcmGateway(account: bytes, url: url) else {
      throw .content(.member("push.account"))
    }
    return gateway
  }

  /// The bytes of a file that its owner alone may read.
  private static func contents(of path: String) throws(Problem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system(errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & 0o077 == 0 else { throw .open }
    guard status.st_size <= Self.lengthLimit else { throw .tooLong }
    return try bytes(of: file, count: Int(status.st_size))
  }

  private static func bytes(of file: Int32, count: Int) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var taken = 0
    while taken < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress.map { $0 + taken }, count - taken)
      }
      guard got >= 0 else { throw .system(errno) }
      guard got > 0 else { break }
      taken += got
    }
    return Array(bytes.prefix(taken))
  }
}
