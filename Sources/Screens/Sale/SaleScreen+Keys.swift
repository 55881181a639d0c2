import Localization
import Loyalty
package import Terminal

/// What the keys of a sale ask for.
package enum SaleIntent: Hashable, Sendable {
  case enter, more, less, bonuses, change, takeOut, client, otherPart, pay, leave
}

extension SaleScreen {
  package static let keys = KeyTable<SaleIntent, KeyState<SaleScreen>> {
    Binding(.enter, does: .enter, label: "sale.key.add", tooltip: "sale.key.add.hint", footer: 1)
    Binding(
      "+",
      silent: ["="],
      alsoInText: ["+", "="],
      does: .more,
      label: "sale.key.more",
      tooltip: "sale.key.more.hint",
      footer: 2,
      unless: { $0.screen.whyNoLine }
    )
    Binding(
      "-",
      alsoInText: ["-"],
      does: .less,
      label: "sale.key.less",
      tooltip: "sale.key.less.hint",
      unless: { $0.screen.whyNoLine }
    )
    Binding(
      "*",
      alsoInText: ["*"],
      does: .bonuses,
      label: "sale.key.bonuses",
      tooltip: "sale.key.bonuses.hint",
      footer: 3,
      unless: { $0.screen.whyNoBonuses($0.context) ?? $0.screen.whyNoLine }
    )
    Binding(
      .function(4),
      does: .change,
      label: "key.edit",
      tooltip: "sale.key.change.hint",
      footer: 6,
      unless: { $0.screen.whyNoLine }
    )
    Binding(
      .function(8),
      does: .takeOut,
      label: "sale.key.takeOut",
      tooltip: "sale.key.takeOut.hint",
      footer: 7,
      unless: { $0.screen.whyNoLine }
    )
    Binding(
      .function(5),
      .control("f"),
      does: .client,
      label: "sale.key.client",
      tooltip: "sale.key.client.hint",
      footer: 5
    )
    Binding(
      .tab,
      .backTab,
      does: .otherPart,
      label: "sale.key.part",
      tooltip: "sale.key.part.hint",
      isListed: true,
      unless: { $0.screen.whyNoPart }
    )
    Binding(
      .control("s"),
      does: .pay,
      label: "sale.key.pay",
      tooltip: "sale.key.pay.hint",
      footer: 4,
      unless: { $0.context.whyReadOnly ?? $0.screen.whyNoLine }
    )
    Binding(
      .escape,
      silent: [.function(10)],
      does: .leave,
      label: "sale.key.park",
      tooltip: "sale.key.leave.hint",
      footer: 8
    )
  }

  /// Why nothing can be done to a line: there is none.
  var whyNoLine: String? { rows.isEmpty ? "why.noLines" : nil }

  /// Why neither promo code nor bonuses can be named: nobody buys, and no code was put aside.
  var whyNoPart: String? { client == nil && code.text.isBlank ? "why.noClient" : nil }

  /// Why no bonuses can be spent, whatever the lines are.
  func whyNoBonuses(_ context: Context) -> String? {
    if client == nil { return "why.noClient" }
    return lockedProgram(context) == nil ? nil : "sale.why.locked"
  }

  package func label(of intent: SaleIntent, _ context: Context) -> String? {
    switch intent {
    case .otherPart where asksPasswordNext(context): context.words("sale.key.password")
    case .otherPart where isLocked: context.words("sale.key.codeAndPassword")
    case .leave where rows.isEmpty: context.words("key.back")
    default: nil
    }
  }

  // MARK: Text

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    if prompt != nil { return answerPrompt(stroke, context) }
    if isSelling { return [] }
    if changing != nil { return typeChange(stroke.key, context) }
    if part == .code { return typeCode(stroke.key, context) }
    if part == .bonuses { return typeBonuses(stroke.key, context) }
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown:
      move(stroke.key, context)
      return []
    case .enter: return find.text.isBlank ? pay(stroke, context) : addSelected(context)
    case .control("s"): return whyNoLine == nil ? pay(stroke, context) : nil
    case .escape where !find.text.isEmpty:
      find.clear()
      return []
    case .backTab where client != nil && lockedProgram(context) == nil:
      goToBonuses()
      return []
    case "+", "=", "-", "*":
      return find.text.isEmpty ? nil : edit(stroke.key, context)
    default: return edit(stroke.key, context)
    }
  }

  private mutating func move(_ key: Key, _ context: Context) {
    if isFinding {
      _ = matches.handle(key, in: TableRows(found(context).map(\.id)))
    } else {
      _ = table.handle(key, in: lineRows)
    }
  }

  private mutating func edit(_ key: Key, _ context: Context) -> [Effect]? {
    switch key {
    case .character, .paste, .backspace, .delete, .left, .right, .home, .end, .control("w"),
      .control("u"):
      guard case .changed = find.handle(key, starMarks: false) else { return [] }
      matches.selectFirst(in: TableRows(found(context).map(\.id)))
      return []
    default: return nil
    }
  }

  // MARK: Lines

  private mutating func addSelected(_ context: Context) -> [Effect] {
    let products = found(context).map(\.id)
    matches.follow(TableRows(products))
    guard let product = matches.selectedID else {
      let text = context.words("sale.nothingFound", ["typed": .text(find.text)])
      return [.tell(Notice(.trouble, text))]
    }
    add(product, SaleTyped(find.text).quantity)
    find.clear()
    quote(context)
    return [.mended]
  }

  private mutating func add(_ product: Product.ID, _ quantity: Quantity) {
    if let place = rows.firstIndex(where: { $0.product == product && $0.price == nil }),
      let sum = try? rows[place].quantity.adding(quantity)
    {
      rows[place].quantity = sum
      table.select(place: place, in: lineRows)
    } else {
      rows.append(Row(product: product, quantity: quantity))
      table.select(place: rows.count - 1, in: lineRows)
    }
  }

  package mutating func run(
    _ intent: SaleIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    table.follow(lineRows)
    switch intent {
    case .enter, .pay: return pay(nil, context)
    case .more: change(by: 1_000, context)
    case .less:
      guard change(by: -1_000, context) else {
        return [.tell(Notice(.reason, context.words("sale.lastOne")))]
      }
    case .bonuses: return spendOrNot(context)
    case .change: beginChange(context)
    case .takeOut:
      rows.remove(at: table.selected)
      quote(context)
    case .client: return [.open(ClientsScreen(choosing: true))]
    case .otherPart:
      if asksPasswordNext(context) { askPassword(context) } else { goToCode() }
    case .leave: return leave(context)
    }
    return []
  }

  @discardableResult
  private mutating func change(by thousandths: Int64, _ context: Context) -> Bool {
    let now = rows[table.selected].quantity.thousandths + thousandths
    guard let quantity = try? Quantity(thousandths: now) else { return false }
    rows[table.selected].quantity = quantity
    quote(context)
    return true
  }

  private mutating func beginChange(_ context: Context) {
    let row = rows[table.selected]
    let price = row.price ?? ownPrice(row, context) ?? .zero
    let text = context.quantity(row.quantity) + " × " + context.money(price)
    part = .add
    changing = LineEditor(text, limit: 40)
  }

  /// The price of the row's product.
  private func ownPrice(_ row: Row, _ context: Context) -> Money? {
    row.product.flatMap { context.club.priceList.products[$0]?.price }
  }

  private mutating func typeChange(_ key: Key, _ context: Context) -> [Effect] {
    switch key {
    case .escape:
      (changing, problem) = (nil, nil)
      return [.mended]
    case .enter, .control("s"):
      do throws(Refusal) {
        let typed = try SaleLineTyped(changing?.text ?? "")
        rows[table.selected].quantity = typed.quantity
        let own = ownPrice(rows[table.selected], context)
        if let price = typed.price { rows[table.selected].price = price == own ? nil : price }
        (changing, problem) = (nil, nil)
        quote(context)
        return [.mended]
      } catch {
        problem = error
        return [.tell(Notice(.trouble, context.sentence(for: error), about: error.code))]
      }
    default:
      if case .changed? = changing?.handle(key) { problem = nil }
      return []
    }
  }

  // MARK: Bonuses

  /// Spends as many bonuses as the rules allow, none once any are spent.
  ///
  /// Where the rules allow none yet, that is said; lines that are added later may change it.
  private mutating func spendOrNot(_ context: Context) -> [Effect] {
    redemption = redemption == .nothing ? .most : .nothing
    quote(context)
    bonuses.set(sums.map { $0.bonusesSpent.isZero ? "" : context.bonuses($0.bonusesSpent) } ?? "")
    guard redemption == .most, let sums, sums.maximumBonuses.isZero else { return [.mended] }
    return [.tell(Notice(.reason, context.words("sale.noneToSpend")))]
  }

  mutating func goToBonuses() {
    part = .bonuses
    bonuses.selectAll()
  }

  private mutating func typeBonuses(_ key: Key, _ context: Context) -> [Effect]? {
    switch key {
    case .tab, .enter, .escape:
      part = .add
      return []
    case .backTab:
      goToCode()
      return []
    case .space, "*":
      return spendOrNot(context)
    case .character, .paste, .backspace, .delete, .left, .right, .home, .end, .control("w"),
      .control("u"):
      guard case .changed = bonuses.handle(key) else { return [] }
      return takeBonuses(context)
    default: return nil
    }
  }

  private mutating func takeBonuses(_ context: Context) -> [Effect] {
    guard !bonuses.text.isBlank else {
      redemption = .nothing
      quote(context)
      return [.mended]
    }
    guard let amount = try? Bonus(typed: bonuses.text) else {
      let refusal = Refusal.amountInvalid(typed: bonuses.text)
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    }
    redemption = amount.isZero ? .nothing : .amount(amount)
    quote(context)
    return [.mended]
  }
}
