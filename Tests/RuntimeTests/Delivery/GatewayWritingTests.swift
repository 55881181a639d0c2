import Delivery
import Foundation
import Localization
import Resources
import Screens
import TestSupport
import Testing

@testable import Runtime

@Suite("The file of gateways as the screens write it")
struct GatewayWritingTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("a/b/gateways.json") }

  init() throws { folder = try TemporaryFolder() }

  private func save(_ change: (inout GatewayDraft) -> Void) throws -> GatewayRefusal? {
    var draft = GatewayDraft(try GatewayFile.read(path) ?? GatewaySettings())
    change(&draft)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Resources").standardizedFileURL.path
    let words = Words(.english, from: ResourceFolder(path: root))
    return GatewayWriting(path, words).save(draft)
  }

  @Test("It is for its owner alone, and a secret that was left empty stays")
  func secrets() throws {
    let first = try save { draft in
      draft.sendsSms = true
      draft.smsURL = "http://127.0.0.1:13013/cgi-bin/sendsms"
      draft.smsUser = "club"
      draft.smsPassword = "sesame"
      draft.smsFrom = "Arena"
      draft.push = .webhook
      draft.pushURL = "https://app.example/push"
      draft.secret = "whsec_YXJlbmEgYXJlbmE="
    }
    #expect(first == nil)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try save { $0.smsFrom = "Club" } == nil)
    let settings = try #require(try GatewayFile.read(path))
    #expect(settings.sms?.password.revealed == "sesame")
    #expect(settings.sms?.from == "Club")
    let webhook = WebhookGateway(
      url: "https://app.example/push",
      secret: Secret("whsec_YXJlbmEgYXJlbmE=")
    )
    #expect(settings.push == .webhook(webhook))
    #expect(try save { $0.sendsSms = false } == nil)
    #expect(try GatewayFile.read(path)?.sms == nil)
  }

  @Test("A sender or secret that nobody takes is told before the operator refuses it")
  func useless() throws {
    func from(_ text: String) throws -> String? {
      try save { draft in
        draft.sendsSms = true
        draft.smsURL = "http://h"
        draft.smsUser = "u"
        draft.smsPassword = "p"
        draft.smsFrom = text
      }?.member
    }
    for text in ["Арена", "http://x", "Abcdefghijkl", "1234567890123456", "+"] {
      #expect(try from(text) == "sms.from", "\(text)")
    }
    for text in ["Arena", "Club 24", "+380671112233", "1234"] {
      #expect(try from(text) == nil, "\(text)")
    }
    let short = try save { draft in
      draft.push = .webhook
      draft.pushURL = "https://app.example"
      draft.secret = "short"
    }
    #expect(short?.member == "push.secret")
    #expect(short?.sentence.contains("short") == false)
  }

  @Test("An address of FCM's server that is not Google's stays when something else is saved")
  func fcmAddress() throws {
    try folder.write(
      Array(
        #"{"project_id":"p","client_email":"a@b","private_key":"k","token_uri":"http://t"}"#.utf8
      ),
      to: "account.json"
    )
    chmod(folder.path("account.json"), 0o600)
    func url() throws -> String? {
      guard case .fcm(_, let url)? = try GatewayFile.read(path)?.push else { return nil }
      return url
    }
    let first = try save { draft in
      draft.push = .fcm
      draft.account = folder.path("account.json")
      draft.fcmURL = "http://127.0.0.1:9099"
    }
    #expect(first == nil)
    #expect(try save { $0.sendsSms = false } == nil)
    #expect(try url() == "http://127.0.0.1:9099")
    #expect(try save { $0.fcmURL = "fcm" }?.member == "push.url")
    #expect(try save { $0.fcmURL = "" } == nil)
    #expect(try url() == FcmGateway.usualURL)
  }

  @Test("What cannot be right is told by its member, and the file stays as it was")
  func wrong() throws {
    let noURL = try save { draft in
      draft.sendsSms = true
      draft.smsURL = "sendsms"
    }
    #expect(noURL?.member == "sms.url")
    #expect(noURL?.sentence == "“sendsms”: begin with http:// or https://")
    #expect(try save { $0.push = .webhook }?.member == "push.url")
    #expect(try save { $0.push = .webhook }?.sentence == "Nothing was written")
    let noAccount = try save { draft in
      draft.push = .fcm
      draft.account = "/nowhere.json"
    }
    #expect(noAccount?.member == "push.account")
    #expect(try GatewayFile.read(path) == nil)
  }
}
