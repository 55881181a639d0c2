import Localization
import Loyalty
import Terminal

extension SaleScreen {
  /// Whether the next part is the password: somebody who closed its dialog gets on without it.
  func asksPasswordNext(_ context: Context) -> Bool {
    lockedProgram(context) != nil && !goesWithout
  }

  mutating func goToCode() {
    part = .code
    code.selectAll()
  }

  /// What the typed code would do for the client.
  func verdict(_ context: Context) -> CodeVerdict? {
    CodeVerdict(code.text, of: client, context)
  }

  // MARK: Keys

  mutating func typeCode(_ key: Key, _ context: Context) -> [Effect]? {
    switch key {
    case .enter, .escape, .backTab:
      part = .add
      return []
    case .tab:
      part = .add
      if lockedProgram(context) != nil {
        askPassword(context)
      } else if client != nil {
        goToBonuses()
      }
      return []
    case .function(4): return [.open(WhyCodeScreen(client, typed: code.text))]
    case .character, .paste, .backspace, .delete, .left, .right, .home, .end, .control("w"),
      .control("u"):
      let typed = code.text
      _ = code.handle(key)
      guard code.text != typed else { return [] }
      quote(context)
      return [.mended]
    default: return nil
    }
  }

  /// What the keys do while a code is typed.
  func codeHints(_ context: Context) -> [Footer.Item]? {
    guard part == .code else { return nil }
    let words = context.words
    let next = lockedProgram(context) == nil ? "sale.key.bonusesPart" : "sale.key.password"
    return [
      Footer.Item(key: words("keyname.enter"), label: words("sale.key.toLines")),
      Footer.Item(key: words("keyname.tab"), label: words(next)),
      Footer.Item(key: "F4", label: words("whyCode.key")),
      Footer.Item(key: KeyNames(words).name(of: .control("u")), label: words("sale.key.noCode")),
    ]
  }

  // MARK: Picture

  /// The code's line; while it is typed, what it does stands below it in full.
  func codeView(_ context: Context) -> View {
    guard whyNoPart == nil, !rows.isEmpty || part == .code || !code.text.isBlank else {
      return .blank
    }
    let words = context.words
    let verdict = verdict(context)
    let isTyped = part == .code
    let shown = isTyped || verdict != nil ? code : LineEditor(words("sale.noCode"))
    let line = View.findLine(
      FindLineView(words("activation.field.code"), FindLineState(shown), isFocused: isTyped)
    )
    let style: Style = verdict.map { $0.works ? .accent : .error } ?? .muted
    let lines = verdict?.lines(withBalance: false, context)
    guard isTyped else {
      let said = lines?.first ?? words("sale.codeByTab")
      let note = View.text(TextView([Paragraph(said, style: style)]))
      return .split([SplitPart(line, columns: 27), SplitPart(note)])
    }
    let said = lines?.joined(separator: ". ") ?? words("activation.hint.code")
    return .stack([
      StackPart(line), StackPart(.text(TextView([Paragraph(said, style: style)]))),
    ])
  }
}

extension Club {
  /// What a refused sale comes to without what was refused: a promo code that does not work, else
  /// bonuses that cannot be spent; without both where that is not enough.
  func plainQuote(
    _ draft: SaleDraft,
    refusedFor refusal: Refusal,
    at moment: Moment
  ) -> SaleCalculator? {
    var plain = draft
    if case .promoCode = refusal {
      plain.promoCode = nil
      if let sums = try? quote(plain, at: moment) { return sums }
    }
    plain.redemption = .nothing
    return try? quote(plain, at: moment)
  }
}
