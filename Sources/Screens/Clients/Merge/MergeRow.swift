import Localization
import Loyalty

/// One fact of two cards side by side, with what is left of it after they are joined.
struct MergeRow: Hashable, Sendable {
  /// What one card says.
  struct Value: Hashable, Sendable {
    /// The words; nothing where the card does not say it.
    var text: String
    /// Whether it remains.
    var remains: Bool
  }

  /// The name of the fact; nothing continues the one above.
  var label: String
  /// The name of the fact, to stand alone.
  var name: String
  /// What the card that stays says.
  var into: Value
  /// What the card that goes says.
  var from: Value
  /// What the card says afterwards.
  var after: String
}

/// Makes the rows of two cards; what neither says is left out.
struct MergeRows: Sendable {
  private let preview: MergePreview
  private let context: Context

  private var words: Words { context.words }
  private var into: MergePreview.Side { preview.into }
  private var from: MergePreview.Side { preview.from }
  private var after: MergePreview.Side { preview.after }

  init(_ preview: MergePreview, _ context: Context) {
    self.preview = preview
    self.context = context
  }

  /// The rows: who it is, what is due, then the rest of the card.
  var all: [MergeRow] { (person + sums + details + consents).compactMap { $0 } }

  private var person: [MergeRow?] {
    [
      one("clients.field.name", \.card.name),
      one("clients.field.phone") { words.phone($0.card.phone.e164) },
      one("clients.field.birthday") { $0.card.birthday.map { words.date($0) } },
      one("clients.column.registered") { words.date(day(of: $0.card.registeredAt)) },
    ]
  }

  private var sums: [MergeRow?] {
    let balance = { (side: MergePreview.Side) in
      context.bonuses(side.account.balance(at: context.now))
    }
    return [
      both("merge.field.bonuses", balance, after: balance(after)),
      both("merge.field.receipts", { words.number($0.receipts) }, after: receipts),
      both("clients.field.groups", { groups(of: $0) }, after: groups(of: after)),
    ]
  }

  private var receipts: String { words.number(after.receipts) }

  private var details: [MergeRow?] {
    [
      one("clients.field.email", \.card.email), one("clients.field.city", \.card.city),
      one("clients.field.gender") { side in
        side.card.gender.map { words("clients.gender." + $0.rawValue) }
      },
      both("clients.field.note", \.card.note, after: after.card.note),
      both("clients.field.tags", { list($0.card.tags) }, after: list(after.card.tags)),
      one("merge.field.app") { $0.card.usesApp ? words("common.yes") : nil },
      one("clients.field.referrer") { $0.card.referrer.map { context.name(of: $0) } },
    ]
  }

  private var consents: [MergeRow?] {
    let asked = Channel.allCases.filter { after.card.consents[$0] != nil }
    return asked.enumerated().map { index, channel in
      var row = one("clients.field.consents") { side in
        side.card.consents[channel].map { consent(channel, $0) }
      }
      if index > 0 { row?.label = "" }
      return row
    }
  }

  /// A fact of which one word remains.
  private func one(_ label: String, _ text: (MergePreview.Side) -> String?) -> MergeRow? {
    let kept = text(after)
    return row(label, text(into), text(from), after: kept) { $0 == kept }
  }

  /// A fact of which all that both say remains.
  private func both(
    _ label: String,
    _ text: (MergePreview.Side) -> String?,
    after: String?
  ) -> MergeRow? {
    row(label, text(into), text(from), after: after) { _ in true }
  }

  private func row(
    _ label: String,
    _ into: String?,
    _ from: String?,
    after: String?,
    remains: (String) -> Bool
  ) -> MergeRow? {
    guard into != nil || from != nil else { return nil }
    let name = words(label)
    return MergeRow(
      label: name,
      name: name,
      into: .init(text: into ?? "", remains: into.map(remains) ?? false),
      from: .init(text: from ?? "", remains: from.map(remains) ?? false),
      after: after ?? ""
    )
  }

  /// The groups in use, the leading one first.
  func groups(of side: MergePreview.Side) -> String? {
    let inUse = context.club.groups.inUse.filter { side.card.groups.contains($0.id) }
    let leading = inUse.filter { $0.id == side.leading?.id }
    return list((leading + inUse.filter { $0.id != side.leading?.id }).map(\.name))
  }

  private func list(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  private func consent(_ channel: Channel, _ consent: Consent) -> String {
    let key = consent.isGiven ? "clients.card.since" : "clients.consent.withdrawn"
    return words("clients.consent." + channel.rawValue) + " "
      + words(key, ["date": .text(words.date(day(of: consent.at)))])
  }

  private func day(of moment: Moment) -> Day { context.club.calendar.day(of: moment) }
}
