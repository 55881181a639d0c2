import Localization
import Loyalty
package import Terminal

extension WhyCodeScreen {
  package func view(_ context: Context) -> View {
    let line = FindLineView(context.words("activation.field.code"), FindLineState(code))
    let body: [StackPart] =
      isListing
      ? [StackPart(codesView(context), .filling(atLeast: 3))]
      : [
        StackPart(checksView(context)), .gap(),
        StackPart(.text(answer(context)), .filling(atLeast: 1)),
      ]
    let isRoomy = context.size.rows >= 20
    return .stack(
      [
        .gap(isRoomy ? 1 : 0), StackPart(.text(heading(context))), StackPart(.findLine(line)),
        .gap(),
      ] + body
    )
  }

  /// Who it is, with what conditions look at: the groups, since when.
  private func heading(_ context: Context) -> TextView {
    let words = context.words
    guard let client else { return TextView(lines: [words("whyCode.nobody")], style: .muted) }
    let columns = context.club.clients.columns(of: client)
    let groups = columns.groups.ids.compactMap { context.club.groups[$0]?.name }
    let facts = [
      context.name(of: client), groups.isEmpty ? words("whyCode.noGroups") : words.list(groups),
      words(
        "whyCode.since",
        ["date": .text(words.date(context.club.calendar.day(of: columns.registeredAt)))]
      ),
    ]
    return TextView(lines: [facts.joined(separator: " · ")], style: .title)
  }

  private func codesView(_ context: Context) -> View {
    guard let codes = codes(context) else { return .blank }
    return .table(codes.table(table, holdsCursor: false))
  }

  private func checksView(_ context: Context) -> View {
    let words = CodeCheckWords(context)
    let checks = checks(context)
    let answers = ["whyCode.yes", "whyCode.no"].map { context.words($0) }
    let columns = [
      Column(id: "ok", title: "", width: .fixed(answers.map(\.displayWidth).max() ?? 3)),
      Column(id: "check", title: "", width: .flexible(minimum: 16, ideal: 28)),
      Column(id: "fact", title: "", width: .flexible(minimum: 16, ideal: 42)),
    ]
    return .table(
      TableView(
        columns,
        rows: checks.map { check in
          let style: Style = check.isOK ? .text : Style(.error, bold: true)
          return TableRow([
            TableCell(answers[check.isOK ? 0 : 1], style: style),
            TableCell(words.label(check)), TableCell(words.fact(check), style: style),
          ])
        },
        showsHeadings: false
      )
    )
  }

  /// The lines that are left for the sentences below the checks.
  func roomForAnswer(_ context: Context) -> Int {
    let above = checks(context).count + (context.size.rows >= 20 ? 5 : 4)
    return max(1, ScreenFrame.bodyRect(in: context.size).rows - above)
  }

  /// The lines of all the sentences.
  func answerRows(_ context: Context) -> Int {
    answer(context).rows(columns: ScreenFrame.bodyRect(in: context.size).columns)
  }

  /// What is wrong and the next step of each check that fails; else what the code gives.
  private func answer(_ context: Context) -> TextView {
    let refusals = checks(context).compactMap(\.refusal)
    guard refusals.isEmpty else {
      let lines = refusals.map { Paragraph(context.sentence(for: $0)) }
      return TextView(lines, top: scroll.top)
    }
    let lines = CodeVerdict(code.text, of: client, context)?.lines(context)
    return TextView(lines: lines ?? [context.words("whyCode.batchWorks")], style: .accent)
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    guard !isListing else {
      let working = codes(context)?.working ?? 0
      return Status(words("whyCode.status.list", ["count": .number(working)]))
    }
    let failing = checks(context).count { !$0.isOK }
    return Status(
      failing == 0
        ? words("whyCode.status.works")
        : words("whyCode.status.fails", ["count": .number(failing)]),
      right: answerRows(context) > roomForAnswer(context) ? words("whyCode.status.scroll") : nil
    )
  }
}
