import Foundation
import JSONText
import TestSupport
import Testing

@Suite("Gateways by keys alone", .timeLimit(.minutes(10)))
struct GatewaysByKeysTests {
  private func desk(_ folder: TemporaryFolder) throws -> DeskKeys {
    try Program.makeStore(folder, language: "ru")
    let changes = ["FRONTDESK_GATEWAYS": folder.path("gateways.json")]
    let desk = DeskKeys(try Program.screens(folder, [], changes))
    try desk.see("Настройки")
    try open(desk)
    return desk
  }

  private func open(_ desk: DeskKeys) throws {
    try desk.press("6", "4")
    try desk.see("› Сообщения и шлюзы")
    try desk.go(to: "[ ] предупреждать")
    try desk.press("Tab", "Tab", "Enter")
    try desk.see("SMS [ ] через шлюз")
  }

  private func push(_ folder: TemporaryFolder) throws -> JSONValue? {
    try JSONValue(folder.bytes(of: "gateways.json"))["push"]
  }

  @Test("A webhook is set up, then ntfy in its place, and the file says what was typed")
  func pushes() throws {
    let folder = try TemporaryFolder()
    let desk = try desk(folder)
    try desk.go(to: "Push")
    try desk.press("F4", "Down", "Down", "Enter")
    try desk.see("Push webhook")
    try desk.press("Tab")
    try desk.type("app.example/push")
    try desk.press("Tab")
    try desk.type("whsec_YXJlbmEgYXJlbmE=")
    try desk.press("Ctrl-S")
    try desk.see("«app.example/push»: начните с http:// или https://")
    try desk.press("Ctrl-U")
    try desk.type("https://app.example/push")
    try desk.press("Ctrl-S")
    try desk.see("Push уходит в webhook app.example")
    #expect(try push(folder)?["url"] == .string("https://app.example/push"))
    #expect(try push(folder)?["secret"] == .string("whsec_YXJlbmEgYXJlbmE="))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("gateways.json"))
    #expect(mode[.posixPermissions] as? Int == 0o600)

    try desk.press("Enter")
    try desk.go(to: "Push")
    try desk.press("F4", "Up", "Enter")
    try desk.see("Push ntfy")
    try desk.press("Tab", "Ctrl-U")
    try desk.type("http://127.0.0.1:2586")
    try desk.press("Tab")
    try desk.type("arena")
    try desk.press("Ctrl-S")
    try desk.see("Push уходит в ntfy 127.0.0.1:2586")
    #expect(try push(folder)?["kind"] == .string("ntfy"))
    #expect(try push(folder)?["topic"] == .string("arena"))
    #expect(try push(folder)?["secret"] == nil)
  }
}
