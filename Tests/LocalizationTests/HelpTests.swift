import Localization
import Resources
import Testing

@Suite("Help pages")
struct HelpTests {
  @Test("The three languages have the same pages, with as many situations")
  func pagesAgree() throws {
    let pages = Self.pages(.english)
    #expect(pages.contains("groups") && pages.contains("keys"))
    for language in [Language.russian, .ukrainian] {
      #expect(Self.pages(language) == pages)
      for page in pages {
        let own = try #require(HelpTopic(page, language: language, from: CatalogueFiles.folder))
        let english = try #require(HelpTopic(page, language: .english, from: CatalogueFiles.folder))
        #expect(own.situations.count == english.situations.count, "\(language.code)/\(page)")
        #expect(own.paragraphs.count == english.paragraphs.count, "\(language.code)/\(page)")
        #expect(own != english, "\(language.code)/\(page)")
      }
    }
  }

  @Test("Every page has a title, a first paragraph, and an answer to each question")
  func pagesAreWhole() throws {
    for language in Language.allCases {
      for page in Self.pages(language) {
        let topic = try #require(HelpTopic(page, language: language, from: CatalogueFiles.folder))
        #expect(!topic.title.isEmpty, "\(language.code)/\(page)")
        #expect(!topic.paragraphs.isEmpty, "\(language.code)/\(page)")
        #expect(topic.situations.count >= 4, "\(language.code)/\(page)")
        for situation in topic.situations {
          #expect(!situation.answer.isEmpty, "\(language.code)/\(page): \(situation.question)")
          #expect(situation.question.count <= 60, "\(language.code)/\(page): \(situation.question)")
        }
      }
    }
  }

  @Test("The page of groups answers seven situations")
  func groups() throws {
    let topic = try #require(
      HelpTopic("groups", language: .russian, from: CatalogueFiles.folder)
    )
    #expect(topic.title == "Группы")
    #expect(topic.situations.count == 7)
    #expect(topic.situations.first?.question == "Не понимаю, какие группы создавать")
  }

  @Test("Lines that follow each other are one paragraph, also with CRLF")
  func parsing() {
    let page =
      "# Title\r\n\r\nOne\r\ntwo\r\n\r\nThree\r\n\r\n## Why?\r\nSo\r\n\r\nAnd so\r\n## How?\r\n"
    let topic = HelpTopic(markdown: page)
    #expect(topic.title == "Title")
    #expect(topic.paragraphs == ["One two", "Three"])
    #expect(topic.situations.map(\.question) == ["Why?", "How?"])
    #expect(topic.situations.map(\.answer) == [["So", "And so"], []])
  }

  @Test("Codes in braces behind a question name the refusals that it is about")
  func about() {
    let topic = HelpTopic(markdown: "# T\n\n## Taken? {nameTaken, phoneTaken}\nSo\n\n## Why?\n")
    #expect(topic.situations.map(\.question) == ["Taken?", "Why?"])
    #expect(topic.situations.map(\.about) == [["nameTaken", "phoneTaken"], []])
  }

  @Test("The situations of a page are about the same refusals in all languages")
  func sameRefusals() throws {
    for name in Self.pages(.english) {
      let about = try Language.allCases.map { language in
        try #require(HelpTopic(name, language: language, from: CatalogueFiles.folder))
          .situations.map(\.about)
      }
      #expect(Set(about).count == 1, "\(name)")
    }
  }

  @Test("A page that a language lacks is shown in English, an unknown one is none")
  func missing() {
    #expect(HelpTopic("no-such-page", language: .russian, from: CatalogueFiles.folder) == nil)
  }

  private static func pages(_ language: Language) -> [String] {
    CatalogueFiles.folder.names(in: "Help/" + language.code)
      .filter { $0.hasSuffix(".md") }
      .map { String($0.dropLast(3)) }
  }
}
