extension Club {
  /// Creates a promo code (rules.md §7.1–7.2): a name and the bonuses are enough.
  func createPromoCode(_ draft: PromoCodeDraft, for asking: Asking) throws(Refusal) -> [Event] {
    let name = try refusing(try NameRule.cleaned(draft.name))
    let text = try freeCode(draft.code ?? name, except: nil)
    let code = PromoCode(
      id: promoCodes.codes.nextID,
      name: try freePromoName(name, except: nil),
      kind: .shared(code: text),
      terms: try checked(draft.terms, was: nil),
      status: try first(draft.status),
      statusSince: asking.at,
      statusBy: asking.by,
      createdAt: asking.at
    )
    return [.promoCodeCreated(code)]
  }

  /// Changes facts of a promo code or batch; what was accrued stays.
  func editPromoCode(_ typed: String, _ edit: PromoCodeEdit) throws(Refusal) -> [Event] {
    let was = try promoCode(whole: typed)
    guard was.status != .revoked else { throw .promoCode(.revoked(code: was.name)) }
    var now = was
    if let text = edit.code {
      guard was.batch == nil else { throw .promoCode(.textsStay(batch: was.name)) }
      now.kind = .shared(code: try freeCode(text, except: was.id))
    }
    if let name = edit.name {
      now.name = try freePromoName(try refusing(try NameRule.cleaned(name)), except: was.id)
    }
    now.terms = try checked(edit.applied(to: was.terms.draft(in: calendar)), was: was)
    return Change(from: was, to: now).map { [.promoCodeChanged($0)] } ?? []
  }

  /// Starts, pauses, resumes, ends or revokes a promo code; of a batch, `revoked` takes the texts
  /// that are left, and of one of its texts, that text.
  func setPromoCodeStatus(
    _ typed: String,
    _ status: PromoCode.Status,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    guard status != .draft else { throw .promoCode(.statusInvalid(status)) }
    let (was, place) = try promoCode(typed)
    if let batch = was.batch, place != nil || status == .revoked {
      return try setStatus(ofTexts: place, of: was, batch, status)
    }
    guard was.status != status else { return [] }
    guard was.status != .revoked else { throw .promoCode(.revoked(code: was.name)) }
    var now = was
    now.status = status
    if now.isInUse, !was.isInUse { _ = try groups(of: was.terms.draft(in: calendar), was: nil) }
    now.statusSince = asking.at
    now.statusBy = asking.by
    return [.promoCodeChanged(Change(was: was, now: now))]
  }

  private func setStatus(
    ofTexts place: CodePlace?,
    of code: PromoCode,
    _ batch: PromoCodeBatch,
    _ status: PromoCode.Status
  ) throws(Refusal) -> [Event] {
    guard let place else {
      let left = promoCodes.texts(of: code.id, in: .left)
      return left.flatMap { $0.count > 0 ? [.promoCodesRevoked(code.id, $0)] : nil } ?? []
    }
    let text = promoCodes.text(of: place)
    guard status == .revoked else {
      throw .promoCode(.partOfBatch(code: text, batch: code.name))
    }
    switch promoCodes.state(of: place) {
    case .revoked: return []
    case .used: throw .promoCode(.usedUp(code: text, limit: 1))
    case .left, .handedOut, nil:
      var one = BatchCodes(prefix: batch.prefix, length: batch.length)
      one.append(promoCodes.texts(of: code.id)?.randomPart(at: place.place) ?? [])
      return [.promoCodesRevoked(code.id, one)]
    }
  }

  // MARK: Naming

  /// The promo code or batch that somebody named by name, text or number, and the text of a batch.
  ///
  /// - Throws: `notFound`.
  public func promoCode(
    _ typed: String
  ) throws(Refusal) -> (code: PromoCode, place: CodePlace?) {
    if NumberedName.digits(in: typed) != nil, let code = promoCodes.codes.find(typed) {
      return (code, nil)
    }
    if let code = promoCodes.codes.named(typed), code.status != .revoked { return (code, nil) }
    let match = promoCodes.table.find(CodeKey(typed))
    if let match, match.isExact, let code = promoCodes[match.place.promoCode] {
      return (code, code.batch == nil ? nil : match.place)
    }
    guard let code = promoCodes.codes.find(typed) else {
      throw .notFound(.promoCode, typed: typed)
    }
    return (code, nil)
  }

  /// The promo code or batch that somebody named; a text of a batch is refused.
  func promoCode(whole typed: String) throws(Refusal) -> PromoCode {
    let (code, place) = try promoCode(typed)
    if let place {
      throw .promoCode(.partOfBatch(code: promoCodes.text(of: place), batch: code.name))
    }
    return code
  }

  /// The promo codes in use that name a group (rules.md §3.6).
  public func promoCodes(naming group: Group.ID) -> [PromoCode] {
    promoCodes.codes.items.filter { $0.isInUse && $0.terms.conditions.groups.contains(group) }
  }

  // MARK: Checking

  /// The name, if no promo code has it that was not revoked.
  func freePromoName(_ name: String, except own: PromoCode.ID?) throws(Refusal) -> String {
    if let other = promoCodes.codes.named(name), other.id != own, other.status != .revoked {
      throw .nameTaken(name: name, existing: other.name, isArchived: false)
    }
    return name
  }

  /// The text, cleaned, if no text in use looks like it (rules.md §7.2).
  private func freeCode(_ typed: String, except own: PromoCode.ID?) throws(Refusal) -> String {
    let text = try refusing(try NameRule.cleaned(typed))
    let key = CodeKey(text)
    guard !key.isEmpty else { throw .promoCode(.codeEmpty(typed: text)) }
    guard let match = promoCodes.table.find(key), match.isInUse, match.place.promoCode != own else {
      return text
    }
    let name = promoCodes[match.place.promoCode]?.name ?? ""
    let existing = promoCodes.text(of: match.place)
    throw .promoCode(.looksLikeAnother(code: text, existing: existing, name: name))
  }

  /// A status with which a promo code may begin.
  func first(_ status: PromoCode.Status) throws(Refusal) -> PromoCode.Status {
    switch status {
    case .draft, .active, .paused: return status
    case .ended, .revoked: throw .promoCode(.statusInvalid(status))
    }
  }
}
