import Foundation
import Localization
import Resources
import Testing

@Suite("Catalogues agree")
struct CatalogueTests {
  @Test("The three languages have the same files", arguments: Language.allCases)
  func sameFiles(language: Language) {
    let names = CatalogueFiles.files(language).map(\.name)
    #expect(names == CatalogueFiles.files(.english).map(\.name))
    #expect(names.contains("common.words"))
  }

  @Test("Every line of every file can be read", arguments: Language.allCases)
  func linesParse(language: Language) {
    for (name, file) in CatalogueFiles.files(language) {
      #expect(file.problems.isEmpty, "\(language.code)/\(name)")
      #expect(!file.entries.isEmpty, "\(language.code)/\(name)")
    }
  }

  @Test("No key stands twice in a language", arguments: Language.allCases)
  func keysStandOnce(language: Language) {
    var places: [String: String] = [:]
    for (name, file) in CatalogueFiles.files(language) {
      for entry in file.entries {
        let before = places.updateValue(name, forKey: entry.key)
        #expect(before == nil, "\(entry.key) in \(before ?? "") and \(name)")
      }
    }
  }

  @Test("The three languages have the same keys", arguments: [Language.russian, .ukrainian])
  func sameKeys(language: Language) {
    let english = Self.plainKeys(.english)
    let other = Self.plainKeys(language)
    #expect(english.subtracting(other).sorted() == [], "missing in \(language.code)")
    #expect(other.subtracting(english).sorted() == [], "only in \(language.code)")
  }

  @Test(
    "A text has the same variables in every language",
    arguments: [Language.russian, .ukrainian]
  )
  func sameVariables(language: Language) {
    let english = Self.variables(.english)
    for (key, variables) in Self.variables(language) {
      #expect(variables == english[key], "\(key) in \(language.code)")
    }
  }

  @Test("A plural has every form of its language, and no other", arguments: Language.allCases)
  func pluralForms(language: Language) {
    var forms: [String: Set<PluralForm>] = [:]
    for key in CatalogueFiles.catalogue(language).texts.keys {
      let (plain, form) = CatalogueFiles.parted(key)
      if let form { forms[plain, default: []].insert(form) }
    }
    #expect(!forms.isEmpty)
    for (key, found) in forms {
      #expect(found == Set(PluralForm.required(in: language)), "\(key) in \(language.code)")
    }
  }

  @Test("A key is a plural in all languages or in none", arguments: [Language.russian, .ukrainian])
  func pluralsEverywhere(language: Language) {
    #expect(Self.pluralKeys(language) == Self.pluralKeys(.english))
  }

  @Test("The plural forms of a key all show the count", arguments: Language.allCases)
  func pluralsShowCount(language: Language) {
    for (key, text) in CatalogueFiles.catalogue(language).texts
    where CatalogueFiles.parted(key).form != nil {
      #expect(CatalogueFiles.variables(in: text).contains("count"), "\(key) in \(language.code)")
    }
  }

  @Test("Every word asked for in the code is in the catalogues")
  func codeAsksForKnownWords() throws {
    let words = CatalogueFiles.words(.english)
    let asked = try Self.wordsInSources()
    #expect(asked.count > 3)
    let missing = asked.filter { !words.contains($0.key) }.map { "\($0.key) in \($0.file)" }
    #expect(missing == [])
  }

  private static func plainKeys(_ language: Language) -> Set<String> {
    Set(CatalogueFiles.catalogue(language).texts.keys.map { CatalogueFiles.parted($0).key })
  }

  private static func pluralKeys(_ language: Language) -> Set<String> {
    Set(
      CatalogueFiles.catalogue(language).texts.keys.compactMap { key in
        let (plain, form) = CatalogueFiles.parted(key)
        return form == nil ? nil : plain
      }
    )
  }

  /// The variables of each key; those of its plural forms together.
  private static func variables(_ language: Language) -> [String: Set<String>] {
    var variables: [String: Set<String>] = [:]
    for (key, text) in CatalogueFiles.catalogue(language).texts {
      variables[CatalogueFiles.parted(key).key, default: []]
        .formUnion(CatalogueFiles.variables(in: text))
    }
    return variables
  }

  /// Keys that stand in the sources, with their file.
  ///
  /// Literals in calls `words("key"`, and in the screens every literal that begins as a key does.
  /// Keys that are put together at run time are tested where that is done.
  private static func wordsInSources() throws -> [(key: String, file: String)] {
    let sections = Set(
      CatalogueFiles.english.texts.keys.compactMap { $0.split(separator: ".").first }
    )
    let sources = CatalogueFiles.root + "/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
    var found: [(String, String)] = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
        .replacing(/\/\/.*/, with: "")
      for call in text.matches(of: /\b(?:words|self)\(\s*"([A-Za-z][\w.]*\w)"\s*[,)]/) {
        found.append((String(call.output.1), file))
      }
      guard file.hasPrefix("Screens/") else { continue }
      for literal in text.matches(of: /"([A-Za-z]+)(\.[\w.]*\w)"/)
      where sections.contains(literal.output.1) {
        found.append((String(literal.output.1 + literal.output.2), file))
      }
    }
    return found
  }
}
