import Localization
package import Loyalty
package import Terminal

extension ClientsScreen {
  package func view(_ context: Context) -> View {
    let listing = current(context)
    let isRoomy = isRoomy(context)
    let words = context.words
    let find = FindLineView(
      words("clients.find.label"),
      list.find,
      hint: isRoomy ? words("clients.find.hint") : nil,
      isFocused: list.isFinding
    )
    let table = View.stack([
      .gap(isRoomy ? 1 : 0), StackPart(.findLine(find)), .gap(isRoomy ? 1 : 0),
      StackPart(.table(table(listing, context)), .filling()),
    ])
    guard let ordering else { return table }
    let picker = PickerView(
      Self.orders(words),
      ordering,
      findLabel: words("key.find"),
      title: words("key.sort")
    )
    return .picker(picker, over: table)
  }

  /// Whether there is room for the hint and free lines round the find line.
  private func isRoomy(_ context: Context) -> Bool { context.size.rows >= 20 }

  /// The number of records that the screen shows at once.
  func page(_ context: Context) -> Int {
    let body = ScreenFrame.bodyRect(in: context.size).rows
    return max(1, body - (isRoomy(context) ? 5 : 2))
  }

  private func table(_ listing: ClientListing, _ context: Context) -> TableView {
    let rows = rows(context)
    return TableView(
      Self.columns(context),
      rows: rows,
      list: list,
      actionRow: newRow(listing, context),
      empty: emptyLines(context)
    ) { place in
      rows.id(at: place).map { Self.row($0, context) } ?? TableRow([String]())
    }
  }

  // MARK: Columns

  private static func columns(_ context: Context) -> [Column] {
    let words = context.words
    let isNarrow = context.size.columns < 60
    return [
      Column(
        id: "name",
        title: words("clients.column.name"),
        width: .flexible(minimum: isNarrow ? 14 : 22, ideal: 30)
      ),
      Column(
        id: "phone",
        title: words("clients.column.phone"),
        width: .fixed(17),
        priority: 1
      ),
      Column(
        id: "bonuses",
        title: words("clients.column.bonuses"),
        width: .fixed(9),
        alignment: .right,
        priority: 2,
        gap: 1
      ),
      Column(
        id: "group",
        title: words("clients.column.group"),
        width: .flexible(minimum: 16, ideal: 26),
        priority: 3,
        gap: 3
      ),
      Column(
        id: "registered",
        title: words("clients.column.registered"),
        width: .fixed(10),
        priority: 4
      ),
      Column(
        id: "birthday",
        title: words("clients.column.birthday"),
        width: .fixed(10),
        priority: 5
      ),
      Column(
        id: "consents",
        title: words("clients.field.consents"),
        width: .fixed(16),
        priority: 6
      ),
    ]
  }

  private static func row(_ id: Client.ID, _ context: Context) -> TableRow {
    let words = context.words
    let cells = ClientCells(context)
    let columns = context.club.clients.columns(of: id)
    let registered = context.club.calendar.day(of: columns.registeredAt)
    return TableRow([
      cells.name(id), cells.phone(id), cells.bonuses(id), cells.group(id),
      TableCell(words.date(registered), style: .muted),
      birthday(columns.birthday, context),
      TableCell(consents(columns.flags, words), style: .muted),
    ])
  }

  /// The birthday without its year; today's is a word that stands out.
  private static func birthday(_ day: Day?, _ context: Context) -> TableCell {
    guard let day else { return "" }
    let left = day.daysUntilAnniversary(from: context.today)
    if left == 0 { return TableCell(context.words("time.today"), style: .accent) }
    return TableCell(context.words.shortDate(day), style: left <= 7 ? .accent : .muted)
  }

  private static func consents(_ flags: ClientFlags, _ words: Words) -> String {
    Channel.allCases.filter { flags.contains(ClientFlags(accepting: $0)) }
      .map { words("clients.consent." + $0.rawValue) }
      .joined(separator: ", ")
  }

  // MARK: Words below and instead of the rows

  private func newRow(_ listing: ClientListing, _ context: Context) -> String {
    let typed = typed(context).words
    let key = listing.total(context.club) == 0 ? "clients.none.newNamed" : "clients.newFrom"
    return context.words(key, ["typed": .text(typed)])
  }

  private func emptyLines(_ context: Context) -> [String] {
    let words = context.words
    if only != nil {
      return [
        words(
          "state.filteredAway",
          [
            "shown": .number(0), "total": .number(context.club.clients.count),
            "filter": .text(words("state.onlyMarked")),
          ]
        )
      ]
    }
    guard list.find.text.isBlank else { return [words("clients.none")] }
    guard context.whyReadOnly == nil else { return [words("clients.empty")] }
    return [words("clients.empty"), words("clients.emptyNext")]
  }

  // MARK: The message line

  package func status(_ context: Context) -> Status {
    let words = context.words
    var parts = [FoundWords(current(context), context).sentence]
    let marked = list.table.marks.count
    if marked > 0 { parts.append(words("frame.marked", ["count": .number(marked)])) }
    if only != nil { parts.append(words("state.onlyMarked")) }
    let order = list.table.order.flatMap { order in
      ClientOrder(rawValue: order.column).map { by in
        let name = words(by.label)
        return words(
          order.isAscending ? "clients.ordered" : "clients.orderedBack",
          ["order": .text(name)]
        )
      }
    }
    return Status(parts.joined(separator: " · "), right: order)
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    ordering == nil ? nil : PickerHints.items(context)
  }
}

extension Context {
  /// A client's name off the card, or the number where the card cannot be read.
  package func name(of id: Client.ID) -> String {
    card(id)?.name ?? words("clients.card.number", ["number": .number(Int(id.number))])
  }
}
