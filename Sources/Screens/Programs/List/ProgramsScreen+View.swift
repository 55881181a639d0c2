import Localization
import Loyalty
package import Terminal

extension ProgramsScreen {
  package func view(_ context: Context) -> View {
    let list = listView(context)
    return question.map { $0.over(list) } ?? list
  }

  private func listView(_ context: Context) -> View {
    let words = context.words
    let find: View =
      list.isFinding || !list.find.text.isEmpty
      ? .findLine(FindLineView(words("key.find"), list.find, isFocused: isTyping)) : .blank
    var parts = [
      StackPart(find, .fixed(1)), StackPart(.table(table(context)), .filling(atLeast: 4)),
    ]
    if let program = selected(context) {
      let about = TextView(ProgramAbout(program, context).paragraphs)
      parts += [.gap(), StackPart(.text(about)), .gap()]
    }
    return .stack(parts)
  }

  private func table(_ context: Context) -> TableView {
    let words = context.words
    let columns = [
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 12, ideal: 14),
        tellsApart: true
      ),
      Column(
        id: "tiers",
        title: words("programs.column.tiers"),
        width: .flexible(minimum: 48, ideal: 48),
        priority: 1
      ),
      Column(
        id: "groups",
        title: words("programs.column.groups"),
        width: .flexible(minimum: 10, ideal: 14),
        priority: 2
      ),
    ]
    let rows = rows(context)
    let club = context.club
    return TableView(columns, rows: rows, list: list, empty: empty(context)) { place in
      guard let program = rows.id(at: place).flatMap({ club.programs[$0] }) else {
        return TableRow([String]())
      }
      let groups = club.groups(with: program.id).map(\.name)
      let carried = groups.isEmpty ? words("list.none") : groups.joined(separator: ", ")
      return TableRow([program.name, TierWords(words).short(program.tiers), carried])
    }
  }

  private func empty(_ context: Context) -> [String] {
    let words = context.words
    guard list.find.text.isEmpty else { return [words("programs.nothingFound")] }
    return [
      words("programs.empty." + kind.rawValue), words("programs.emptyNext." + kind.rawValue),
    ]
  }
}

/// The part below the list, about the selected program.
struct ProgramAbout {
  private let program: Program
  private let context: Context
  private var words: Words { context.words }

  init(_ program: Program, _ context: Context) {
    self.program = program
    self.context = context
  }

  /// Name, description, tiers as sentences, and the groups that carry it.
  var paragraphs: [Paragraph] {
    let tiers = TierWords(words).sentences(program.tiers)
    let shown = tiers.prefix(Self.tiersShown).map { Paragraph($0) }
    let more =
      tiers.count > Self.tiersShown
      ? [
        Paragraph(
          words("frame.moreRows", ["count": .number(tiers.count - Self.tiersShown)]),
          style: .muted
        )
      ] : []
    let groups = context.club.groups(with: program.id).map(\.name)
    let carried =
      groups.isEmpty
      ? words("programs.about.noGroups")
      : words("programs.about.groups", ["names": .text(words.list(groups, limit: 4))])
    let about = program.description.map { [Paragraph($0)] } ?? []
    let password =
      program.password == nil
      ? [] : [Paragraph(words("programs.about.password"), style: .muted)]
    let advice = AdviceWords(context).sentences(context.club.advice(on: program))
    return [Paragraph(program.name, style: .title)] + about + shown + more
      + [Paragraph(carried, style: .muted)] + password
      + advice.map { Paragraph($0, style: .muted) }
  }

  private static var tiersShown: Int { 6 }
}
