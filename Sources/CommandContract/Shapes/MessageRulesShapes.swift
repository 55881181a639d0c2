import JSONText
import Loyalty

/// The members of hours and of a cap.
private enum RuleFields {
  static let from = Field("from", .timeOfDay, "the first time inside")
  static let until = Field("until", .timeOfDay, "the first time after")
  static let count = Field(
    "count",
    .whole(0...MessageRules.Cap.countLimit),
    "how many messages"
  )
  static let hours = Field(
    "hours",
    .whole(1...MessageRules.Cap.hoursLimit),
    "in how many hours"
  )
  static let isOn = Field("on", .bool, "whether it goes")
  static let channel = Field("channel", Shape<Channel>.choice, "sms or push")
  static let template = Field("template", .text, "the text, with variables such as {name}")
  static let daysBefore = Field(
    "daysBefore",
    .whole(0...MessageRules.Reminder.daysLimit),
    "how many days before"
  )
}

extension Shape where Value == HoursWindow {
  /// A daily stretch of local time.
  static var hours: Shape {
    object(
      "{\"from\": \"22:00\", \"until\": \"09:00\"}",
      of: [RuleFields.from.required, RuleFields.until.required]
    ) { values throws(LineRefusal) in
      HoursWindow(
        from: try values.required(RuleFields.from),
        until: try values.required(RuleFields.until)
      )
    }
  }
}

extension Shape where Value == MessageRules.Cap {
  /// How many messages in how many hours.
  static var cap: Shape {
    object(
      "{\"count\": 2, \"hours\": 168}",
      of: [RuleFields.count.required, RuleFields.hours.required]
    ) { values throws(LineRefusal) in
      MessageRules.Cap(
        count: try values.required(RuleFields.count),
        hours: try values.required(RuleFields.hours)
      )
    }
  }
}

extension Shape where Value == MessageRules.Reminder {
  /// A message that goes by itself.
  static var reminder: Shape {
    object(
      "{\"on\": true, \"channel\": \"sms\", \"daysBefore\": 3, \"template\": \"…\"}",
      of: [
        RuleFields.isOn.required, RuleFields.channel.optional, RuleFields.template.optional,
        RuleFields.daysBefore.optional,
      ]
    ) { values throws(LineRefusal) in
      MessageRules.Reminder(
        isOn: try values.required(RuleFields.isOn),
        channel: try values.optional(RuleFields.channel) ?? .sms,
        template: try values.optional(RuleFields.template) ?? "",
        daysBefore: try values.optional(RuleFields.daysBefore) ?? 0
      )
    }
  }
}
