import Delivery
import Glibc
import JSONText
import Localization
import Screens

/// Writes the file of gateways from what was typed: for its owner alone, whole or not at all.
struct GatewayWriting {
  private let path: String
  private let words: Words

  init(_ path: String, _ words: Words) {
    self.path = path
    self.words = words
  }

  /// Writes the file; nothing where that was done, else why not.
  func save(_ draft: GatewayDraft) -> GatewayRefusal? {
    do throws(GatewayFile.Problem) {
      let known = try GatewayFile.read(path) ?? GatewaySettings()
      let bytes = Array((Self.value(draft, known).text + "\n").utf8)
      let settings: GatewaySettings
      do throws(GatewaySettings.Problem) {
        settings = try GatewaySettings(bytes)
      } catch { throw .content(error) }
      if case .fcm(let account, let url)? = settings.push {
        guard (try? GatewayFile.account(account, url: url)) != nil else {
          throw .content(.member("push.account"))
        }
      }
      if let member = Self.useless(draft, known) { throw .content(.member(member)) }
      try write(bytes)
      return nil
    } catch {
      return problem(error, draft)
    }
  }

  /// A member that the file may hold and that no operator or back end takes.
  private static func useless(_ draft: GatewayDraft, _ known: GatewaySettings) -> String? {
    if draft.sendsSms, draft.smsFrom != known.sms?.from, !isSender(draft.smsFrom) {
      return "sms.from"
    }
    let isShort = !draft.secret.isEmpty && draft.secret.utf8.count < shortestSecret
    return draft.push == .webhook && isShort ? "push.secret" : nil
  }

  /// The fewest characters of a key of signatures.
  private static let shortestSecret = 16

  /// Whether operators take it as the sender: up to 11 Latin letters and digits, or a number.
  private static func isSender(_ text: String) -> Bool {
    let number = text.hasPrefix("+") ? text.dropFirst() : text[...]
    if number.utf8.allSatisfy({ (48...57).contains($0) }) { return (3...15).contains(number.count) }
    return text.utf8.count <= 11
      && text.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic
            || (48...57).contains($0.value) || " .-_&".unicodeScalars.contains($0))
      }
  }

  /// What is wrong, with the value where that is no secret, and what to write.
  private func problem(_ problem: GatewayFile.Problem, _ draft: GatewayDraft) -> GatewayRefusal {
    guard case .content(.member(let member)) = problem else {
      return GatewayRefusal(nil, GatewaySentence(words)(problem, file: path))
    }
    let (key, typed) = Self.words(for: member, draft)
    let sentence = typed.isEmpty ? "gateways.problem.empty" : "gateways.problem." + key
    return GatewayRefusal(member, words(sentence, ["typed": .text(typed)]))
  }

  /// The sentence of a member, and what was typed for it; of a secret no more than that it was.
  private static func words(for member: String, _ draft: GatewayDraft) -> (String, String) {
    switch member {
    case "sms.url": ("url", draft.smsURL)
    case "sms.reports": ("url", draft.smsReports)
    case "push.url": ("url", draft.push == .fcm ? draft.fcmURL : draft.pushURL)
    case "sms.from": ("from", draft.smsFrom)
    case "push.account": ("account", draft.account)
    case "push.secret": ("secret", draft.secret.isEmpty ? "" : "…")
    case "sms.user": ("member", draft.smsUser)
    default: ("member", "")
    }
  }

  /// The file's content; what was left empty and is secret is taken from the file as it is.
  private static func value(_ draft: GatewayDraft, _ known: GatewaySettings) -> JSONValue {
    var members: [JSONMember] = []
    if draft.sendsSms { members.append(JSONMember("sms", sms(draft, known))) }
    if draft.push != .files { members.append(JSONMember("push", push(draft, known))) }
    return .object(members)
  }

  private static func sms(_ draft: GatewayDraft, _ known: GatewaySettings) -> JSONValue {
    let password = draft.smsPassword.isEmpty ? known.sms?.password.revealed : draft.smsPassword
    var members = [
      JSONMember("url", .string(draft.smsURL)), JSONMember("user", .string(draft.smsUser)),
      JSONMember("password", .string(password ?? "")), JSONMember("from", .string(draft.smsFrom)),
    ]
    if !draft.smsReports.isEmpty {
      members.append(JSONMember("reports", .string(draft.smsReports)))
    }
    if draft.smsLatin { members.append(JSONMember("transliterate", .bool(true))) }
    return .object(members + [JSONMember("perSecond", .integer(known.smsPerSecond))])
  }

  private static func push(_ draft: GatewayDraft, _ known: GatewaySettings) -> JSONValue {
    var members = [JSONMember("kind", .string(draft.push.rawValue))]
    switch draft.push {
    case .files: break
    case .ntfy:
      members.append(JSONMember("url", .string(draft.pushURL)))
      if !draft.topic.isEmpty { members.append(JSONMember("topic", .string(draft.topic))) }
      if let token = secret(draft, known.push?.token) {
        members.append(JSONMember("token", .string(token)))
      }
    case .webhook:
      members.append(JSONMember("url", .string(draft.pushURL)))
      members.append(JSONMember("secret", .string(secret(draft, known.push?.key) ?? "")))
    case .fcm:
      members.append(JSONMember("account", .string(draft.account)))
      if !draft.fcmURL.isEmpty { members.append(JSONMember("url", .string(draft.fcmURL))) }
    }
    return .object(members + [JSONMember("perSecond", .integer(known.pushPerSecond))])
  }

  private static func secret(_ draft: GatewayDraft, _ known: Secret?) -> String? {
    draft.secret.isEmpty ? known?.revealed : draft.secret
  }

  /// Writes beside the file and renames, so that whoever reads finds the old file or the new one.
  private func write(_ bytes: [UInt8]) throws(GatewayFile.Problem) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in 2..<max(2, parts.count) {
      mkdir(parts.prefix(count).joined(separator: "/"), 0o700)
    }
    let aside = path + ".new"
    unlink(aside)
    let file = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .system(errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .system(errno) }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0, rename(aside, path) == 0 else { throw .system(errno) }
  }
}

extension GatewaySettings.Push {
  /// ntfy's access token.
  fileprivate var token: Secret? {
    if case .ntfy(let gateway) = self { gateway.token } else { nil }
  }

  /// The key of a webhook's signatures.
  fileprivate var key: Secret? {
    if case .webhook(let gateway) = self { gateway.secret } else { nil }
  }
}

extension GatewayDraft {
  /// All of the file that is no secret.
  init(_ settings: GatewaySettings) {
    self.init()
    if let gateway = settings.sms {
      sendsSms = true
      smsURL = gateway.url
      smsUser = gateway.user
      smsFrom = gateway.from
      smsReports = gateway.reports ?? ""
      smsLatin = gateway.transliterates
    }
    switch settings.push {
    case .ntfy(let gateway)?:
      push = .ntfy
      pushURL = gateway.url
      topic = gateway.topic ?? ""
    case .webhook(let gateway)?:
      push = .webhook
      pushURL = gateway.url
    case .fcm(let file, let url)?:
      push = .fcm
      account = file
      fcmURL = url == FcmGateway.usualURL ? "" : url
    case nil: break
    }
  }
}
