import Localization
import Loyalty
import Synchronization
import Testing

@testable import Screens

@Suite("The form of gateways")
struct GatewayFormTests {
  /// Keeps what was saved.
  private final class Kept: Sendable {
    let draft = Mutex<GatewayDraft?>(nil)
  }

  private func desk(_ look: Look = Look(), _ change: (inout GatewayDraft) -> Void) throws
    -> DeskDriver
  {
    var draft = GatewayDraft()
    change(&draft)
    var desk = try DeskDriver(look)
    desk.gateways = GatewayFacts(
      file: "/g.json",
      sms: nil,
      push: nil,
      folder: "/srv/club.messages",
      problem: nil,
      draft: draft
    )
    desk.open(GatewayForm(draft))
    return desk
  }

  @Test("All fields of a gateway of SMS and of a webhook, no secret shown", arguments: Look.all)
  func frame(look: Look) throws {
    let desk = try desk(look) { draft in
      draft.sendsSms = true
      draft.smsURL = "http://127.0.0.1:13013/cgi-bin/sendsms"
      draft.smsUser = "club"
      draft.smsFrom = "Arena"
      draft.push = .webhook
      draft.pushURL = "https://app.example/push"
    }
    desk.expectFrame("Gateways", "form")
  }

  @Test("What was typed is saved, and the rules show it when the form has closed")
  func saves() throws {
    let kept = Kept()
    var desk = try desk { _ in }
    desk.saveGateways = { draft in
      kept.draft.withLock { $0 = draft }
      return nil
    }
    desk.press("Space", "Down")
    desk.type("http://h/sendsms")
    desk.press("Down")
    desk.type("club")
    desk.press("Down")
    desk.type("sesame")
    desk.expectNot("sesame")
    desk.press("Ctrl-S")
    desk.expect("Файл шлюзов записан")
    let draft = try #require(kept.draft.withLock { $0 })
    #expect(draft.smsURL == "http://h/sendsms")
    #expect(draft.smsPassword == "sesame")
    #expect(draft.push == .files)
  }

  @Test("What is wrong is told beside its field, and the form stays")
  func problem() throws {
    var desk = try desk { $0.sendsSms = true }
    desk.saveGateways = { _ in GatewayRefusal("sms.url", "Не заполнено или не подходит") }
    desk.press("Ctrl-S")
    desk.expect("► Адрес sendsms", "Не заполнено или не подходит")
  }
}
