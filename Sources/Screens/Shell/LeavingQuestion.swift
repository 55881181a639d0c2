import Localization
import Terminal

/// Asks before the program is left.
struct LeavingQuestion: Sendable {
  private var question: Question<Void>

  init(isUnsaved: Bool, _ context: Context) {
    let detail =
      switch context.saving {
      case _ where isUnsaved: context.words("question.leaveUnsaved")
      case .noStore: context.words("question.leaveSetup")
      case .demo: context.words("setup.demo")
      case .possible, .readOnly: context.words("question.leaveDetail")
      }
    question = Question(
      (),
      [context.words("question.leave"), detail],
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
