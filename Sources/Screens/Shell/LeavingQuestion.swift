import Localization
import Terminal

/// Asks before the program is left.
struct LeavingQuestion: Sendable {
  private var question: Question<Void>

  init(isUnsaved: Bool, _ context: Context) {
    let detail = isUnsaved ? "question.leaveUnsaved" : "question.leaveDetail"
    question = Question(
      (),
      [context.words("question.leave"), context.words(detail)],
      buttons: [
        DialogButton(id: "leave", title: context.words("button.leave")),
        DialogButton(id: "stay", title: context.words("button.stay")),
      ],
      startsSafe: isUnsaved,
      openedBy: nil
    )
  }

  /// Whether to leave, once it is answered.
  mutating func press(_ stroke: KeyStroke) -> Bool? {
    question.press(stroke).map { $0 == "leave" }
  }

  /// The question over the first screen.
  func over(_ view: View) -> View { question.over(view) }

  /// The keys that work while it is open.
  func hints(_ context: Context) -> [Footer.Item] { question.hints(context) }
}
