import Localization
import Loyalty
import Testing

@testable import Screens

@Suite("Templates of messages on the screens")
struct TemplateTests {
  /// The form of a new push, with two templates of pushes and one of SMS.
  private func form(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try list(look)
    desk.press("Esc", "F7", "Up")
    return desk
  }

  private func list(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try MailingScenes.desk(look)
    let drafts = [
      NamedTemplateDraft(
        name: "Турнир",
        title: "Турнир по CS2",
        text: "{name}, начало в 18:00, взнос 100"
      ),
      NamedTemplateDraft(name: "Ночь", title: "Ночной пакет", text: "С 23:00 до 07:00 за 200"),
      NamedTemplateDraft(name: "Давно не были", text: "{name}, бонусов {bonuses}: ждём вас!"),
    ]
    for draft in drafts { try desk.otherDesk(.createTemplate(draft)) }
    desk.press("4", "5", "t")
    return desk
  }

  @Test("The list shows names, channels, words; the selected one whole", arguments: Look.all)
  func frame(look: Look) throws {
    try list(look).expectFrame("Mailings", "templates")
  }

  @Test("An empty list says what templates are for", arguments: Look.languages)
  func empty(language: Language) throws {
    var desk = try MailingScenes.desk(Look(language: language))
    desk.press("4", "5", "t")
    desk.expectFrame("Mailings", "noTemplates")
  }

  @Test("F4 in the form offers those of the channel; the words come with it", arguments: Look.all)
  func picked(look: Look) throws {
    var desk = try form(look)
    desk.press("F4")
    desk.expectFrame("Mailings", "pickTemplate")
    desk.press("Down", "Enter")
    desk.expectFrame("Mailings", "pickedTemplate")
  }

  @Test("Picking none brings the typed words back; changed ones are kept as they are")
  func none() throws {
    var desk = try form()
    desk.press("Down")
    desk.type("Мой заголовок")
    desk.press("Up", "F4", "Down", "Enter")
    desk.expect("Турнир по CS2")
    desk.press("F4", "Home", "Enter")
    desk.expect("Мой заголовок")
    desk.expectNot("Турнир по CS2")
    desk.press("F4", "Down", "Enter", "Down")
    desk.type("!")
    desk.press("Up", "F4", "Home", "Enter")
    desk.expect("Турнир по CS2!")
  }

  @Test("Of another channel's template the words stay, and it is not picked any more")
  func otherChannel() throws {
    var desk = try form()
    desk.press("F4", "Down", "Enter", "Up", "Space")
    desk.expect("Шаблон       без шаблона")
    desk.expect("начало в 18:00, взнос 100")
    desk.press("Down", "F4")
    desk.expect("Давно не были")
    desk.expectNot("Ночь")
  }

  @Test("F7 keeps the words of the form under a name, which is picked then")
  func kept() throws {
    var desk = try form()
    desk.press("Down")
    desk.type("Кубок")
    desk.press("Down")
    desk.type("{name}, финал в 20:00")
    desk.press("Up", "Up")
    desk.expect("F7 сохраняет написанное как новый шаблон")
    desk.press("F7")
    desk.expect("› Новый шаблон", "{name}, финал в 20:00")
    desk.retype("Финал")
    desk.press("Ctrl-S")
    desk.expect("Шаблон Финал сохранён", "► Шаблон       Финал")
    let template = try #require(desk.club.templates.named("Финал"))
    #expect(template.title == "Кубок" && template.text == "{name}, финал в 20:00")
  }

  @Test("A template of SMS is made by keys, with its count, changed and put away")
  func byKeys() throws {
    var desk = try list()
    desk.press("F7")
    desk.type("Акция")
    desk.press("Down", "Space", "Down")
    desk.type("{club}: час в подарок")
    desk.expect("знаков 20: каждому 1 SMS за 1,01 грн")
    desk.press("Ctrl-S")
    desk.expect("Шаблон Акция сохранён", "► Акция")
    desk.press("F4", "Down", "Down")
    desk.type(" сегодня")
    desk.press("Ctrl-S")
    desk.expect("Шаблон Акция изменён")
    #expect(desk.club.templates.named("Акция")?.text == "{club}: час в подарок сегодня")
    #expect(desk.club.templates.named("Акция")?.channel == .sms)
    desk.press("F8", "Enter")
    desk.expect("Шаблон Акция в архиве")
    desk.expectNot("► Акция")
  }

  @Test(
    "What no message could say is refused beside its field",
    arguments: [
      ("", "T", "x", "► Название"), ("турнир", "T", "x", "► Название"),
      ("N", "", "x", "► Заголовок"), ("N", "T", "", "► Текст"), ("N", "T", "{имя}", "► Текст"),
      ("N", "{имя}", "x", "► Заголовок"),
    ]
  )
  func refused(name: String, title: String, text: String, field: String) throws {
    var desk = try list()
    desk.press("F7")
    desk.type(name)
    desk.press("Down", "Down")
    desk.type(title)
    desk.press("Down")
    desk.type(text)
    desk.press("Ctrl-S")
    desk.expect(field, squeezing: true)
    #expect(desk.club.templates.items.count == 3)
  }
}
