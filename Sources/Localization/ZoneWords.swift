package import Resources

/// The cities and countries by which time zones are found, in every language of the screens.
package enum ZoneWords {
  private static let beginning = "timeZone."
  /// Older names of zones that some machines have still.
  private static let olderNames = ["Europe/Kyiv": "Europe/Kiev"]

  /// Reads the words `timeZone.*` of every language; `|` parts the names in them.
  ///
  /// - Returns: The names by the zone's IANA name.
  package static func cities(from folder: ResourceFolder) -> [String: [String]] {
    var cities: [String: [String]] = [:]
    for language in Language.allCases {
      let texts = Catalogue(language: language, from: folder).texts
      for (key, text) in texts where key.hasPrefix(beginning) {
        let zone = String(key.dropFirst(beginning.count))
        cities[zone, default: []] += FileWords.parts(text)
      }
    }
    for (zone, older) in olderNames { cities[older] = cities[zone] }
    return cities
  }
}
