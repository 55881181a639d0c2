import Testing

@testable import Loyalty

@Suite("Words of messages that are kept under names")
struct NamedTemplateTests {
  private func desk() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    let push = NamedTemplateDraft(name: " Турнир ", title: "Кубок", text: "{name}, начало в 18:00")
    #expect(try desk.perform(.createTemplate(push)) == .created(name: "Турнир"))
    try desk.perform(.createTemplate(NamedTemplateDraft(name: "Привет", text: "Ждём, {name}!")))
    return desk
  }

  @Test("Words with a title are offered for pushes, without one for SMS, archived ones for none")
  func offered() throws {
    var desk = try desk()
    #expect(desk.club.templates(for: .push).map(\.name) == ["Турнир"])
    #expect(desk.club.templates(for: .sms).map(\.name) == ["Привет"])
    try desk.perform(.editTemplate("привет", NamedTemplateEdit(isArchived: true)))
    #expect(desk.club.templates(for: .sms).isEmpty)
    try desk.perform(.editTemplate("2", NamedTemplateEdit(isArchived: false)))
    #expect(desk.club.templates(for: .sms).map(\.text) == ["Ждём, {name}!"])
  }

  @Test("An edit changes what it names; a title that is cleared makes it a template of SMS")
  func edited() throws {
    var desk = try desk()
    let edit = NamedTemplateEdit(name: "Кубок", text: "{club}: начало в 19:00")
    try desk.perform(.editTemplate("Турнир", edit))
    let push = try #require(desk.club.templates.named("Кубок"))
    #expect(push.title == "Кубок" && push.text == "{club}: начало в 19:00")
    try desk.perform(.editTemplate("Кубок", NamedTemplateEdit(title: .clear)))
    #expect(desk.club.templates.named("Кубок")?.channel == .sms)
    let same = NamedTemplateEdit(name: "Кубок")
    #expect(try desk.decide(.editTemplate("Кубок", same)).isEmpty)
  }

  @Test("What was sent with a template keeps its words when the template changes")
  func sent() throws {
    var desk = try ClubUnderTest.withApp(1)
    let words = NamedTemplateDraft(name: "Турнир", title: "Кубок", text: "В 18:00")
    try desk.perform(.createTemplate(words))
    let template = try #require(desk.club.templates(for: .push).first)
    try desk.push(title: template.title ?? "", text: template.text)
    try desk.perform(.editTemplate("Турнир", NamedTemplateEdit(text: "В 19:00")))
    #expect(desk.club.outbox.map(\.text) == ["В 18:00"])
  }

  @Test(
    "Words that no message could have are refused as a message's are",
    arguments: [
      (NamedTemplateDraft(name: "", text: "x"), "nameEmpty"),
      (NamedTemplateDraft(name: "турнир", text: "x"), "nameTaken"),
      (NamedTemplateDraft(name: "N", title: " ", text: "x"), "titleMissing"),
      (NamedTemplateDraft(name: "N", title: "T", text: " "), "templateEmpty"),
      (NamedTemplateDraft(name: "N", text: ""), "templateEmpty"),
      (NamedTemplateDraft(name: "N", text: "{имя}"), "templateInvalid"),
      (NamedTemplateDraft(name: "N", title: "{code}", text: "x"), "templateInvalid"),
      (NamedTemplateDraft(name: "N", text: String(repeating: "я", count: 4_000)), "textTooLong"),
      (
        NamedTemplateDraft(name: "N", title: "T", text: String(repeating: "я", count: 181)),
        "textTooLong"
      ),
    ]
  )
  func refused(draft: NamedTemplateDraft, code: String) throws {
    var desk = try desk()
    do throws(Refusal) {
      try desk.perform(.createTemplate(draft))
      Issue.record("it was taken")
    } catch {
      #expect(error.code == code)
    }
  }

  @Test("One that there is not is refused by what was typed")
  func unknown() throws {
    var desk = try desk()
    #expect(throws: Refusal.notFound(.template, typed: "Кубок")) {
      try desk.perform(.editTemplate("Кубок", NamedTemplateEdit(isArchived: true)))
    }
  }
}
