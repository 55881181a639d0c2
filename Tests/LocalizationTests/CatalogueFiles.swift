import Foundation
import Localization
import Resources

/// The catalogues of the repository, read from its own folder.
enum CatalogueFiles {
  /// The folder `Resources` beside `Tests`.
  static let folder = ResourceFolder(path: root + "/Resources")

  /// The repository's folder.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  static let english = Catalogue(language: .english, from: folder)
  static let russian = Catalogue(language: .russian, from: folder)
  static let ukrainian = Catalogue(language: .ukrainian, from: folder)

  static func catalogue(_ language: Language) -> Catalogue {
    switch language {
    case .english: english
    case .russian: russian
    case .ukrainian: ukrainian
    }
  }

  /// Words of a language from the repository's folder.
  static func words(_ language: Language) -> Words {
    Words(catalogue(language), fallback: english)
  }

  /// Every file of a language with its name.
  static func files(_ language: Language) -> [(name: String, file: WordsFile)] {
    let place = "Words/" + language.code
    return folder.names(in: place).filter { $0.hasSuffix(".words") }.map { name in
      (name, WordsFile(folder.bytes(of: place + "/" + name) ?? []))
    }
  }

  /// A key without the ending of a plural form, and the form.
  static func parted(_ key: String) -> (key: String, form: PluralForm?) {
    for form in PluralForm.allCases where key.hasSuffix("." + form.rawValue) {
      return (String(key.dropLast(form.rawValue.count + 1)), form)
    }
    return (key, nil)
  }

  /// The names between braces in a text.
  static func variables(in text: String) -> Set<String> {
    var names: Set<String> = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.insert(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
