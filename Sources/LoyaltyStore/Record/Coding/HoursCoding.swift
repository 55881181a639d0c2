import JSONText
import Loyalty

/// Days of the week, 1 for Monday, and a window of hours as JSON:
/// `{"days":[6,7],"from":"22:00:00","until":"06:00:00"}`; without a window, whole days.
enum HoursCoding {
  static func write(_ hours: WeeklyHours, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("days")
      writer.array(hours.days.map(\.rawValue).sorted()) { $0.integer($1) }
      if let window = hours.window {
        writer.member("from", text(window.from))
        writer.member("until", text(window.until))
      }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> WeeklyHours {
    var days: [Weekday]?
    var times: [String: TimeOfDay] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "days": days = try reader.array(of: readDay)
      case "from", "until": times[key] = try reader.parsed(time)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    var window: HoursWindow?
    if !times.isEmpty {
      window = HoursWindow(
        from: try reader.required(times["from"], "from"),
        until: try reader.required(times["until"], "until")
      )
    }
    return WeeklyHours(days: Set(try reader.required(days, "days")), window: window)
  }

  private static func readDay(_ reader: inout JSONReader) throws(JSONProblem) -> Weekday {
    let number = try reader.integer(as: Int.self)
    guard let day = Weekday(rawValue: number) else {
      throw reader.problem(.unknownValue("\(number)"))
    }
    return day
  }

  private static func text(_ time: TimeOfDay) -> String {
    time.text + ":" + (time.second < 10 ? "0" : "") + String(time.second)
  }

  private static func time(_ text: String) -> TimeOfDay? {
    guard let time = TimeOfDay(typed: text), self.text(time) == text else { return nil }
    return time
  }
}
