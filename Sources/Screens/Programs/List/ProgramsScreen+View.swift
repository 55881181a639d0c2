package import Localization
package import Loyalty
package import Terminal

extension ProgramsScreen {
  package func columns(_ words: Words) -> [Column] {
    [
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
  }

  package func row(_ program: Program, _ context: Context) -> TableRow {
    let words = context.words
    let groups = context.club.groups(with: program.id).map(\.name)
    let carried = groups.isEmpty ? words("list.none") : groups.joined(separator: ", ")
    return TableRow([program.name, TierWords(words).short(program.tiers), carried])
  }

  package func about(_ program: Program, _ context: Context) -> [Paragraph] {
    ProgramAbout(program, context).paragraphs
  }

  package func emptyLines(_ words: Words) -> [String] {
    [words("programs.empty." + kind.rawValue), words("programs.emptyNext." + kind.rawValue)]
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
