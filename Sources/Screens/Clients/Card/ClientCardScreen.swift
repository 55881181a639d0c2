import Localization
package import Loyalty
package import Terminal

/// What the keys of a client's card ask for.
package enum ClientCardIntent: Hashable, Sendable {
  case sale, promoCode, message, bonuses, open, refund, sheet, previousSheet, edit, groups, merge
  case register, next, previous, pageDown, pageUp, why, erase, close
}

/// One client's card (screens.md wireframe 4).
///
/// It shows what the club knows at this moment, so that another desk's change redraws it in place.
/// Up and down move in the sheet below the card, left and right go to the neighbours of the list that
/// it was opened out of.
package struct ClientCardScreen: KeyedScreen {
  /// The client.
  package private(set) var id: Client.ID
  /// The list that the card was opened out of, as it was then.
  private let neighbours: TableRows<Client.ID>?
  /// The place in that list.
  private var place: Int?
  /// Lines scrolled out at the top.
  private(set) var top = 0
  /// The sheet that fills the screen; nil while the card is seen, with the first of them below.
  private(set) var sheet: CardSheet?
  private(set) var states = CardSheetStates()
  /// Whether a list stands above to choose the card that this one is joined with.
  private var isChoosingOther = false
  /// The question whether to erase the client, while it is asked, and the command under way.
  var erasing = ClientErasing()

  /// Opens a card.
  ///
  /// - Parameters:
  ///   - id: The client.
  ///   - rows: The list that it is opened out of; nil when it stands alone.
  package init(id: Client.ID, among rows: TableRows<Client.ID>? = nil) {
    self.id = id
    neighbours = rows
    place = rows?.place(of: id)
  }

  package var helpTopic: String { sheet == nil || sheet == .facts ? "client-card" : "account" }
  package var isTyping: Bool { false }
  package var isAsking: Bool { erasing.question != nil }
  package func hints(_ context: Context) -> [Footer.Item]? { erasing.question?.hints(context) }
  package func trail(_ context: Context) -> [String] { [context.name(of: id)] }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if erasing.isBusy { return erasing.press(stroke) }
    if stroke.key == .escape, sheet != nil {
      sheet = nil
      return []
    }
    guard let shown = shownSheet(context) else { return nil }
    return CardSheets(of: id, context).handle(stroke.key, on: shown, &states) ? [] : nil
  }

  /// The sheet that up and down move in: the one that fills the screen, or that below the card; while
  /// a receipt waits, Enter on the card goes on with it instead.
  private func shownSheet(_ context: Context) -> CardSheet? {
    if let sheet { return sheet }
    return parked(context) == nil ? ClientCardView(id, context).sheetBelow : nil
  }

  package mutating func run(
    _ intent: ClientCardIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .sale: return [.open(SaleScreen(client: id, isNamed: true))]
    case .promoCode: return [.open(ActivationForm(id))]
    case .message: return [.open(MailingForm(to: [id], context))]
    case .open: return open(context)
    case .why: return [.open(WhyCodeScreen(of: id, selectedCode(context)))]
    case .bonuses: return [.open(BonusForm(id, context))]
    case .refund: return selectedReceipt(context).map { [.open(RefundScreen($0))] } ?? []
    case .sheet: sheet = CardSheet.after(sheet)
    case .previousSheet: sheet = CardSheet.before(sheet)
    case .edit:
      guard let form = ClientForm(changing: id, context) else {
        return [.tell(Notice(.trouble, context.unreadable(id)))]
      }
      return [.open(form)]
    case .groups: return [.open(ClientGroupsScreen([id], context))]
    case .merge: return chooseOther(context)
    case .erase: erasing.ask(about: id, context)
    case .register: return [.open(ClientForm(registering: TypedClient(""), context))]
    case .next: go(to: neighbour(1))
    case .previous: go(to: neighbour(-1))
    case .pageDown: scroll(by: 1, context)
    case .pageUp: scroll(by: -1, context)
    case .close: return [.back(neighbours == nil ? nil : .client(id))]
    }
    return []
  }

  /// The receipt that waits for the client; the oldest of several.
  private func parked(_ context: Context) -> ParkedReceipt? {
    context.club.parkedReceipts.waiting(of: id).first
  }

  func whyNothingToOpen(_ context: Context) -> String? {
    if sheet == .codes {
      return selectedCode(context) == nil ? "whyCode.why.noCode" : nil
    }
    if selectedReceipt(context) != nil { return nil }
    return parked(context) == nil ? "why.noReceiptSelected" : context.whyReadOnly
  }

  package func label(of intent: ClientCardIntent, _ context: Context) -> String? {
    guard intent == .open, selectedReceipt(context) == nil else { return nil }
    if sheet == .codes { return context.words("whyCode.key.checks") }
    return context.words("desk.key.openParked")
  }

  /// The selected receipt of the sheet; else the one that waits, to go on with it.
  private func open(_ context: Context) -> [Effect] {
    if sheet == .codes {
      return selectedCode(context).map { [.open(WhyCodeScreen(of: id, $0))] } ?? []
    }
    if let receipt = selectedReceipt(context) {
      return [.open(ReceiptScreen(receipt, isOnCard: true))]
    }
    return parked(context).map { [.open(SaleScreen($0, isNamed: true, context))] } ?? []
  }

  // MARK: Joining

  private mutating func chooseOther(_ context: Context) -> [Effect] {
    isChoosingOther = true
    let text = context.words("merge.choose", ["name": .text(context.name(of: id))])
    return [
      .open(ClientsScreen(choosingBeside: id, context)), .tell(Notice(.note, text)),
    ]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .returned(let choice):
      guard isChoosingOther else { return [] }
      isChoosingOther = false
      guard case .client(let other)? = choice else { return [] }
      guard other != id else {
        return [.tell(Notice(.reason, context.words("merge.same")))]
      }
      return [.open(MergeClientsScreen(id, other, context))]
    case .clubChanged:
      let current = context.club.clients.current(id)
      guard current != id else { return erasing.follow(id, context) }
      let values: [String: WordValue] = ["number": .number(Int(id.number))]
      go(to: current)
      return [.tell(Notice(.note, context.words("merge.cardGone", values)))]
    default: return erasing.receive(news, context)
    }
  }

  func neighbour(_ step: Int) -> Client.ID? {
    place.flatMap { neighbours?.id(at: $0 + step) }
  }

  private mutating func go(to next: Client.ID?) {
    guard let next else { return }
    id = next
    place = neighbours?.place(of: next)
    (top, states) = (0, CardSheetStates())
  }

  private mutating func scroll(by pages: Int, _ context: Context) {
    let card = ClientCardView(id, context)
    top = card.top(top, scrolledBy: pages)
  }

  /// The receipt under the cursor, or that where the movement under it came from.
  func selectedReceipt(_ context: Context) -> Receipt.ID? {
    shownSheet(context).flatMap { sheet in
      CardSheets(of: id, context).selectedReceipt(on: sheet, states)
    }
  }

  /// The promo code under the cursor, while their sheet is shown.
  private func selectedCode(_ context: Context) -> PromoCode? {
    sheet == .codes ? CardSheets(of: id, context).selectedCode(states) : nil
  }

  // MARK: Picture

  package func view(_ context: Context) -> View {
    let view = card(context)
    return erasing.question.map { $0.over(view) } ?? view
  }

  private func card(_ context: Context) -> View {
    guard let sheet else {
      return ClientCardView(id, context).view(
        top: top,
        states,
        isSelecting: shownSheet(context) != nil
      )
    }
    return CardSheets(of: id, context).view(sheet, states)
  }

  package func status(_ context: Context) -> Status {
    let sheets = CardSheets(of: id, context)
    if let sheet { return Status(sheets.summary, right: sheets.position(sheet, states)) }
    let number = context.words("clients.card.number", ["number": .number(Int(id.number))])
    let position = neighbours.flatMap { rows in
      rows.count < 2
        ? nil
        : place.map { place in
          context.words(
            "clients.card.position",
            ["number": .number(place + 1), "total": .number(rows.count)]
          )
        }
    }
    guard let below = shownSheet(context), let row = sheets.position(below, states) else {
      return Status(number.capitalisedFirst, right: position)
    }
    let parts = [number.capitalisedFirst, position].compactMap { $0 }
    return Status(parts.joined(separator: " · "), right: row)
  }
}

extension Context {
  /// That a client's card cannot be read.
  package func unreadable(_ id: Client.ID) -> String {
    words("clients.unreadable", ["number": .number(Int(id.number))])
  }
}

extension String {
  /// The text with a small first letter, to stand inside a sentence.
  var uncapitalised: String { prefix(1).lowercased() + dropFirst() }

  /// The text with a capital first letter, to begin a sentence.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
