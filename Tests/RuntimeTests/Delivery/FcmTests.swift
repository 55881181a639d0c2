import Delivery
import Foundation
import JSONText
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Push through FCM's HTTP v1", .timeLimit(.minutes(10)))
struct FcmTests {
  /// A key of nobody's, made for this test.
  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCyDihwjcsdWGXz
    X1YI0AIn8ChzrTtrXpFfo+eK8zxa/HITNbN/ujYssBMg2IRzhlnT49+odsBlIJ+/
    OuwoS9K0X1Y4c52iGgRt4DLKFF02iGNuuM9OX/mJZVMIxguD/FZ0GTnxP8nqlzsc
    TmejFcA/MLiKMgs8Th3bEHAeC0V67vQLPRbIGiO6IFt+/n8H2ekWL8CP0xvvdjAe
    UUbA4q34/yDFxUxUe3HeDIgA2Ehla2dsS5w5trZHBQShB6V/qWEvvWuRAOneUkcW
    xhgdahI+fEKoc6/7WLDKA4k7Gu/lAT/6kn5IqlT+CG+q5HiuzWAr6ftH/tLS4INV
    FnDywdRZAgMBAAECggEAJA/IgnVBVjXtXhNouBuy2BZkhvsmneoXDNUEI+j8CBx5
    WSkm699Rsg7OLPiVKNWk00yjY3n7oO+w0vjy0/15VQU7D+9glXBqBbvi5Xkm4NDS
    PJ5LBD9daYWfQddkhSyB8P0b9l+6PBw5gVPi2w2gdFvggEK+8k2K7+9+GaOkRI+S
    MOLGlroHF69t4xEd6fatwQ0lHPJ/eEXDSt2eApLA08Mw9jr3XRt1iMGMlbfmF2OH
    H9D8GElCcgeoXxVEiU2kOOGOh5nbM0bsPERX0ILfl9iHDxMzbMmeJbCpqfN/UYmG
    ggvJmcrv1P/B3688J55YtQLKD5i1i6DV9GFGlJv/RQKBgQDxvT3hgnXLjmC1xKCL
    AzFokjZe3Kl4EijVNVhS/gf88nbjfYCXRjMTnu5k8lAx6QOJJfC4XEiLDQESeAlB
    UFT8o83GT3Ulp7MTSfRJcLy8HI4+UhY1fI/TeJ9gkRlmVnxX/CTrrsmRcOSf7txU
    3iPVKPtzGQEACdIQPTUF9FgyLQKBgQC8jyiLlfNO+zyezxOFQvU9jT+PCC6absnb
    DzhcPU+59bplPwz2IN+1tp9lZM1hNl4qrFyFhI8e8yJPbU9iaffUXev7lMpcc7hv
    KB4SLng1abLnhostyCMCCz5b+/8Ss1EYjBqd6A/Df+DftcLuklJ3SdwFHKY1uIF4
    ZdknfehCXQKBgDJy6PAgFs81Vm94qnx4XR5SrTAc4u0g9Q6RxG4Ff8tFGpSdQ3HO
    f6hPmbbNbvkLhOZhWZxP/f+u5hNho6TSy/mxgacqO+tw1QlofKe69FhZqUHORb5B
    0Y4zdSdlAKT/1ZFTGK1q27wTkFLkOW0ostewZtF9XV0Rr5od++vTM3i9AoGAWMzS
    u2oS+8817VR4TPoLpMEwfZvM1s32IkQ4trfpJBqlfakD4aX5tQocZxPh5TZFgrNJ
    n1eeT2URc3Z3PFHLdSgGSqT36DJXWYH7J3TbB8yPhJnIUfc/BWdmJsu2hIgOWREi
    N9tiER/YN4LSGqiuTZ9rDr0/SW1rC9hrPD3/c8ECgYEAwL4m/AFYAmVumyz/E3t6
    RkQCxBYivkA7rqL6Zj3GXnuhe2RUWH9Q/GOsPdsxHTXQfTl6o0RSSLUxUrXpr1ww
    l8AFLv7otgItg6J5jWNNSCN/82/UPBwuRnSTGVL7uwBHvNilVigFoDb8uCX4Lh0d
    wcyThpSGjxit5z/n3lrkOcE=
    -----END PRIVATE KEY-----
    """

  @Test("RS256 by the system's library is what openssl signs with the same key")
  func signature() throws {
    let expected =
      "iptBCC9wDV5gvimnl2Z5EBnb9d7DUl1OBtarQOhLTtRIdlAkNtPAoS1UzufAqwbV9a/+5noFVa0qLjZR"
      + "LM3CJFUZcmQ8g9TfhKPSTLS3JUo7tdT/N3C7IP9nkcakBKksfExfVpi2k9w5tcyMUwjUfuzd0RmKxBE1"
      + "Fxvz8jdBmCUL7KPCiUoLGLlntvYmggVRrVgh39cajtKs8w12qW2QQ8lArUGcYApCv9ukiEdOMmm3B3a7"
      + "7pmiWSNxPz3AEEe7VQeN99vK4WNY74c1bVIHaaaoN2LF2AR3RruvRiseR9TPR8w70W4zPn7R0ft5wh1k"
      + "qev7mLYIMS3WbjlMB+A2SA=="
    let signed = try #require(SystemSigner.rs256(Array("Arena".utf8), pem: Self.key))
    #expect(Data(signed).base64EncodedString() == expected)
  }

  @Test("What is no key signs nothing and asks nobody for a password")
  func noKey() {
    #expect(SystemSigner.rs256([1], pem: "") == nil)
    #expect(SystemSigner.rs256([1], pem: "-----BEGIN PRIVATE KEY-----\nAAAA\n") == nil)
  }

  static func account(_ server: LoopbackServer) -> JSONValue {
    .object([
      JSONMember("type", .string("service_account")), JSONMember("project_id", .string("arena")),
      JSONMember("private_key", .string(key)),
      JSONMember("client_email", .string("push@arena.example")),
      JSONMember("token_uri", .string(server.url("/token"))),
    ])
  }

  /// A server of tokens and messages that believes an assertion only with the right signature.
  private static func server(expiresIn: Int) throws -> LoopbackServer {
    try LoopbackServer { request in
      let body = String(decoding: request.body, as: UTF8.self)
      if request.target == "/token" {
        let fields = FormText.fields(of: body)
        guard fields["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer",
          Self.isSigned(fields["assertion"] ?? "")
        else { return .answer(400) }
        return .answer(200, body: #"{"access_token":"ya29","expires_in":\#(expiresIn)}"#)
      }
      guard request.target == "/v1/projects/arena/messages:send",
        request.headers["authorization"] == "Bearer ya29"
      else { return .answer(401) }
      if body.contains("token-2") {
        return .answer(404, body: #"{"error":{"details":[{"errorCode":"UNREGISTERED"}]}}"#)
      }
      return .answer(200, body: #"{"name":"projects/arena/messages/1"}"#)
    }
  }

  private static func isSigned(_ assertion: String) -> Bool {
    let parts = assertion.split(separator: ".")
    guard parts.count == 3,
      let signature = SystemSigner.rs256(Array("\(parts[0]).\(parts[1])".utf8), pem: key)
    else { return false }
    let text = Data(signature).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
    return text == parts[2]
  }

  private func sender(_ bench: SenderBench, _ server: LoopbackServer, _ client: HTTPClient) throws
    -> Sender
  {
    let bytes = Array(Self.account(server).text.utf8)
    let gateway = try #require(FcmGateway(account: bytes, url: server.url("")))
    let transport = FcmTransport(
      gateway,
      store: try bench.open().identity,
      perSecond: 1_000,
      client: client
    )
    return try bench.sender([.push: transport])
  }

  @Test("A signed assertion gets a token, each device its message, and one that is gone is told")
  func sent() throws {
    let bench = try SenderBench(clients: 3)
    try bench.push(try bench.open())
    let server = try Self.server(expiresIn: 3_600)
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let sender = try sender(bench, server, client)
    try sender.round()
    #expect(try bench.states() == [.accepted, .failed(.tokenGone), .accepted])
    try bench.push(try bench.open())
    try sender.round()
    #expect(server.requests.count { $0.target == "/token" } == 1)
    bench.wait(seconds: 3_550)
    try bench.push(try bench.open())
    try sender.round()
    #expect(server.requests.count { $0.target == "/token" } == 2)
  }

  @Test("An account that is not believed leaves the messages waiting, and nothing is sent")
  func refused() throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { _ in .answer(400, body: #"{"error":"invalid_grant"}"#) }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    try sender(bench, server, client).round()
    #expect(try bench.states() == [.queued(after: .unauthorized)])
    #expect(server.requests.map(\.target) == ["/token"])
  }

  @Test("The account's file is for its owner alone, and what is none is told by its member")
  func file() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}".utf8, to: "account.json")
    let path = folder.path("account.json")
    #expect(throws: GatewayFile.Problem.open) { try GatewayFile.account(path, url: "") }
    chmod(path, 0o600)
    #expect(throws: GatewayFile.Problem.content(.member("push.account"))) {
      try GatewayFile.account(path, url: "")
    }
    let text = #"{"push":{"kind":"fcm","account":"\#(path)"}}"#
    let settings = try GatewaySettings(Array(text.utf8))
    #expect(settings.push == .fcm(accountFile: path, url: "https://fcm.googleapis.com"))
  }
}
