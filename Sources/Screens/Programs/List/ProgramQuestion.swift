import Localization
import Loyalty
import Terminal

/// What a question about a program is about.
struct ProgramQuestion: Hashable, Sendable {
  /// The program.
  let program: Program.ID
  /// Whether it goes into the archive; else it comes back.
  let archives: Bool

  /// Asks whether to archive a program or bring it back; names the groups that keep it in use.
  static func ask(_ program: Program, _ context: Context) -> Question<ProgramQuestion> {
    let words = context.words
    let keep = DialogButton(id: "keep", title: words("button.leaveAsIs"))
    let tag = ProgramQuestion(program: program.id, archives: !program.isArchived)
    let name: [String: WordValue] = ["name": .text(program.name)]
    let users = context.club.groups(with: program.id).map(\.name)
    if tag.archives, !users.isEmpty {
      let refusal = Refusal.programInUse(program: program.name, groups: users)
      return Question(
        tag,
        [words("programs.ask.archive", name), context.sentence(for: refusal)],
        buttons: [keep],
        openedBy: nil
      )
    }
    let verb = words(tag.archives ? "button.archive" : "button.restore")
    let what = tag.archives ? "archive" : "restore"
    return Question(
      tag,
      [words("programs.ask." + what, name), words("programs.ask." + what + "Stays")],
      buttons: [DialogButton(id: "do", title: verb), keep],
      openedBy: nil
    )
  }
}
