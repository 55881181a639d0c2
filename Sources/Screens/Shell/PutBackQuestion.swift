import Localization
import Loyalty
import Terminal

/// Asks before one's last change is put back: what it was, what returns, how old it is.
struct PutBackQuestion: Sendable {
  /// After how many seconds the answer that changes nothing is lit at first.
  private static let freshness: Int64 = 300
  /// How many lines tell what returns.
  private static let lineLimit = 6

  /// The record.
  let seq: UInt64
  private var question: Question<Void>

  init(_ change: OwnChange, openedBy stroke: KeyStroke?, _ context: Context) {
    seq = change.seq
    let age = (context.now.milliseconds - change.at.milliseconds) / 1_000
    let ago = context.words.ago(seconds: Int(max(0, age)))
    var lines = [context.words("question.undo", ["what": .text(change.what)])]
    let isCut = change.returning.count > Self.lineLimit
    let returning = change.returning.prefix(isCut ? Self.lineLimit - 1 : Self.lineLimit)
    if !returning.isEmpty {
      lines.append((returning + (isCut ? ["…"] : [])).joined(separator: "\n"))
    }
    lines.append(context.words("question.undoAge", ["age": .text(ago)]))
    question = Question(
      (),
      lines,
      buttons: [
        DialogButton(id: "putBack", title: context.words("button.putBack")),
        DialogButton(id: "keep", title: context.words("button.leaveAsIs")),
      ],
      startsSafe: age > Self.freshness,
      openedBy: stroke
    )
  }

  /// Whether to put it back, once it is answered.
  mutating func press(_ stroke: KeyStroke) -> Bool? {
    question.press(stroke).map { $0 == "putBack" }
  }

  /// The question over the screen.
  func over(_ view: View) -> View { question.over(view) }

  /// The keys that work while it is open.
  func hints(_ context: Context) -> [Footer.Item] { question.hints(context) }
}

extension Shell {
  /// Asks whether to put one's last change back, or says why that cannot be.
  mutating func askToPutBack(_ context: Context) {
    guard let change = context.lastChange?() else {
      return tell(Notice(.reason, context.words("state.nothingToUndo")))
    }
    if let problem = change.problem { return tell(Notice(.reason, problem)) }
    puttingBack = PutBackQuestion(change, openedBy: nil, context)
  }

  mutating func answerPutBack(_ stroke: KeyStroke) -> [Request] {
    guard let question = puttingBack, let answer = puttingBack?.press(stroke) else { return [] }
    puttingBack = nil
    return answer ? [.putBack(question.seq)] : []
  }
}
