import Localization
import Terminal

/// Asks before the program is left.
struct LeavingQuestion: Sendable {
  let dialog: Dialog
  private(set) var state: DialogState

  init(_ context: Context) {
    dialog = Dialog(
      paragraphs: [context.words("question.leave"), context.words("question.leaveDetail")],
      buttons: [
        DialogButton(id: "leave", title: context.words("key.leave")),
        DialogButton(id: "stay", title: context.words("key.stay")),
      ]
    )
    state = DialogState(dialog)
  }

  /// Whether to leave, once it is answered.
  mutating func press(_ stroke: KeyStroke) -> Bool? {
    guard case .pressed(let id) = state.handle(stroke.key, at: stroke.at, in: dialog) else {
      return nil
    }
    return id == "leave"
  }
}
