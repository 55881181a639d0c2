import Localization
import Loyalty
import Terminal

/// The fields of the rules of messages, top to bottom.
package enum MessageRulesField: String, Hashable, Sendable {
  case quiet, quietFrom, quietUntil
  case capCount, capHours
  case desksSend
  case birthday, birthdayChannel, birthdayDays, birthdayText
  case burning, burningChannel, burningDays, burningText
}

/// The fields of one message that goes by itself.
struct ReminderFields: Sendable {
  let isOn: MessageRulesField
  let channel: MessageRulesField
  let days: MessageRulesField
  let text: MessageRulesField
  /// What its text may speak of.
  let speaks: MessageTemplate.Context

  static let birthday = ReminderFields(
    isOn: .birthday,
    channel: .birthdayChannel,
    days: .birthdayDays,
    text: .birthdayText,
    speaks: .mailing
  )
  static let burning = ReminderFields(
    isOn: .burning,
    channel: .burningChannel,
    days: .burningDays,
    text: .burningText,
    speaks: .burning
  )
}

extension [MessageRulesField: FieldValue] {
  /// What the form opens with.
  init(_ rules: MessageRules) {
    let quiet = rules.quietHours ?? MessageRules.usualQuietHours
    self = [
      .quiet: .check(rules.quietHours != nil),
      .quietFrom: .text(quiet.from.text),
      .quietUntil: .text(quiet.until.text),
      .capCount: .text(String(rules.cap.count)),
      .capHours: .text(String(rules.cap.hours)),
      .desksSend: .check(rules.desksSend),
    ]
    add(rules.birthday, .birthday, days: 0)
    add(rules.burning, .burning, days: 7)
  }

  /// A reminder that nobody wrote yet is offered some days before its occasion.
  private mutating func add(
    _ reminder: MessageRules.Reminder,
    _ fields: ReminderFields,
    days: Int
  ) {
    let isNew = reminder == .off
    self[fields.isOn] = .check(reminder.isOn)
    self[fields.channel] = .choice(reminder.channel.rawValue)
    self[fields.days] = .text(String(isNew ? days : reminder.daysBefore))
    self[fields.text] = .text(reminder.template)
  }
}

/// Reads what stands in the form of the rules; each problem names its field.
struct MessageRulesReading {
  /// What cannot be read: a sentence of the catalogue with its values.
  struct Problem: Error {
    let field: MessageRulesField
    let words: String
    let typed: String
  }

  private let form: FormState<MessageRulesField>

  init(_ form: FormState<MessageRulesField>) {
    self.form = form
  }

  /// All that the form says.
  func edit() throws(Problem) -> MessageRulesEdit {
    MessageRulesEdit(
      quietHours: form.isOn(.quiet)
        ? .set(HoursWindow(from: try time(.quietFrom), until: try time(.quietUntil))) : .clear,
      cap: MessageRules.Cap(count: try whole(.capCount), hours: try whole(.capHours)),
      desksSend: form.isOn(.desksSend),
      birthday: try reminder(.birthday),
      burning: try reminder(.burning)
    )
  }

  private func reminder(
    _ fields: ReminderFields
  ) throws(Problem) -> MessageRules.Reminder {
    let isOn = form.isOn(fields.isOn)
    return MessageRules.Reminder(
      isOn: isOn,
      channel: form.choice(fields.channel).flatMap { Channel(rawValue: $0) } ?? .sms,
      template: form.text(fields.text),
      daysBefore: isOn ? try whole(fields.days) : (try? whole(fields.days)) ?? 0
    )
  }

  private func whole(_ field: MessageRulesField) throws(Problem) -> Int {
    let typed = form.text(field)
    guard let number = Int(typed.filter { !$0.isWhitespace }), number >= 0 else {
      throw Problem(field: field, words: "gateways.problem.number", typed: typed)
    }
    return number
  }

  private func time(_ field: MessageRulesField) throws(Problem) -> TimeOfDay {
    let typed = form.text(field)
    guard let time = TimeOfDay(typed: typed.contains(":") ? typed : typed + ":00") else {
      throw Problem(field: field, words: "programs.problem.time", typed: typed)
    }
    return time
  }
}
