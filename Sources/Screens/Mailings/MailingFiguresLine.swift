import Localization
import Loyalty

/// What the menu says of messages: those that wait, and scheduled ones.
struct MailingFiguresLine {
  private let context: Context

  init(_ context: Context) {
    self.context = context
  }

  /// "scheduled 1, waiting 3"; nothing where there are none.
  var text: String {
    let outbox = context.club.outbox
    let scheduled = outbox.mailings.count { $0.status == .scheduled }
    return [("scheduled", scheduled), ("waiting", outbox.openCount)].filter { $0.1 > 0 }
      .map { context.words("mailings.menu." + $0.0, ["count": .number($0.1)]) }
      .joined(separator: ", ")
  }
}
