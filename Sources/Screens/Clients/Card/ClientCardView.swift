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

  func view(top: Int) -> View {
    guard let facts else {
      return .stack([.gap(), StackPart(.text(TextView(lines: [context.unreadable(id)])))])
    }
    let composed = composed(facts)
    guard body.columns >= 76, composed.fittingRows(columns: body.columns) <= body.rows else {
      return .text(TextView(paragraphs(facts), top: top))
    }
    let sheets = CardSheets(of: id, context)
    let room = body.rows - composed.fittingRows(columns: body.columns)
    guard sheets.hasRows, room >= 5 else { return composed }
    return .stack([StackPart(composed), .gap(), StackPart(sheets.preview, .filling())])
  }

  /// The first line in sight so many pages further.
  func top(_ top: Int, scrolledBy pages: Int) -> Int {
    guard let facts else { return 0 }
    let lines = TextView(paragraphs(facts)).rows(columns: body.columns)
    let next = top + pages * max(1, body.rows - 1)
    return max(0, min(next, lines - body.rows))
  }

  // MARK: Two columns

  private func composed(_ facts: ClientFacts) -> View {
    let person = facts.person
    let labelled = facts.labelled
    let left = LabelsView(
      person + (labelled.isEmpty ? [] : [.words("")] + labelled),
      labelWidth: labelWidth(facts),
      firstLabelled: person.count + 1
    )
    let right = FiguresView(facts.figures)
    let half = body.columns / 2 + 1
    var parts: [StackPart] = [
      .gap(),
      StackPart(.split([SplitPart(.labels(left), columns: half), SplitPart(.figures(right))])),
    ]
    if !facts.parked.isEmpty {
      parts += [.gap(), StackPart(.text(TextView(lines: facts.parked, style: .accent)))]
    }
    let note = note(facts)
    if !note.lines.isEmpty { parts += [.gap(), StackPart(.labels(note))] }
    if !facts.queued.isEmpty {
      parts += [.gap(), StackPart(.labels(queue(facts)))]
    }
    if let missing = facts.missing {
      parts += [
        .gap(), StackPart(.text(TextView(lines: [missing], style: .muted))),
      ]
    }
    return .stack(parts)
  }

  private func labelWidth(_ facts: ClientFacts) -> Int {
    let labels = facts.labelled.map(\.label) + [noteLabel, queueLabel]
    return (labels.map(\.displayWidth).max() ?? 0) + 2
  }

  private var noteLabel: String { context.words("clients.field.note") }
  private var queueLabel: String { context.words("clients.card.queued") }

  private func note(_ facts: ClientFacts) -> LabelsView {
    let width = labelWidth(facts)
    return labels(noteLabel, facts.card.note.map { [$0] } ?? [], width)
  }

  private func queue(_ facts: ClientFacts) -> LabelsView {
    let texts = facts.queued.map { $0.label + ": " + $0.text }
    return labels(queueLabel, texts, labelWidth(facts))
  }

  /// Texts wrapped beside one label.
  private func labels(_ label: String, _ texts: [String], _ width: Int) -> LabelsView {
    let lines = texts.flatMap { $0.wrapped(to: max(1, columns - width)) }
    return LabelsView(
      lines.enumerated().map { LabelledLine($0.offset == 0 ? label : "", $0.element) },
      labelWidth: width
    )
  }

  // MARK: One column

  private func paragraphs(_ facts: ClientFacts) -> [Paragraph] {
    var lines = facts.person.map { Paragraph($0.text, style: $0.style) }
    lines += facts.parked.map { Paragraph($0, style: .accent) }
    var label = ""
    for line in facts.labelled {
      if !line.label.isEmpty { label = line.label }
      lines.append(Paragraph(label + ": " + line.text, style: line.style))
    }
    if let note = facts.card.note { lines.append(Paragraph(noteLabel + ": " + note)) }
    lines += facts.figures.compactMap(paragraph)
    if !facts.queued.isEmpty { lines.append(Paragraph(queueLabel, style: .title)) }
    lines += facts.queued.map { Paragraph($0.label + ": " + $0.text) }
    if let missing = facts.missing { lines.append(Paragraph(missing, style: .muted)) }
    return lines
  }

  private func paragraph(_ line: FigureLine) -> Paragraph? {
    switch line {
    case .figure(let label, let figure, let style): Paragraph(label + ": " + figure, style: style)
    case .words(let text, let style): Paragraph(text, style: style)
    case .bar, .rule: nil
    case .gap: Paragraph("")
    }
  }
}
