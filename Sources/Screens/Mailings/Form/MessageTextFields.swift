import Localization
import Loyalty
import Terminal

/// Title and text of a message as fields of a form, the same wherever messages are written.
struct MessageTextFields<ID: Hashable & Sendable> {
  /// The way that the message goes.
  let channel: Channel
  let context: Context
  private var words: Words { context.words }

  /// What a field keeps of a text: more than can be sent, so that nothing is cut off unseen; what is
  /// too long is refused on saving.
  private static var typingLimit: Int { 10_000 }

  init(_ channel: Channel, _ context: Context) {
    self.channel = channel
    self.context = context
  }

  /// The title of a push, with how much of the limit is used.
  func title(_ id: ID, _ typed: String) -> FormItem<ID> {
    .field(
      Field(
        id,
        words("mailings.field.title"),
        .text(limit: Self.typingLimit, variables: variables),
        trailing: used(typed, Mailing.titleLimit)
      )
    )
  }

  /// The text; beneath that of an SMS stands what it comes to.
  func text(_ id: ID, _ typed: String, counted: (String) -> [String]) -> FormItem<ID> {
    let isPush = channel == .push
    let limit = isPush ? Mailing.pushLimit : MessageTemplate.lengthLimit
    let isCounted = !isPush && !typed.isBlank
    return .field(
      Field(
        id,
        words("mailings.field.text"),
        .text(limit: Self.typingLimit, variables: variables),
        trailing: isPush || typed.unicodeScalars.count > limit ? used(typed, limit) : "",
        notes: isCounted ? counted(typed) : []
      )
    )
  }

  private var variables: [FieldOption] {
    MessageTemplate.Context.mailing.variables.map { variable in
      let meaning = words("groups.variable." + variable.rawValue)
      return FieldOption("{\(variable.rawValue)}", "{\(variable.rawValue)}  " + meaning)
    }
  }

  private func used(_ typed: String, _ limit: Int) -> String {
    words(
      "common.of",
      ["number": .number(typed.unicodeScalars.count), "total": .number(limit)]
    )
  }
}
