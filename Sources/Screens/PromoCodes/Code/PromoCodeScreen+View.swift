import Localization
import Loyalty
package import Terminal

extension PromoCodeScreen {
  package func view(_ context: Context) -> View {
    guard let code = code(context) else { return .blank }
    let view = View.stack([
      .gap(context.size.rows >= 20 ? 1 : 0), StackPart(.text(about(code, context))), .gap(),
      StackPart(tabs(code, context)), StackPart(findLine(context)),
      StackPart(.table(table(context)), .filling(atLeast: 3)),
    ])
    if let question { return question.over(view) }
    guard let filtering else { return view }
    let list = PickerView(
      Self.options(context),
      filtering,
      findLabel: context.words("key.find"),
      title: context.words("batch.key.filter")
    )
    return .picker(list, over: view)
  }

  /// What it gives, when, to whom, and what it brought.
  private func about(_ code: PromoCode, _ context: Context) -> TextView {
    let words = PromoCodeWords(code, context)
    let title = [code.name, code.code.flatMap { $0 == code.name ? nil : $0 }, words.stateWord]
    return TextView(
      [
        Paragraph(title.compactMap { $0 }.joined(separator: " · "), style: .title),
        Paragraph(words.gives + ". " + words.period),
      ] + (words.conditions.map { [Paragraph($0)] } ?? []) + brought(code, context)
    )
  }

  private func brought(_ code: PromoCode, _ context: Context) -> [Paragraph] {
    let words = context.words
    guard let sums = sums(context) else {
      let used = context.club.promoCodes.used(id)
      return [Paragraph(words("promoCodes.about.used", ["used": .number(used)]))]
    }
    guard sums.activations > 0 else {
      return [Paragraph(words("promoCodes.about.unused"), style: .muted)]
    }
    let clients = words(
      "promoCode.brought.clients",
      [
        "used": .number(sums.activations), "clients": .number(sums.clients),
        "new": .number(sums.newClients),
      ]
    )
    let money = words(
      "promoCode.brought.money",
      [
        "days": .number(days), "buyers": .number(sums.buyers),
        "receipts": .number(sums.receipts), "money": .text(context.price(sums.money)),
      ]
    )
    return [Paragraph(clients), Paragraph(money)]
  }

  private func tabs(_ code: PromoCode, _ context: Context) -> View {
    let words = context.words
    let used = context.club.promoCodes.historyCount(of: id)
    let activations = words("promoCode.sheet.activations", ["count": .number(used)])
    guard let batch = code.batch else {
      return .tabs(TabsView([activations], selected: 0))
    }
    let texts = words("promoCode.sheet.texts", ["count": .number(batch.count)])
    return .tabs(TabsView([texts, activations], selected: sheet == .texts ? 0 : 1))
  }

  private func findLine(_ context: Context) -> View {
    guard sheet == .texts, texts.isFinding || !texts.find.text.isEmpty else { return .blank }
    let isFocused = texts.isFinding && !isAsking
    return .findLine(FindLineView(context.words("key.find"), texts.find, isFocused: isFocused))
  }

  private func table(_ context: Context) -> TableView {
    sheet == .texts ? textsTable(context) : activationsTable(context)
  }

  // MARK: Activations

  private func activationsTable(_ context: Context) -> TableView {
    let rows = activationRows(context)
    let book = context.club.promoCodes
    var view = TableView(activationColumns(context), rows: rows, state: activations) { place in
      guard let row = rows.id(at: place) else { return TableRow([String]()) }
      let (activation, isReturned) = book.history(of: id, at: row)
      return activationRow(activation, isReturned, context)
    }
    view.empty = [context.words("promoCodes.about.unused")]
    return view
  }

  private func activationColumns(_ context: Context) -> [Column] {
    let words = context.words
    let code = Column(
      id: "code",
      title: words("promoCodes.field.code"),
      width: .flexible(minimum: 14, ideal: 16),
      priority: 1
    )
    return [
      Column(id: "at", title: words("account.column.at"), width: .fixed(16)),
      Column(
        id: "client",
        title: words("receipts.column.client"),
        width: .flexible(minimum: 14, ideal: 22)
      ),
    ] + (batch(context) == nil ? [] : [code]) + [
      Column(
        id: "venue",
        title: words("promoCode.column.desk"),
        width: .flexible(minimum: 10, ideal: 16),
        priority: 2
      ),
      Column(
        id: "receipt",
        title: words("promoCode.column.receipt"),
        width: .fixed(7),
        alignment: .right,
        priority: 3
      ),
      Column(
        id: "bonuses",
        title: words("promoCodes.column.bonuses"),
        width: .fixed(9),
        alignment: .right,
        priority: 4
      ),
    ]
  }

  private func activationRow(
    _ activation: Activation,
    _ isReturned: Bool,
    _ context: Context
  ) -> TableRow {
    let day = context.words.date(context.club.calendar.day(of: activation.at))
    let venue = activation.venue.flatMap { context.club.priceList.venues[$0]?.name }
    // Staff first: a long venue is cut behind the name, not the name behind the venue.
    let desk = [activation.by.name, venue].compactMap { $0 }.joined(separator: ", ")
    let bonuses = context.bonuses(activation.bonuses)
    let head = [day + " " + context.time(activation.at), context.name(of: activation.client)]
    let tail = [
      desk, activation.receipt?.description ?? "",
      isReturned ? context.words("promoCode.returned") : bonuses,
    ]
    let code = batch(context) == nil ? [] : [activation.code]
    return TableRow(head + code + tail, isDim: isReturned)
  }

  // MARK: The codes of a batch

  private func textsTable(_ context: Context) -> TableView {
    let words = context.words
    let rows = textRows(context)
    let book = context.club.promoCodes
    let columns = [
      Column(
        id: "code",
        title: words("promoCodes.field.code"),
        width: .flexible(minimum: 14, ideal: 40)
      ), Column(id: "state", title: words("promoCodes.column.state"), width: .fixed(14)),
    ]
    let codes = book.texts(of: id)
    let empty = [words("batch.nothingFound")]
    return TableView(columns, rows: rows, list: texts, empty: empty) { place in
      guard let row = rows.id(at: place), let codes, row < codes.count else {
        return TableRow([String]())
      }
      let state = book.state(of: id, text: row) ?? .left
      return TableRow(
        [codes[row], words("promoCodes.text." + state.rawValue)],
        isDim: state == .used || state == .revoked
      )
    }
  }

  package func status(_ context: Context) -> Status {
    guard let batch = batch(context) else { return Status() }
    let counts = context.club.promoCodes.counts(of: id)
    let words = context.words
    let text = words(
      "batch.counts",
      [
        "left": .number(counts.left), "handedOut": .number(counts.handedOut),
        "used": .number(counts.used), "revoked": .number(counts.revoked),
      ]
    )
    let marked = texts.table.marks.count
    let right =
      marked > 0
      ? words("frame.marked", ["count": .number(marked)])
      : words("batch.bits", ["bits": .number(batch.bits)])
    return Status(text, right: right)
  }
}
