import Localization
import Loyalty

/// What a country of phones is called, and how its phones look.
struct RegionWords {
  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// The country and its code: "Ukraine, +380".
  func name(_ region: Region) -> String {
    switch region {
    case .ukraine, .russia, .kazakhstan: words("setup.region." + region.code)
    case .other: words("setup.region.elsewhere")
    }
  }

  /// A phone as people of the country type it.
  static func example(_ region: Region?) -> String {
    switch region {
    case .ukraine: "050 123 45 67"
    case .russia: "8 916 123-45-67"
    case .kazakhstan: "8 701 123-45-67"
    case .other, nil: "+380 50 123 45 67"
    }
  }
}
