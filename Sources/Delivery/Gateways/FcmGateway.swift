import Foundation
import JSONText
package import Loyalty

/// Google's FCM, asked by its HTTP v1 form: a service account signs a JWT, gets an access token for
/// it, and posts one message for each device.
package struct FcmGateway: Hashable, Sendable {
  /// The project whose devices get the messages.
  package let project: String
  /// The service account: its e-mail address.
  package let account: String
  /// The account's private key, as PEM.
  package let key: Secret
  /// Where tokens are given: "https://oauth2.googleapis.com/token".
  package let tokenURL: String
  /// The server of messages: "https://fcm.googleapis.com".
  package let url: String

  /// The usual server of messages.
  package static let usualURL = "https://fcm.googleapis.com"

  private static let scope = "https://www.googleapis.com/auth/firebase.messaging"
  /// Seconds for which a token is asked.
  private static let tokenSeconds: Int64 = 3_600

  /// Describes the gateway.
  package init(
    project: String,
    account: String,
    key: Secret,
    tokenURL: String,
    url: String = usualURL
  ) {
    self.project = project
    self.account = account
    self.key = key
    self.tokenURL = tokenURL
    self.url = url
  }

  /// Reads a service account's JSON file as Google hands it out.
  ///
  /// - Returns: nil for what is no such file.
  package init?(account bytes: [UInt8], url: String? = nil) {
    guard let value = try? JSONValue(bytes), case .string(let project)? = value["project_id"],
      case .string(let account)? = value["client_email"],
      case .string(let key)? = value["private_key"],
      case .string(let tokenURL)? = value["token_uri"]
    else { return nil }
    self.init(
      project: project,
      account: account,
      key: Secret(key),
      tokenURL: tokenURL,
      url: url ?? Self.usualURL
    )
  }

  /// The request for an access token.
  ///
  /// - Parameters:
  ///   - moment: Now.
  ///   - sign: Signs bytes with the account's key by RS256; nil where that cannot be done.
  /// - Returns: The request; nil where nothing can be signed.
  package func tokenRequest(
    at moment: Moment,
    sign: (_ bytes: [UInt8], _ pem: String) -> [UInt8]?
  ) -> GatewayRequest? {
    let now = moment.milliseconds / 1_000
    let head = JSONValue.object([
      JSONMember("alg", .string("RS256")), JSONMember("typ", .string("JWT")),
    ])
    let claims = JSONValue.object([
      JSONMember("iss", .string(account)), JSONMember("scope", .string(Self.scope)),
      JSONMember("aud", .string(tokenURL)), JSONMember("iat", .integer(Int(now))),
      JSONMember("exp", .integer(Int(now + Self.tokenSeconds))),
    ])
    let signed = Self.base64(head.text.utf8) + "." + Self.base64(claims.text.utf8)
    guard let signature = sign(Array(signed.utf8), key.revealed) else { return nil }
    let body = FormText.joined([
      ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
      ("assertion", signed + "." + Self.base64(signature)),
    ])
    return GatewayRequest(
      "POST",
      tokenURL,
      headers: [GatewayRequest.Header("Content-Type", "application/x-www-form-urlencoded")],
      body: Array(body.utf8)
    )
  }

  /// The access token that an answer gives, and for how many seconds.
  package func token(of answer: GatewayAnswer) -> (token: Secret, seconds: Int64)? {
    guard answer.failure == nil, let value = try? JSONValue(answer.body),
      case .string(let token)? = value["access_token"]
    else { return nil }
    guard case .number(let digits)? = value["expires_in"], let seconds = Int64(digits) else {
      return (Secret(token), Self.tokenSeconds)
    }
    return (Secret(token), seconds)
  }

  /// The requests that send a message: one for each device.
  package func requests(for message: Outgoing, id: String, token: Secret) -> [GatewayRequest] {
    message.tokens.map { device in
      let note = JSONValue.object([
        JSONMember("title", .string(message.title ?? "")),
        JSONMember("body", .string(message.text)),
      ])
      let data = JSONValue.object([JSONMember("message", .string(id))])
      let body = JSONValue.object([
        JSONMember(
          "message",
          .object([
            JSONMember("token", .string(device)), JSONMember("notification", note),
            JSONMember("data", data),
          ])
        )
      ])
      return GatewayRequest(
        "POST",
        "\(url)/v1/projects/\(FormText.encoded(project))/messages:send",
        headers: [
          GatewayRequest.Header("Content-Type", "application/json"),
          GatewayRequest.Header("Authorization", "Bearer " + token.revealed),
        ],
        body: Array(body.text.utf8)
      )
    }
  }

  /// What the answer for one device says, by the codes that Google documents: a device that is gone
  /// gets nothing any more, one that belongs to another app's account is refused (its address stays
  /// on the card: the account may be the wrong one); the others are the status's own.
  package func verdict(of answer: GatewayAnswer) -> Verdict {
    let codes = Self.errorCodes(of: answer)
    if codes.contains("UNREGISTERED") { return .problem(.tokenGone) }
    if codes.contains("SENDER_ID_MISMATCH") { return .problem(.refused) }
    if let failure = answer.failure { return failure }
    guard let value = try? JSONValue(answer.body), case .string? = value["name"] else {
      return .problem(.answerUnreadable)
    }
    return .accepted
  }

  /// The codes in the details of an error.
  private static func errorCodes(of answer: GatewayAnswer) -> [String] {
    guard answer.status >= 400, let value = try? JSONValue(answer.body),
      case .array(let details)? = value["error"]?["details"]
    else { return [] }
    return details.compactMap { detail in
      if case .string(let code)? = detail["errorCode"] { code } else { nil }
    }
  }

  /// Base64 as JWT writes it.
  private static func base64(_ bytes: some Sequence<UInt8>) -> String {
    Data(Array(bytes)).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
