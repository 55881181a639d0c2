import TestSupport
import Testing

/// The examples of the source articles, by keys alone through the real program, in Russian.
@Suite("The source's examples at the real desk")
struct SourceExamplesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder, language: "ru")
    try Program.apply(
      folder,
      #"{"command":"createProduct","name":"Кибер-час","category":"gameTime","price":"100"}"#,
      #"{"command":"createProduct","name":"Кофе","category":"bar","price":"45"}"#,
      #"{"command":"createProduct","name":"Жвачка","category":"other","price":"0.01"}"#,
      #"{"command":"createGroup","name":"Постоянные","isDefault":true}"#,
      #"{"command":"registerClient","name":"Иванов Иван","phone":"0501234567"}"#
    )
  }

  private func desk() throws -> DeskKeys {
    let desk = DeskKeys(try Program.screens(folder))
    try desk.see("Маркетинг")
    return desk
  }

  /// The two kinds of programs: their digit in Marketing, and how often Space is pressed for it.
  private enum Kind: Int {
    case bonus = 2
    case discount
  }

  /// Creates a program by its form and lets the group carry it.
  private func create(_ name: String, _ kind: Kind, _ percents: [String], on desk: DeskKeys) throws
  {
    try desk.press("F9", "4", "\(kind.rawValue)", "F7")
    try desk.see("› Новая", "► Название")
    try desk.type(name)
    try desk.go(to: "Параметры")
    for (threshold, percent) in zip(["0", "1000", "3000"], percents) {
      try desk.press("Ctrl-U")
      try desk.type(threshold)
      try desk.press("Enter", "Ctrl-U")
      try desk.type(percent)
      try desk.press("Enter")
    }
    try desk.press("Ctrl-S")
    try desk.see("\(name) создана")
    try choose(name, kind, on: desk)
  }

  /// Lets the group carry a program, by the group's form.
  private func choose(_ name: String, _ kind: Kind, on desk: DeskKeys) throws {
    try desk.press("F9", "4", "1", "F4")
    try desk.see("► Название Постоянные")
    try desk.go(to: "Тип программы лояльности")
    try desk.press("Space")
    if kind == .discount { try desk.press("Space") }
    try desk.see(kind == .bonus ? "(•) Бонус" : "(•) Скидка")
    try desk.press("Tab", "F4")
    try desk.type(name)
    try desk.press("Enter", "Ctrl-S")
    try desk.see("\(kind == .bonus ? "Бонус" : "Скидка"): \(name)")
  }

  /// Opens the client's card from wherever the desk is.
  private func openCard(on desk: DeskKeys) throws {
    try desk.press("F5")
    try desk.see("› Все клиенты")
    try desk.type("иванов")
    try desk.press("Enter")
    try desk.see("› Иванов Иван")
  }

  /// Rings up from the card and pays; what the receipt shows before it is paid.
  private func ring(up lines: String..., showing: String..., on desk: DeskKeys) throws {
    try begin(lines, on: desk)
    for text in showing { try desk.see(text) }
    try pay(on: desk)
  }

  private func begin(_ lines: [String], on desk: DeskKeys) throws {
    try desk.press("c")
    try desk.see("› Чек")
    for line in lines {
      try desk.type(line)
      try desk.press("Enter")
    }
  }

  private func pay(on desk: DeskKeys) throws {
    try desk.press("Ctrl-S")
    try desk.see("Принять")
    try desk.press("Enter")
    try desk.see("на счёте")
  }

  @Test("2, 3 and 5 % accrue on totals up to 1000, more than 1000 and more than 3000")
  func bonusTiers() throws {
    let desk = try desk()
    try create("Накопительная", .bonus, ["2", "3", "5"], on: desk)
    try openCard(on: desk)
    // 0.00, then 1000.00 exactly: both are "up to 1000".
    try ring(up: "10 киб", showing: "К оплате 1 000,00 грн", "Начислим 20,00", on: desk)
    try begin(["1 киб"], on: desk)
    try desk.see("Накопительная: 2 %", "Начислим 2,00")
    try desk.press("F8")
    try desk.type("жвач")
    try desk.press("Enter")
    try desk.see("К оплате 0,01 грн")
    try pay(on: desk)
    // 1000.01 is more than 1000, and so is 3000.00 to its kopek.
    try ring(up: "19 киб", showing: "Накопительная: 3 %", "Начислим 57,00", on: desk)
    try begin(["1 киб"], on: desk)
    try desk.press("F4", "Ctrl-U")
    try desk.type("1 × 99,99")
    try desk.press("Enter")
    try desk.see("Накопительная: 3 %", "Начислим 2,99")
    try pay(on: desk)
    try ring(up: "2 киб", showing: "Накопительная: 3 %", "Начислим 6,00", on: desk)
    try ring(up: "2 киб", showing: "Накопительная: 5 %", "Начислим 10,00", on: desk)
    try desk.see("доступно 95,99")
  }

  @Test("A discount of 10, 20 and 30 % grows with the total, which counts what was paid")
  func discountTiers() throws {
    let desk = try desk()
    try create("Возвращение", .discount, ["10", "20", "30"], on: desk)
    try openCard(on: desk)
    try ring(up: "10 киб", showing: "Скидки − 100,00", "К оплате 900,00 грн", on: desk)
    // 900 + 100 after a tenth off is 990: still up to 1000.
    try ring(up: "1 киб", showing: "Скидки − 10,00", "К оплате 90,00 грн", on: desk)
    try ring(up: "1 киб", showing: "скидка 10 %", "К оплате 90,00 грн", on: desk)
    try ring(up: "25 киб", showing: "скидка 20 %", "К оплате 2 000,00 грн", on: desk)
    try ring(up: "1 киб", "коф", showing: "скидка 30 %", "К оплате 101,50 грн", on: desk)
  }

  @Test("200 bonuses pay two hours in full, and never a coffee")
  func bonusesPay() throws {
    try Program.apply(
      folder,
      #"{"command":"accrue","client":"0501234567","amount":"200","reason":"турнир"}"#
    )
    let desk = try desk()
    try openCard(on: desk)
    try desk.see("доступно 200,00")
    try desk.press("c")
    try desk.see("› Чек")
    try desk.type("коф")
    try desk.press("Enter", "*")
    try desk.see("нельзя Кофе", "К оплате 45,00 грн")
    try desk.type("2 киб")
    try desk.press("Enter")
    try desk.see("Бонусами − 200,00", "К оплате 45,00 грн")
    try desk.press("Up", "F8")
    try desk.see("Бонусами − 200,00", "К оплате 0,00 грн")
    try desk.press("Ctrl-S")
    try desk.see("Принять")
    try desk.press("Enter")
    try desk.see("доступно 0,00")
  }

  @Test("A program with a password does nothing until it is named at the desk; then all of it")
  func password() throws {
    let desk = try desk()
    try create("Накопительная", .bonus, ["2", "3", "5"], on: desk)
    try desk.press("F9", "4", "2", "F4")
    try desk.go(to: "Пароль")
    try desk.type("сезам")
    try desk.press("Tab")
    try desk.type("сезам")
    try desk.press("Ctrl-S")
    try desk.see("сохранен")
    try openCard(on: desk)
    try desk.press("c")
    try desk.type("2 киб")
    try desk.press("Enter")
    try desk.see("пароль не назван", "Начислим 0,00")
    try desk.press("Tab")
    try desk.type("сезам")
    try desk.press("Enter")
    try desk.see("Начислим 4,00")
  }

  @Test("A promo code is made with three fields, a client names it, and its bonuses accrue")
  func promoCode() throws {
    let desk = try desk()
    try desk.press("F9", "4", "4")
    try desk.see("Промокодов пока нет")
    try desk.press("F7")
    try desk.see("► Название промокода")
    try desk.type("ЛЕТО2024")
    try desk.go(to: "Количество бонусов для начисления")
    try desk.type("50")
    try desk.go(to: "Срок действия")
    try desk.type("сегодня")
    try desk.press("Tab")
    try desk.type("+2w")
    try desk.press("Ctrl-S")
    try desk.see("Промокод создан: ЛЕТО2024", "ЛЕТО2024 действует 50,00")
    try openCard(on: desk)
    try desk.press("p")
    try desk.see("► Промокод")
    try desk.type("KTNJ2024")
    try desk.see("ЛЕТО2024: 50,00 бонусов, действует до", "KTNJ2024: понято как ЛЕТО2024")
    try desk.press("Enter")
    try desk.see(
      "Иванов Иван: KTNJ2024 понято как ЛЕТО2024, + 50,00, на счёте 50,00",
      "доступно 50,00"
    )
    try desk.press("p")
    try desk.type("ЛЕТО2024")
    try desk.see("Клиент уже активировал промокод ЛЕТО2024")
    try desk.press("Enter", "Esc")
  }

  @Test("A promo code only for a group, which the sources lack: refused outside it, taken inside")
  func promoCodeOfGroup() throws {
    try Program.apply(folder, #"{"command":"createGroup","name":"VIP"}"#)
    let desk = try desk()
    try desk.press("F9", "4", "4", "F7")
    try desk.see("► Название промокода")
    try desk.type("ВИП50")
    try desk.go(to: "Количество бонусов для начисления")
    try desk.type("50")
    try desk.go(to: "Группы клиентов")
    try desk.press("F4")
    try desk.type("VIP")
    try desk.press("\u{14}", "Enter", "Ctrl-S")
    try desk.see("Промокод создан: ВИП50", "без срока VIP")
    try openCard(on: desk)
    try desk.press("p")
    try desk.type("вип50")
    try desk.see("Промокод ВИП50 только для групп: VIP")
    try desk.press("F4")
    try desk.see("нет Одна из групп VIP", "Предложите другой код")
    try desk.press("Esc")
    try desk.see("[ Активировать ]")
    try desk.press("Ctrl-U", "Esc")
    try desk.see("p/з Промокод")
    try desk.press("g")
    try desk.see("[ ] VIP")
    try desk.type("VIP")
    try desk.press("Enter")
    try desk.see("Постоянные, VIP")
    try desk.press("p")
    try desk.type("вип50")
    try desk.see("ВИП50: 50,00 бонусов, без срока")
    try desk.press("Enter")
    try desk.see("Иванов Иван: ВИП50, + 50,00, на счёте 50,00")
  }
}
