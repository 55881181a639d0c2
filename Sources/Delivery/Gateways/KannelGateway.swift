import Foundation
package import Loyalty

/// An SMS gateway that is asked as Kannel's `sendsms` is, and reports as its `dlr-url` does.
package struct KannelGateway: Hashable, Sendable {
  /// The address of sendsms: "http://127.0.0.1:13013/cgi-bin/sendsms".
  package let url: String
  /// The name.
  package let user: String
  /// The password.
  package let password: Secret
  /// Who the SMS is from.
  package let from: String
  /// Where the gateway reports deliveries, "http://127.0.0.1:8089"; nil for no reports.
  package let reports: String?
  /// Whether Cyrillic goes in Latin letters.
  package let transliterates: Bool

  /// Delivered, failed, rejected: the reports that settle a message.
  private static let reportMask = 1 + 2 + 16

  /// Describes the gateway.
  package init(
    url: String,
    user: String,
    password: Secret,
    from: String,
    reports: String? = nil,
    transliterates: Bool = false
  ) {
    self.url = url
    self.user = user
    self.password = password
    self.from = from
    self.reports = reports
    self.transliterates = transliterates
  }

  /// A text as it goes out: in NFC, as it is counted and paid for.
  package func written(_ message: Outgoing) -> String {
    guard transliterates else { return message.text.precomposedStringWithCanonicalMapping }
    return Transliteration.latin(message.text, in: message.language)
  }

  /// The request that sends a message.
  package func request(for message: Outgoing) -> GatewayRequest {
    let text = written(message)
    var fields = [
      ("username", user), ("password", password.revealed), ("from", from),
      ("to", message.phone.e164), ("charset", "UTF-8"),
      ("coding", SmsAlphabet(of: text) == .gsm7 ? "0" : "2"), ("text", text),
    ]
    if let reports {
      let server = reports.hasSuffix("/") ? String(reports.dropLast()) : reports
      let address =
        server + "/dlr?message=\(message.id)&key=\(reportKey(of: message.id))&type=%d"
      fields += [("dlr-mask", String(Self.reportMask)), ("dlr-url", address)]
    }
    return GatewayRequest("GET", url + "?" + FormText.joined(fields))
  }

  /// What the gateway's answer says: "0: Accepted for delivery" or "3: Queued for later delivery".
  package func verdict(of answer: GatewayAnswer) -> Verdict {
    if let failure = answer.failure { return failure }
    let text = answer.text
    guard text.hasPrefix("0:") || text.hasPrefix("3:") || text == "Sent." else {
      return .problem(.answerUnreadable)
    }
    return .accepted
  }

  /// What stands in the address of a report, so that nobody else can report deliveries.
  package func reportKey(of message: Message.ID) -> String {
    let code = HMAC.code(of: "dlr \(message)".utf8, key: Array(password.revealed.utf8))
    return HexText.of(code.prefix(12))
  }

  /// What a report says; nil for one that settles nothing.
  package static func outcome(ofReport type: Int) -> DeliveryOutcome? {
    switch type {
    case 1: .delivered
    case 2, 16: .failed(.undelivered)
    default: nil
    }
  }
}
