import Localization
import Resources
import Testing

@Suite("Words inside files")
struct FileWordsTests {
  let words = FileWords(from: CatalogueFiles.folder)

  @Test(
    "A heading in any language names its column",
    arguments: [
      ("name", "name"), ("ФИО", "name"), ("Клиент", "name"), ("ПІБ", "name"), ("Ім’я", "name"),
      ("Телефон", "phone"), ("Моб. телефон", "phone"), ("Дата рождения", "birthday"),
      ("Дата народження", "birthday"), ("Группы", "groups"), ("Групи", "groups"),
      ("E-mail", "email"), ("Почта", "email"), ("Заметка", "note"), ("Стать", "gender"),
      ("Согласие на SMS", "sms"), ("Згода на e-mail", "mail"), ("Застосунок", "app"),
    ]
  )
  func headings(heading: String, column: String) {
    #expect(words.columns[heading] == column)
  }

  @Test("No heading stands for two columns, whatever its case and signs")
  func noHeadingTwice() {
    var columns: [String: String] = [:]
    for language in Language.allCases {
      for (key, _) in CatalogueFiles.catalogue(language).texts where key.hasPrefix("column.") {
        for heading in CatalogueFiles.words(language).parts(of: key) {
          let letters = heading.lowercased().filter { $0.isLetter }
          let other = columns.updateValue(key, forKey: letters)
          #expect(other == nil || other == key, "\(heading)")
        }
      }
    }
    #expect(columns.count > 60)
  }

  @Test("Yes and no, female and male share no word")
  func noAnswerTwice() {
    #expect(words.yes.isDisjoint(with: words.no))
    #expect(words.female.isDisjoint(with: words.male))
    #expect(words.yes.contains("так") && words.no.contains("нет"))
    #expect(words.female.contains("ж") && words.male.contains("ч"))
    #expect(words.reasons == ["reason of refusal", "Причина отказа", "Причина відмови"])
  }

  @Test("The first of a column’s words is its heading")
  func ownHeading() {
    #expect(CatalogueFiles.words(.english).columnHeading("email") == "email")
    #expect(CatalogueFiles.words(.russian).columnHeading("birthday") == "Дата рождения")
  }

  @Test("A refusal says what is wrong, the value, and what to do next")
  func sentences() {
    let russian = CatalogueFiles.words(.russian)
    let values: [String: WordValue] = ["typed": "050", "digits": 3, "example": "050 123-45-67"]
    #expect(
      russian.sentence("refusal.phoneInvalid.tooShort", values)
        == "«050»: цифр 3, в телефоне не меньше 8. Добавьте недостающие, 050 123-45-67"
    )
    #expect(russian.sentence("state.nothingToUndo") == "Возвращать нечего")
  }
}
