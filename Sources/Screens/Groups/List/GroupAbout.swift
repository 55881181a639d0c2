import Localization
import Loyalty
import Terminal

/// The part below a list that tells about the selected group.
struct GroupAbout {
  /// The rows that it takes.
  static let rows = 4
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// The full name, what the group is for, how it works, what to do next.
  func view(_ group: Group) -> View {
    let description = group.description.map(Self.oneLine) ?? words("groups.about.noDescription")
    var lines = [
      LabelledLine.words(group.name, style: Style(.text, bold: true)),
      LabelledLine.words(description, style: group.description == nil ? .muted : .text),
      LabelledLine.words(facts(of: group)),
    ]
    if let next = next(group) { lines.append(.words(next, style: .muted)) }
    return .labels(LabelsView(lines))
  }

  /// A description may have several lines; the list shows one.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Membership, messages, and for how many clients the group is the leading one.
  private func facts(of group: Group) -> String {
    let club = context.club
    var facts = [words("groups.about.byHand"), messages(of: group)]
    let clients = club.clientCount(in: group.id)
    if clients > 0, !group.isArchived {
      facts.append(
        words(
          "groups.about.leading",
          ["led": .number(club.clientsLed(by: group.id)), "total": .number(clients)]
        )
      )
    }
    return facts.joined(separator: ". ")
  }

  private func messages(of group: Group) -> String {
    switch (group.welcomeSms.isOn, group.afterOrderSms.isOn) {
    case (true, true): words("groups.about.smsBoth")
    case (true, false): words("groups.about.smsWelcome")
    case (false, true): words("groups.about.smsAfterOrder")
    case (false, false): words("groups.about.smsNone")
    }
  }

  private func next(_ group: Group) -> String? {
    if group.isArchived { return nil }
    if context.club.groups.defaultGroup == group.id { return words("groups.about.default") }
    return context.club.clientCount(in: group.id) == 0 ? words("groups.about.empty") : nil
  }
}
