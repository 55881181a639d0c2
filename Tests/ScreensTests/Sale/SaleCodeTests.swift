import Loyalty
import Screens
import Terminal
import Testing

@Suite("A promo code in a sale")
struct SaleCodeTests {
  /// Иванов's receipt with one hour, in the code's part.
  private func sale(_ look: Look = Look(), _ client: String = "иванов") throws -> DeskDriver {
    var desk = try DeskDriver(look, club: PromoCodesScreenTests.club(), first: DeskScreen())
    desk.type(client)
    desk.press("Tab", "c")
    desk.type("киб")
    desk.press("Enter", "Tab")
    return desk
  }

  @Test(
    "Tab leads to the code, which tells what it gives while it is typed; its bonuses can be spent"
  )
  func works() throws {
    var desk = try sale()
    desk.expect("Промокод", "Как назвал клиент")
    desk.type("вип")
    desk.expect("Промокода «вип» нет", "Сверьте буквы с листком")
    desk.expect("К оплате 100,00 грн", squeezing: true)
    desk.type("50")
    desk.expect("ВИП50: 50,00 бонусов, без срока")
    desk.expect("Промокод ВИП50: бонусы можно списать сразу")
    desk.press("Enter")
    desk.expect("Промокод вип50 ВИП50: 50,00 бонусов, без срока", squeezing: true)
    desk.press("Enter")
    desk.expect("Промокод ВИП50: + 50,00")
    desk.press("Enter")
    #expect(desk.message.contains("грн, промокод ВИП50: + 50,00"))
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    let use = try #require(desk.club.promoCodes.activation(with: receipt.id))
    #expect(use.code == "ВИП50" && use.bonuses.decimalString == "50.00")
    #expect(use.receipt == receipt.id)
  }

  @Test("Tab goes on from the code to the bonuses and back; Shift-Tab goes the other way")
  func parts() throws {
    var desk = try sale()
    desk.type("вип50")
    desk.press("Tab")
    desk.type("100")
    desk.press("Shift-Tab")
    desk.press("Ctrl-U")
    desk.expect("Как назвал клиент")
    desk.press("Shift-Tab")
    desk.type("коф")
    desk.press("Enter")
    desk.expect("Кофе 1 45,00 45,00", "К оплате 45,00 грн", squeezing: true)
  }

  @Test("A code that does not work says why in its line, and nothing is paid with it")
  func refused() throws {
    var desk = try sale()
    desk.type("лето2026")
    desk.expect("Промокод ЛЕТО2026 истёк, последний день 31.08.2026. Поможет новый код")
    desk.press("Enter", "Enter")
    #expect(desk.message.contains("Промокод ЛЕТО2026 истёк"))
    #expect(desk.performed.isEmpty)
    desk.expect("К оплате 100,00 грн", squeezing: true)
    desk.press("Tab", "Ctrl-U", "Enter", "Enter", "Enter")
    #expect(desk.performed.count == 1)
    #expect(desk.club.promoCodes.activations(by: Client.ID(1)).count == 1)
  }

  @Test("A parked receipt keeps the code as it was typed, and is changed when the code is")
  func parked() throws {
    var desk = try sale()
    desk.type("dbg50")
    desk.expect("dbg50: понято как ВИП50, другая раскладка")
    desk.press("Esc", "Esc")
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    #expect(parked.promoCode == "dbg50")
    desk.press("End", "Tab", "End", "Enter")
    desk.expect("dbg50")
    desk.press("Esc")
    #expect(desk.message.contains("остался отложенным"))
    desk.press("End", "Tab", "End", "Enter", "Tab", "Ctrl-U", "Esc", "Esc")
    #expect(desk.club.parkedReceipts.waiting.map(\.promoCode) == [nil])
  }

  @Test("Another desk's use of the last one is told before paying")
  func lastUseGone() throws {
    var desk = try sale()
    desk.type("вип50")
    desk.press("Enter")
    let draft = ActivationDraft(client: .id(Client.ID(1)), code: "ВИП50")
    try desk.otherDesk(.activatePromoCode(draft))
    desk.expect("Клиент уже активировал промокод ВИП50")
    desk.press("Enter")
    #expect(desk.message.contains("Клиент уже активировал промокод ВИП50"))
    #expect(desk.performed.isEmpty)
  }

  @Test("Without a client there is no code to type: the reason is told")
  func nobody() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: SaleScreen())
    desk.type("киб")
    desk.press("Enter", "Tab")
    #expect(desk.message.contains("лиент"))
    desk.expectNot("Как назвал клиент")
  }

  @Test("F4 answers why, and Enter there takes the code back into the sale")
  func why() throws {
    var desk = try sale()
    desk.type("зима2026")
    desk.press("F4")
    desk.expect("Почему не сработал", "нет Запущен, срок начался 01.12.2026", squeezing: true)
    desk.press("Ctrl-U")
    desk.expect("ВИП50 50,00 без срока сработает", squeezing: true)
    desk.press("Enter", "Enter")
    desk.expect("ВИП50: 50,00 бонусов, без срока")
    desk.press("Esc", "Esc")
    #expect(desk.club.parkedReceipts.waiting.first?.promoCode == "ВИП50")
  }

  @Test("Ten thousand pasted letters are a code that there is not")
  func long() throws {
    var desk = try sale()
    desk.paste(String(repeating: "Я", count: 10_000))
    desk.expect("нет")
    desk.press("Enter", "Enter")
    #expect(desk.performed.isEmpty)
  }

  @Test("A sale with a code looks as drawn", arguments: Look.all)
  func frames(_ look: Look) throws {
    var desk = try sale(look)
    desk.type("dbg50")
    desk.expectFrame("Sale", "code")
    desk.press("Ctrl-U")
    desk.type("зима2026")
    desk.expectFrame("Sale", "codeRefused")
    desk.press("Enter")
    desk.expectFrame("Sale", "codeRefusedLeft")
  }
}
