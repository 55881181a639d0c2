import Localization
import Resources
import Terminal

/// A language and a size: what a frame is looked at in.
struct Look: Hashable, Sendable, CustomStringConvertible {
  var language: Language = .russian
  var size = Size(columns: 80, rows: 24)

  static let languages: [Language] = [.english, .russian, .ukrainian]
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

  /// The three languages at both sizes.
  static let all = languages.flatMap { language in
    sizes.map { Look(language: language, size: $0) }
  }

  /// A small terminal: the least that anything is shown on.
  static let smallest = Look(size: Size(columns: 40, rows: 12))

  var description: String { "\(language.code).\(size.columns)x\(size.rows)" }
}

/// The words and help pages of the repository.
enum RepositoryWords {
  /// The repository's folder.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  static let folder = ResourceFolder(path: root + "/Resources")

  private static let words = Dictionary(
    uniqueKeysWithValues: Look.languages.map { ($0, Words($0, from: folder)) }
  )

  static func words(_ language: Language) -> Words {
    words[language] ?? Words(language, from: folder)
  }
}
