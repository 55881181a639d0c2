import JSONText

/// Where messages go, as the file of gateways says; what is missing there goes into a file.
package struct GatewaySettings: Hashable, Sendable {
  /// A way for push.
  package enum Push: Hashable, Sendable {
    /// A server of ntfy's kind.
    case ntfy(NtfyGateway)
    /// The back end of the club's own app.
    case webhook(WebhookGateway)
    /// Google's FCM, with the file of its service account.
    case fcm(accountFile: String, url: String)
  }

  /// What is wrong with the file, without anything that stands in it.
  package enum Problem: Error, Hashable, Sendable {
    /// It is no JSON; the byte.
    case unreadable(byte: Int)
    /// A member has a wrong value, or is missing; its place: "sms.url".
    case member(String)
  }

  /// The SMS gateway.
  package var sms: KannelGateway?
  /// The push gateway.
  package var push: Push?
  /// The most SMS in a second.
  package var smsPerSecond: Int
  /// The most pushes in a second.
  package var pushPerSecond: Int

  /// How many messages a second go where the file says nothing.
  package static let usualRate = 100
  /// The greatest rate that a file may ask for.
  package static let rateLimit = 100_000

  /// Nothing but files.
  package init() {
    smsPerSecond = Self.usualRate
    pushPerSecond = Self.usualRate
  }

  /// Reads the file of gateways.
  ///
  ///     {"sms":{"url":"http://127.0.0.1:13013/cgi-bin/sendsms","user":"…","password":"…",
  ///             "from":"Arena","reports":"http://127.0.0.1:8089","transliterate":false,
  ///             "perSecond":50},
  ///      "push":{"kind":"ntfy","url":"https://…","topic":"arena","token":"…"}}
  ///
  /// A webhook is `{"kind":"webhook","url":"https://…","secret":"whsec_…"}`, FCM
  /// `{"kind":"fcm","account":"/path/of/the/service-account.json"}`.
  package init(_ bytes: [UInt8]) throws(Problem) {
    self.init()
    let value: JSONValue
    do throws(JSONProblem) { value = try JSONValue(bytes) } catch {
      throw .unreadable(byte: error.offset)
    }
    _ = try Section(value, "", keys: ["sms", "push"])
    if let sms = value["sms"] {
      let section = try Section(sms, "sms.", keys: Self.smsKeys)
      self.sms = try Self.kannel(section)
      smsPerSecond = try section.rate()
    }
    if let push = value["push"] {
      let section = try Section(push, "push.", keys: Self.pushKeys)
      self.push = try Self.push(section)
      pushPerSecond = try section.rate()
    }
  }

  private static let smsKeys = [
    "url", "user", "password", "from", "reports", "transliterate", "perSecond",
  ]
  private static let pushKeys = [
    "kind", "url", "topic", "token", "secret", "account", "perSecond",
  ]

  private static func kannel(_ section: Section) throws(Problem) -> KannelGateway {
    KannelGateway(
      url: try section.url("url"),
      user: try section.text("user"),
      password: Secret(try section.text("password")),
      from: try section.text("from"),
      reports: try section.optional("reports") == nil ? nil : try section.url("reports"),
      transliterates: try section.flag("transliterate")
    )
  }

  private static func push(_ section: Section) throws(Problem) -> Push {
    switch try section.text("kind") {
    case "ntfy":
      return .ntfy(
        NtfyGateway(
          url: try section.url("url"),
          topic: try section.optional("topic"),
          token: try section.optional("token").map { Secret($0) }
        )
      )
    case "webhook":
      return .webhook(
        WebhookGateway(url: try section.url("url"), secret: Secret(try section.text("secret")))
      )
    case "fcm":
      return .fcm(
        accountFile: try section.text("account"),
        url: try section.optional("url") == nil ? FcmGateway.usualURL : try section.url("url")
      )
    default: throw .member("push.kind")
    }
  }
}

/// The members of one gateway.
private struct Section {
  let value: JSONValue
  let place: String

  init(
    _ value: JSONValue,
    _ place: String,
    keys: [String]
  ) throws(GatewaySettings.Problem) {
    guard case .object(let members) = value else { throw .member(String(place.dropLast())) }
    if let unknown = members.first(where: { !keys.contains($0.key) }) {
      throw .member(place + unknown.key)
    }
    self.value = value
    self.place = place
  }

  func optional(_ key: String) throws(GatewaySettings.Problem) -> String? {
    switch value[key] {
    case nil, .null: return nil
    case .string(let text) where !text.isEmpty: return text
    default: throw .member(place + key)
    }
  }

  func text(_ key: String) throws(GatewaySettings.Problem) -> String {
    guard let text = try optional(key) else { throw .member(place + key) }
    return text
  }

  /// An address that HTTP can reach.
  func url(_ key: String) throws(GatewaySettings.Problem) -> String {
    let text = try text(key)
    let isAddress =
      (text.hasPrefix("http://") || text.hasPrefix("https://"))
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isAddress else { throw .member(place + key) }
    return text
  }

  func flag(_ key: String) throws(GatewaySettings.Problem) -> Bool {
    switch value[key] {
    case nil: return false
    case .bool(let flag): return flag
    default: throw .member(place + key)
    }
  }

  func rate() throws(GatewaySettings.Problem) -> Int {
    switch value["perSecond"] {
    case nil: return GatewaySettings.usualRate
    case .number(let digits):
      guard let rate = Int(digits), (1...GatewaySettings.rateLimit).contains(rate) else {
        throw .member(place + "perSecond")
      }
      return rate
    default: throw .member(place + "perSecond")
    }
  }
}
