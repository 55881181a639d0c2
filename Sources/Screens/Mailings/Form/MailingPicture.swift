import Localization
import Loyalty
import Terminal

/// What stands beneath the form: who gets it now, by reason, and the message as a phone shows it.
struct MailingPicture {
  private let state: FormState<MailingField>
  private let reading: MailingReading
  private let counts: MailingCounts
  private let isLatin: Bool
  private let context: Context
  private var words: Words { context.words }

  init(
    _ state: FormState<MailingField>,
    _ reading: MailingReading,
    _ counts: MailingCounts,
    isLatin: Bool,
    _ context: Context
  ) {
    self.isLatin = isLatin
    self.state = state
    self.reading = reading
    self.counts = counts
    self.context = context
  }

  /// Columns of the phone with its margins.
  private static let phoneColumns = 41
  /// How many lines of a text a phone shows before it is opened.
  private static let shownLines = 3

  /// Rows of the phone: its edges, the club, a push's title, and lines of text.
  var phoneRows: Int { reading.channel == .push ? 7 : 6 }

  /// Rows that the picture takes, advice included.
  var rows: Int { phoneRows + (advice == nil ? 0 : 2) }

  /// The picture in so many rows.
  func view(rows: Int) -> View {
    let picture = View.split([
      SplitPart(.text(TextView(recipients)), isAloneWhenNarrow: true),
      SplitPart(phone, columns: Self.phoneColumns),
    ])
    guard let advice, rows >= phoneRows + 2 else { return picture }
    return .stack([
      StackPart(picture, .fixed(phoneRows)),
      StackPart(.text(TextView([Paragraph(advice, style: .accent)])), .fixed(2)),
    ])
  }

  private var recipients: [Paragraph] {
    let head = words(
      "mailings.recipients",
      ["count": .number(counts.count), "total": .number(counts.total)]
    )
    let shown = SkipReason.allCases.filter { counts.skipped[$0, default: 0] > 0 }
    return [Paragraph(head, style: .title)]
      + shown.map { reason in
        let count = words.number(counts.skipped[reason, default: 0])
        return Paragraph(words("mailing.skip." + reason.rawValue) + "  " + count)
      }
  }

  private var phone: View {
    let text = [state.text(.title), state.text(.text)].map(filled)
    let room = Self.phoneColumns - 8
    let lines = text[1].wrapped(to: room)
    var body = lines.prefix(Self.shownLines).map { Paragraph($0) }
    if lines.count > Self.shownLines, let last = body.indices.last {
      body[last].text = String(body[last].text.prefix(room - 1)) + "…"
    }
    let head = Paragraph(context.club.settings.name, style: .muted)
    let title = reading.channel == .push ? [Paragraph(text[0], style: .title)] : []
    return .framed(
      .text(TextView([head] + title + body)),
      title: words("mailings.phone." + reading.channel.rawValue)
    )
  }

  /// The text as the first recipient gets it.
  private func filled(_ text: String) -> String {
    let card = counts.sample.first.flatMap(context.card)
    let filled = card.map { context.club.filled(text, for: $0, at: context.now) } ?? text
    guard isLatin, reading.channel == .sms else { return filled }
    return Transliteration.latin(filled, in: context.club.settings.language)
  }

  /// The advice against overuse, once the cap is near.
  private var advice: String? {
    let cap = context.club.settings.messages.cap
    guard reading.kind == .marketing, counts.mostBefore > 0, counts.mostBefore + 1 >= cap.count
    else { return nil }
    return words(
      "mailings.advice",
      ["count": .number(counts.mostBefore), "days": .number((cap.hours + 23) / 24)]
    )
  }
}
