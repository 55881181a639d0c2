import Localization
import Loyalty
import Terminal

/// Draws a card: two columns and what needs the whole width below them; where that does not fit,
/// one column that scrolls.
struct ClientCardView: Sendable {
  private let facts: ClientFacts?
  private let id: Client.ID
  private let context: Context

  init(_ id: Client.ID, _ context: Context) {
    self.id = id
    self.context = context
    facts = context.card(id).map { ClientFacts(card: $0, context: context) }
  }

  private var body: Rect { ScreenFrame.bodyRect(in: context.size) }
  /// Columns of text across the whole screen.
  private var columns: Int { max(1, body.columns - TextArea.gutter - TextArea.margin) }

  func view(top: Int, _ states: CardSheetStates, isSelecting: Bool) -> View {
    guard let facts else {
      return .stack([.gap(), StackPart(.text(TextView(lines: [context.unreadable(id)])))])
    }
    guard let (card, below) = picture(facts) else {
      return .text(TextView(paragraphs(facts), top: top))
    }
    guard let below else { return card }
    let sheet = CardSheets(of: id, context).preview(below, states, isSelecting: isSelecting)
    return .stack([StackPart(card), .gap(), StackPart(sheet, .filling())])
  }

  /// The sheet that stands under the card; nothing where there is no room for it.
  var sheetBelow: CardSheet? { facts.flatMap { picture($0)?.below } }

  /// The facts that the card says shortly or not at all, line by line.
  var details: TextView {
    guard let facts else { return TextView(lines: [context.unreadable(id)]) }
    return TextView(details(facts))
  }

  /// The first line in sight so many pages further.
  func top(_ top: Int, scrolledBy pages: Int) -> Int {
    guard let facts else { return 0 }
    let lines = TextView(paragraphs(facts)).rows(columns: body.columns)
    let next = top + pages * max(1, body.rows - 1)
    return max(0, min(next, lines - body.rows))
  }

  // MARK: Two columns

  /// What stands on a card beside the facts that are always there.
  private enum Extra: Hashable { case queue, missing }

  /// Rows of a sheet under the card: its names, headings, and records.
  private static func sheetRows(_ records: Int) -> Int { 3 + records }

  /// The card and the sheet under it; nothing where two columns do not fit.
  ///
  /// What could still be added gives way to the sheet first, then the messages that wait: both stand
  /// on the sheet of facts too.
  private func picture(_ facts: ClientFacts) -> (card: View, below: CardSheet?)? {
    guard body.columns >= 76 else { return nil }
    let cards = [[Extra.queue, .missing], [.queue], []].map { composed(facts, Set($0)) }
    let rows = cards.map { $0.fittingRows(columns: body.columns) }
    if let below = CardSheets(of: id, context).below {
      for least in [3, 1] {
        let place = rows.firstIndex { $0 + 1 + Self.sheetRows(least) <= body.rows }
        if let place { return (cards[place], below) }
      }
    }
    return rows.firstIndex { $0 <= body.rows }.map { (cards[$0], nil) }
  }

  private func composed(_ facts: ClientFacts, _ extras: Set<Extra>) -> View {
    let half = body.columns / 2 + 1
    let width = labelWidth(facts)
    let room = half - TextArea.gutter - TextArea.margin - width
    let note = facts.card.note.map { $0.wrapped(to: max(1, room)) } ?? []
    let isNoteShort = note.count <= 2
    let consents = facts.consents.flatMap { line in
      lines(line.label, line.text.wrapped(to: max(1, room)), style: line.style)
    }
    var labelled = facts.labelledFacts + consents
    if isNoteShort { labelled += lines(noteLabel, note) }
    let person = facts.person
    let left = LabelsView(
      person + (labelled.isEmpty ? [] : [.words("")] + labelled),
      labelWidth: width,
      firstLabelled: person.count + 1
    )
    let right = View.figures(FiguresView(facts.figures))
    var parts: [StackPart] = [
      .gap(), StackPart(.split([SplitPart(.labels(left), columns: half), SplitPart(right)])),
    ]
    if !facts.parked.isEmpty {
      parts += [.gap(), StackPart(.text(TextView(lines: facts.parked, style: .accent)))]
    }
    if !isNoteShort, let note = facts.card.note {
      parts += [.gap(), StackPart(.labels(wrapped(noteLabel, [note], width)))]
    }
    if extras.contains(.queue), !facts.queued.isEmpty {
      let texts = facts.queued.map { $0.label + ": " + $0.text }
      parts += [.gap(), StackPart(.labels(wrapped(queueLabel, texts, width)))]
    }
    if extras.contains(.missing), let missing = facts.missing {
      parts += [.gap(), StackPart(.text(TextView(lines: [missing], style: .muted)))]
    }
    return .stack(parts)
  }

  private func labelWidth(_ facts: ClientFacts) -> Int {
    let labels = (facts.labelledFacts + facts.consents).map(\.label) + [noteLabel, queueLabel]
    return (labels.map(\.displayWidth).max() ?? 0) + 2
  }

  private var noteLabel: String { context.words("clients.field.note") }
  private var queueLabel: String { context.words("clients.card.queued") }

  /// Lines beside one label.
  private func lines(
    _ label: String,
    _ lines: [String],
    style: Style = .text
  ) -> [LabelledLine] {
    lines.enumerated().map {
      LabelledLine($0.offset == 0 ? label : "", $0.element, style: style)
    }
  }

  /// Texts wrapped beside one label, across the whole screen.
  private func wrapped(_ label: String, _ texts: [String], _ width: Int) -> LabelsView {
    let wrapped = texts.flatMap { $0.wrapped(to: max(1, columns - width)) }
    return LabelsView(lines(label, wrapped), labelWidth: width)
  }

  // MARK: One column

  private func paragraphs(_ facts: ClientFacts) -> [Paragraph] {
    let person =
      facts.person.map { Paragraph($0.text, style: $0.style) }
      + facts.parked.map { Paragraph($0, style: .accent) }
    let figures = facts.figures.compactMap(paragraph)
    return person + labelled(facts) + [Paragraph("")] + figures + rest(facts)
  }

  private func details(_ facts: ClientFacts) -> [Paragraph] { labelled(facts) + rest(facts) }

  /// Labelled facts and the note, each with what continues it.
  private func labelled(_ facts: ClientFacts) -> [Paragraph] {
    var lines: [Paragraph] = []
    for line in facts.labelledFacts {
      if line.label.isEmpty, let last = lines.indices.last {
        lines[last].text += ", " + line.text
      } else {
        lines.append(Paragraph(line.label + ": " + line.text, style: line.style))
      }
    }
    if let note = facts.card.note { lines.append(Paragraph(noteLabel + ": " + note)) }
    return lines
  }

  /// Each consent with its day and source, the messages that wait, what could still be added.
  private func rest(_ facts: ClientFacts) -> [Paragraph] {
    let consents = facts.consentDetails
    var lines = [Paragraph(""), Paragraph(consentLabel, style: .title)]
    lines += (consents.isEmpty ? [context.words("clients.consent.none")] : consents)
      .map { Paragraph($0) }
    if !facts.queued.isEmpty { lines += [Paragraph(""), Paragraph(queueLabel, style: .title)] }
    lines += facts.queued.map { Paragraph($0.label + ": " + $0.text) }
    let more = [facts.registration, facts.missing].compactMap { $0 }
    return lines + (more.isEmpty ? [] : [Paragraph("")])
      + more.map { Paragraph($0, style: .muted) }
  }

  private var consentLabel: String { context.words("clients.field.consents") }

  private func paragraph(_ line: FigureLine) -> Paragraph? {
    switch line {
    case .figure(let label, let figure, let style): Paragraph(label + ": " + figure, style: style)
    case .words(let text, let style): Paragraph(text, style: style)
    case .bar, .rule: nil
    case .gap: Paragraph("")
    }
  }
}
