import Loyalty

/// What the one topic of ntfy cannot carry: whatever goes there all get who listen to it.
struct OneTopic {
  /// Whether pushes go to one topic.
  let isSet: Bool

  init(_ gateways: GatewayFacts?) {
    isSet = gateways.map { $0.draft.push == .ntfy && !$0.draft.topic.isEmpty } ?? false
  }

  /// The field that is wrong in a message and the catalogue key of what is; nil where it can go.
  func problem(_ draft: MailingDraft) -> (field: MailingField, key: String)? {
    guard isSet, draft.channel == .push else { return nil }
    guard draft.recipients == .everybody else { return (.recipients, "mailings.topic.group") }
    if isPersonal(draft.title ?? "") { return (.title, "mailings.topic.personal") }
    return isPersonal(draft.text) ? (.text, "mailings.topic.personal") : nil
  }

  private func isPersonal(_ text: String) -> Bool {
    (try? MessageTemplate(text, for: .mailing))?.isPersonal == true
  }
}
