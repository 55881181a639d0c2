package import Loyalty

/// What the machine says about itself: the answers that the first start offers.
package struct SetupDefaults: Hashable, Sendable {
  /// The machine's time zone, an IANA name; nil where it tells no place, as UTC, so that the
  /// club's must be chosen.
  package var timeZone: String?
  /// The country whose phones are understood.
  package var region: Region
  /// The currency of the store.
  package var currency: Currency
  /// The folder in which the store will be.
  package var place: String
  /// All time zones to choose from, IANA names.
  package var timeZones: [String]
  /// Cities and countries by which a time zone is found.
  package var cities: [String: [String]]

  /// Collects the answers.
  ///
  /// - Parameters:
  ///   - timeZone: The machine's time zone, an IANA name.
  ///   - region: The country of phones; nil takes that of the time zone.
  ///   - currency: The currency; nil takes that of the country.
  ///   - place: The folder of the store.
  ///   - timeZones: The time zones to choose from.
  ///   - cities: Cities and countries by which a time zone is found.
  package init(
    timeZone: String,
    region: Region? = nil,
    currency: Currency? = nil,
    place: String,
    timeZones: [String],
    cities: [String: [String]] = [:]
  ) {
    let region = region ?? Self.region(ofTimeZone: timeZone)
    self.timeZone = timeZones.contains(timeZone) ? timeZone : nil
    self.region = region
    self.currency = currency ?? Self.currency(of: region) ?? .hryvnia
    self.place = place
    self.timeZones = timeZones
    self.cities = cities
  }

  /// The currency that a country pays in, where it is one of ours.
  package static func currency(of region: Region) -> Currency? {
    switch region {
    case .ukraine: .hryvnia
    case .russia: .rouble
    case .kazakhstan: .tenge
    case .other: nil
    }
  }

  /// The country that a time zone lies in, as far as its phones are ours.
  private static func region(ofTimeZone name: String) -> Region {
    switch name {
    case "Europe/Kyiv", "Europe/Kiev", "Europe/Uzhgorod", "Europe/Zaporozhye": .ukraine
    case "Asia/Almaty", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay",
      "Asia/Qyzylorda":
      .kazakhstan
    case "Europe/Moscow", "Europe/Kaliningrad", "Europe/Samara", "Europe/Saratov",
      "Europe/Volgograd", "Europe/Kirov", "Europe/Astrakhan", "Europe/Ulyanovsk",
      "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk",
      "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Chita", "Asia/Yakutsk",
      "Asia/Vladivostok", "Asia/Khandyga", "Asia/Ust-Nera", "Asia/Magadan", "Asia/Sakhalin",
      "Asia/Srednekolymsk", "Asia/Kamchatka", "Asia/Anadyr":
      .russia
    default: .other("ZZ")
    }
  }
}
