import JSONText
import Loyalty

/// The members of a schedule.
private enum ScheduleFields {
  static let days = Field("days", Shape<[Weekday]>.list(of: .weekday), "the days it starts on")
  static let from = Field("from", .timeOfDay, "the first time inside")
  static let until = Field("until", .timeOfDay, "the first time after")
  static let all = [days.optional, from.optional, until.optional]
}

extension Shape where Value == WeeklyHours {
  /// Days and hours: every day without `days`, the whole day without `from` and `until`.
  ///
  /// Hours over midnight belong to the day on which they start (rules.md §1.7).
  static var schedule: Shape {
    object(
      "{\"days\": [\"mon\", …, \"sun\"], \"from\": \"22:00\", \"until\": \"06:00\"}; "
        + "without days every day, without from and until the whole day",
      of: ScheduleFields.all
    ) { values throws(LineRefusal) in
      let days = try values.optional(ScheduleFields.days) ?? Weekday.allCases
      guard !days.isEmpty else {
        let place = values.place(of: ScheduleFields.days)
        throw .malformed(Malformed(.outOfRange("0 days", from: 1, to: 7), at: place))
      }
      return WeeklyHours(days: Set(days), window: try window(values))
    }
  }

  private static func window(_ values: Values) throws(LineRefusal) -> HoursWindow? {
    let from = try values.optional(ScheduleFields.from)
    let until = try values.optional(ScheduleFields.until)
    switch (from, until) {
    case (let from?, let until?): return HoursWindow(from: from, until: until)
    case (nil, nil): return nil
    case (nil, _?): throw values.missing(ScheduleFields.from)
    case (_?, nil): throw values.missing(ScheduleFields.until)
    }
  }
}

extension Shape where Value == TimeOfDay {
  /// A local time of day.
  static var timeOfDay: Shape {
    let words = "time from \"00:00\" to \"23:59\""
    return Shape(words) { value in
      guard case .string(let text) = value else { return nil }
      return TimeOfDay(typed: text)
    }
  }
}

extension Shape where Value == Weekday {
  /// A day of the week by three letters.
  fileprivate static var weekday: Shape {
    let known = Weekday.allCases.map(\.code)
    return Shape("\"mon\" … \"sun\"") { value, place throws(LineRefusal) in
      guard case .string(let text) = value else {
        throw .wrongType(value, expected: known.joined(separator: " "), at: place)
      }
      guard let day = Weekday.allCases.first(where: { $0.code == text }) else {
        throw .unknownValue(text, known: known, at: place)
      }
      return day
    }
  }
}

extension Weekday {
  /// The three letters of the contract: "mon".
  var code: String {
    switch self {
    case .monday: "mon"
    case .tuesday: "tue"
    case .wednesday: "wed"
    case .thursday: "thu"
    case .friday: "fri"
    case .saturday: "sat"
    case .sunday: "sun"
    }
  }
}

extension WeeklyHours {
  /// The schedule as it is given; `from` and `until` are there where it has hours.
  var answer: JSONValue {
    let days = Weekday.allCases.filter(days.contains).map(\.code)
    guard let window else { return .members(["days": .texts(days)]) }
    return .members([
      "days": .texts(days), "from": .string(window.from.text),
      "until": .string(window.until.text),
    ])
  }
}
