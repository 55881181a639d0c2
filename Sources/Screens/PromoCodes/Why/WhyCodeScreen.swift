import Localization
package import Loyalty
package import Terminal

/// What the keys of the answer to "Why did it not work?" ask for.
package enum WhyCodeIntent: Hashable, Sendable {
  case accept, edit, client, close
}

/// Why a code works for a client or does not: every check of rules.md §7.4 with its fact, and the
/// next step where it fails.
///
/// Before a code is typed, the client's codes that would work now.
package struct WhyCodeScreen: KeyedScreen {
  /// Whose code; nil until somebody is chosen.
  private(set) var client: Client.ID?
  /// The code as it was typed.
  private(set) var code: LineEditor
  /// A batch that is asked about as a whole, until one of its texts is typed.
  private(set) var batch: PromoCode.ID?
  /// The selection among the client's codes, while none is typed.
  private(set) var table = TableState<PromoCode.ID>()
  /// How far the sentences are scrolled, where they are more than fit.
  private(set) var scroll = TextState()
  /// Whether the screen below has a field for the code.
  private let isForField: Bool

  /// Asks for the field of the screen below, which takes the code back.
  package init(_ client: Client.ID?, typed: String) {
    self.client = client
    code = LineEditor(typed, limit: NameRule.limit)
    isForField = true
  }

  /// Asks about a client's codes, or one of them.
  package init(of client: Client.ID?, _ promoCode: PromoCode? = nil) {
    self.client = client
    code = LineEditor(promoCode?.code ?? "", limit: NameRule.limit)
    // Who asks about another one types over it.
    code.selectAll()
    batch = promoCode?.batch == nil ? nil : promoCode?.id
    isForField = false
  }

  package static let keys = KeyTable<WhyCodeIntent, KeyState<WhyCodeScreen>> {
    Binding(
      .enter,
      does: .accept,
      label: "activation.key.do",
      tooltip: "whyCode.key.accept.hint",
      footer: 1,
      unless: { $0.screen.whyNotAccepted($0.context) }
    )
    Binding(
      .function(4),
      does: .edit,
      label: "whyCode.key.edit",
      tooltip: "promoCodes.key.edit.hint",
      footer: 2,
      unless: { $0.context.whyNotWrite ?? $0.screen.whyNoCode($0.context) }
    )
    Binding(
      .function(5),
      .control("f"),
      does: .client,
      label: "whyCode.key.client",
      tooltip: "whyCode.key.client.hint",
      footer: 3,
      unless: { $0.screen.isForField ? "whyCode.why.sameClient" : nil }
    )
    Binding(.escape, does: .close, label: "key.back", tooltip: "key.back.hint", footer: 4)
  }

  package var helpTopic: String { "promo-codes" }
  package var isTyping: Bool { true }
  package var showsGlobalKeys: Bool { false }
  package func trail(_ context: Context) -> [String] { [context.words("whyCode.title")] }

  package func label(of intent: WhyCodeIntent, _ context: Context) -> String? {
    guard intent == .accept else { return nil }
    if isListing { return context.words("whyCode.key.checks") }
    return isForField ? context.words("whyCode.key.take") : nil
  }

  package mutating func opened(_ context: Context) -> [Effect] {
    client == nil ? [.open(ClientsScreen(choosing: true))] : []
  }

  // MARK: What is asked

  /// Whether the client's codes are listed: none is typed.
  var isListing: Bool { code.text.isBlank && batch == nil }

  /// The checks of the code, in their order.
  func checks(_ context: Context) -> [CodeCheck] {
    guard let client, !isListing else { return [] }
    if let code = batch.flatMap({ context.club.promoCodes[$0] }) {
      return context.club.checks(of: code, for: client, at: context.now)
    }
    return context.club.checks(of: code.text, for: client, at: context.now)
  }

  /// The promo code that is meant.
  private func promoCode(_ context: Context) -> PromoCode? {
    if let batch { return context.club.promoCodes[batch] }
    if isListing { return selected(context) }
    let found = try? context.club.promoCodes.find(typed: code.text)
    return found.flatMap { context.club.promoCodes[$0.place.promoCode] }
  }

  func codes(_ context: Context) -> ClientCodes? { client.map { ClientCodes(of: $0, context) } }

  private func selected(_ context: Context) -> PromoCode? {
    guard let rows = codes(context)?.rows else { return nil }
    var table = table
    table.follow(rows)
    return table.selectedID.flatMap { context.club.promoCodes[$0] }
  }

  private func whyNoCode(_ context: Context) -> String? {
    guard let code = promoCode(context) else { return "whyCode.why.noCode" }
    return code.status == .revoked ? "promoCodes.why.revoked" : nil
  }

  private func whyNotAccepted(_ context: Context) -> String? {
    if isListing { return selected(context) == nil ? "whyCode.why.noCode" : nil }
    if isForField { return batch == nil ? nil : "whyCode.why.batch" }
    if batch != nil { return "whyCode.why.batch" }
    if checks(context).contains(where: { !$0.isOK }) { return "whyCode.why.fails" }
    return context.whyNotWrite
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown:
      if !isListing {
        scroll(stroke.key, context)
      } else if let rows = codes(context)?.rows {
        _ = table.handle(stroke.key, in: rows)
      }
      return []
    case .character, .paste, .backspace, .delete, .left, .right, .home, .end, .control("w"),
      .control("u"):
      let typed = code.text
      _ = code.handle(stroke.key)
      if code.text != typed { scroll = TextState() }
      if batch != nil, stroke.key == .control("u") || code.text != typed { batch = nil }
      return []
    default: return nil
    }
  }

  private mutating func scroll(_ key: Key, _ context: Context) {
    let room = roomForAnswer(context)
    _ = scroll.handle(key, rows: answerRows(context), page: room)
  }

  package mutating func run(
    _ intent: WhyCodeIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .accept where isListing:
      guard let chosen = selected(context) else { return [] }
      code.set(chosen.code ?? "")
      batch = chosen.batch == nil ? nil : chosen.id
      return []
    case .accept:
      if isForField { return [.back(.typedCode(code.text))] }
      return [.replace(ActivationForm(client, code: code.text))]
    case .edit:
      return promoCode(context).map { [.open(PromoCodeForm($0, context))] } ?? []
    case .client: return [.open(ClientsScreen(choosing: true))]
    case .close: return [.back(nil)]
    }
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .returned(.client(let id)): client = id
    case .returned(nil) where client == nil: return [.back(nil)]
    case .clubChanged:
      client = client.map { context.club.clients.current($0) }
      guard let client, context.club.clients.isErased(client) else { return [] }
      return [.back(nil), .tell(Notice(.note, context.sentence(for: .clientErased(client))))]
    default: break
    }
    return []
  }
}
