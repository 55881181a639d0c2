import Localization
import Testing

@Suite("Words fit into their places at 80 columns")
struct LengthTests {
  @Test("A label in the footer leaves room for three others", arguments: Language.allCases)
  func footerLabels(language: Language) {
    for (key, text) in CatalogueFiles.catalogue(language).texts where Self.isLabel(key) {
      #expect(text.count <= 21, "\(key) in \(language.code): \(text)")
    }
  }

  @Test(
    "A sentence about a key or a field fits into the message line",
    arguments: Language.allCases
  )
  func hints(language: Language) {
    for (key, text) in CatalogueFiles.catalogue(language).texts
    where key.hasSuffix(".hint") || key.contains(".hint.") || key.hasSuffix("emptyNext") {
      #expect(text.count <= 76, "\(key) in \(language.code): \(text)")
    }
  }

  @Test("A field’s label leaves the value two thirds of the line", arguments: Language.allCases)
  func fieldLabels(language: Language) {
    let labels = [
      "groups.field.name", "groups.field.description", "groups.field.loyalty",
      "groups.field.bonusProgram", "groups.field.discountProgram", "groups.field.membership",
      "groups.field.sms", "clients.field.name", "clients.field.phone", "clients.field.birthday",
      "clients.field.usesApp", "setup.field.store", "setup.field.timeZone", "setup.field.region",
    ]
    let words = CatalogueFiles.words(language)
    for label in labels {
      #expect(words(label).count <= 26, "\(label) in \(language.code): \(words(label))")
    }
  }

  /// `key.<action>` and `<screen>.key.<action>`.
  private static func isLabel(_ key: String) -> Bool {
    let parts = key.split(separator: ".")
    return parts.dropLast().last == "key"
  }
}
