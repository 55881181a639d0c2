import Localization
import Loyalty
import Terminal

/// What joining two cards leads to, in words: the lines below them and the question.
struct MergeWords: Sendable {
  private let preview: MergePreview
  private let context: Context

  private var words: Words { context.words }

  init(_ preview: MergePreview, _ context: Context) {
    self.preview = preview
    self.context = context
  }

  /// The sums and the program afterwards.
  var outlook: [LabelledLine] {
    [
      LabelledLine(words("merge.field.bonuses"), bonuses),
      LabelledLine(words("merge.field.receipts"), receipts),
      LabelledLine(words("clients.field.groups"), groups),
      LabelledLine(words("groups.column.program"), program, style: programStyle),
    ]
  }

  /// "242,50 = 230,00 + 12,50".
  private var bonuses: String {
    let balances = [preview.after, preview.into, preview.from].map {
      $0.account.balance(at: context.now)
    }
    let other = balances[2]
    let sign = other.isNegative ? " − " : " + "
    let sum = context.bonuses(balances[1]) + sign + context.bonuses(other.magnitude)
    return context.bonuses(balances[0]) + " = " + sum
  }

  private var receipts: String {
    let counts = [preview.into, preview.from].map { words.number($0.receipts) }
    let bought = words("account.bought").uncapitalised + " " + context.money(preview.after.total)
    return words.number(preview.after.receipts) + " = " + counts.joined(separator: " + ")
      + ", " + bought
  }

  private var groups: String {
    guard let groups = MergeRows(preview, context).groups(of: preview.after) else {
      return words("clients.groups.none")
    }
    guard let leading = preview.after.leading, groups != leading.name else { return groups }
    let named = words("clients.groups.leading", ["name": .text(leading.name)])
    return named + "; " + groups.dropFirst(leading.name.count + 2)
  }

  private var program: String {
    let (now, was) = (Self.program(preview.after, words), Self.program(preview.into, words))
    guard now != was else { return now }
    return words("merge.program.changes", ["now": .text(now), "was": .text(was)])
  }

  private var programStyle: Style {
    Self.program(preview.after, words) == Self.program(preview.into, words) ? .text : .accent
  }

  /// The program of a side with its tier: "Regulars, 3 %".
  private static func program(_ side: MergePreview.Side, _ words: Words) -> String {
    guard let program = side.program else { return words("clients.program.none") }
    let percent = program.tiers.tier(for: side.total).percent
    return program.name + ", " + words.percent(basisPoints: Int(percent.basisPoints))
  }

  /// Asks whether to join: it cannot be put back, so that the safe button is lit.
  func question(openedBy stroke: KeyStroke?) -> Question<Void> {
    let (into, from) = (preview.into.card, preview.from.card)
    let balance = preview.after.account.balance(at: context.now)
    return Question(
      (),
      [
        words(
          "merge.ask",
          ["name": .text(into.name), "phone": .text(words.phone(into.phone.e164))]
        ),
        words(
          "merge.ask.goes",
          [
            "name": .text(from.name), "phone": .text(words.phone(from.phone.e164)),
            "number": .number(Int(from.id.number)),
          ]
        ),
        words(
          "merge.ask.sums",
          [
            "bonuses": .text(context.bonuses(balance)),
            "receipts": .number(preview.after.receipts),
          ]
        ) + " " + words("merge.ask.forGood"),
      ],
      buttons: [
        DialogButton(id: "join", title: words("button.merge")),
        DialogButton(id: "keep", title: words("button.leaveAsIs")),
      ],
      startsSafe: true,
      openedBy: stroke
    )
  }
}
