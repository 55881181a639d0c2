import JSONText
import Loyalty

/// What the club decided about messages as JSON.
///
///     {"quietHours":{"from":"22:00","until":"09:00"},"cap":{"count":2,"hours":168},
///      "desksSend":false,"birthday":{…},"burning":{…}}
enum MessageRulesCoding {
  static func write(_ rules: MessageRules, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("quietHours")
      writer.optional(rules.quietHours) { writer, hours in
        writer.object { writer in
          writer.member("from", hours.from.text)
          writer.member("until", hours.until.text)
        }
      }
      writer.key("cap")
      writer.object { writer in
        writer.member("count", rules.cap.count)
        writer.member("hours", rules.cap.hours)
      }
      writer.member("desksSend", rules.desksSend)
      writer.member("birthday", rules.birthday, write)
      writer.member("burning", rules.burning, write)
    }
  }

  private static func write(_ reminder: MessageRules.Reminder, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("on", reminder.isOn)
      writer.member("channel", reminder.channel.rawValue)
      writer.member("template", reminder.template)
      writer.member("daysBefore", reminder.daysBefore)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> MessageRules {
    var rules = MessageRules.usual
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "quietHours": rules.quietHours = try reader.optional(readHours)
      case "cap": rules.cap = try readCap(&reader)
      case "desksSend": rules.desksSend = try reader.bool()
      case "birthday": rules.birthday = try readReminder(&reader)
      case "burning": rules.burning = try readReminder(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return rules
  }

  private static func readHours(_ reader: inout JSONReader) throws(JSONProblem) -> HoursWindow {
    var times: [String: TimeOfDay] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "from", "until": times[key] = try reader.parsed { TimeOfDay(typed: $0) }
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return HoursWindow(
      from: try reader.required(times["from"], "from"),
      until: try reader.required(times["until"], "until")
    )
  }

  private static func readCap(_ reader: inout JSONReader) throws(JSONProblem) -> MessageRules.Cap {
    var numbers: [String: Int] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "count", "hours": numbers[key] = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return MessageRules.Cap(
      count: try reader.required(numbers["count"], "count"),
      hours: try reader.required(numbers["hours"], "hours")
    )
  }

  private static func readReminder(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> MessageRules.Reminder {
    var reminder = MessageRules.Reminder.off
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "on": reminder.isOn = try reader.bool()
      case "channel": reminder.channel = try reader.parsed(Channel.init)
      case "template": reminder.template = try reader.string()
      case "daysBefore": reminder.daysBefore = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return reminder
  }
}
