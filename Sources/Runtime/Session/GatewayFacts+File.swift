import Delivery
import Foundation
import Localization
import Screens

extension GatewayFacts {
  /// Reads the file of gateways; of its addresses only hosts and ports are shown.
  static func read(store: String, environment: [String: String], _ words: Words) -> GatewayFacts {
    let file = GatewayFile.path(option: nil, environment: environment)
    var settings = GatewaySettings()
    var problem: String?
    do throws(GatewayFile.Problem) {
      settings = try GatewayFile.read(file) ?? settings
    } catch {
      problem = GatewaySentence(words)(error, file: file)
    }
    let push: String? =
      switch settings.push {
      case .ntfy(let gateway)?: "ntfy " + host(gateway.url)
      case .webhook(let gateway)?: "webhook " + host(gateway.url)
      case .fcm(_, let url)?: "FCM " + host(url)
      case nil: nil
      }
    return GatewayFacts(
      file: file,
      sms: settings.sms.map { "Kannel " + host($0.url) },
      push: push,
      folder: MessageFiles.folder(of: store),
      problem: problem,
      draft: GatewayDraft(settings)
    )
  }

  private static func host(_ address: String) -> String {
    guard let url = URL(string: address), let host = url.host() else { return "?" }
    return url.port.map { host + ":" + String($0) } ?? host
  }
}
