import Screens
import Terminal
import Testing

@Suite struct QuestionTests {
  private func question(openedBy stroke: KeyStroke?) -> Question<String> {
    Question(
      "archive",
      ["Убрать в архив?"],
      buttons: [
        DialogButton(id: "archive", title: "В архив"),
        DialogButton(id: "stay", title: "Оставить как есть"),
      ],
      openedBy: stroke
    )
  }

  @Test("An Enter right after the Enter that opened the question is thrown away")
  func bounce() {
    var question = question(openedBy: KeyStroke(.enter, at: 1_000))
    #expect(question.press(KeyStroke(.enter, at: 1_100)) == nil)
    #expect(question.press(KeyStroke(.enter, at: 1_200)) == "archive")
  }

  @Test("After another key Enter answers at once")
  func noBounce() {
    var question = question(openedBy: KeyStroke(.function(8), at: 1_000))
    #expect(question.press(KeyStroke(.enter, at: 1_010)) == "archive")
  }

  @Test("Esc is the button that changes nothing; a letter only moves to its button")
  func escape() {
    var question = question(openedBy: nil)
    #expect(question.press(KeyStroke("о", at: 0)) == nil)
    #expect(question.press(KeyStroke(.enter, at: 10)) == "stay")
    #expect(question.press(KeyStroke(.escape, at: 20)) == "stay")
  }
}
