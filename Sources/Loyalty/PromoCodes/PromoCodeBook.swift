/// The club's promo codes with their texts and uses.
public struct PromoCodeBook: Sendable {
  /// The promo codes and batches, oldest first.
  public private(set) var codes = NamedList<PromoCode>()
  private(set) var table = CodeTable()
  private(set) var activations = ActivationTable()
  /// The batches whose texts begin with letters that are not Latin.
  private(set) var mixedBatches: [PromoCode.ID] = []

  /// A club without promo codes.
  public init() {}

  /// The promo code with that number.
  public subscript(id: PromoCode.ID) -> PromoCode? { codes[id] }

  /// The text at a place, as it was written.
  public func text(of place: CodePlace) -> String {
    guard let code = codes[place.promoCode] else { return "" }
    switch code.kind {
    case .shared(let text): return text
    case .batch:
      guard let codes = table.run(of: code.id)?.codes, place.place < codes.count else { return "" }
      return codes[place.place]
    }
  }

  /// How many activations of a promo code count, over all texts of a batch.
  public func used(_ id: PromoCode.ID) -> Int { activations.used(id) }

  /// How many activations there were in all.
  public var activationCount: Int { activations.rows.count }

  /// The activations of a promo code, oldest first; uses that refunds gave back are left out.
  ///
  /// Cost: a look at each; the list is made as it is read.
  public func activations(of id: PromoCode.ID) -> some Sequence<Activation> {
    activations.rows(of: id).lazy.filter { !$0.isReturned }.map { self.full($0) }
  }

  /// How many activations of a promo code there were, those that refunds gave back among them.
  public func historyCount(of id: PromoCode.ID) -> Int { activations.rows(of: id).count }

  /// The activation of a promo code at a place from 0, oldest first, and whether a refund gave it
  /// back.
  public func history(
    of id: PromoCode.ID,
    at place: Int
  ) -> (activation: Activation, isReturned: Bool) {
    let rows = activations.rows(of: id)
    let row = rows[rows.index(rows.startIndex, offsetBy: place)]
    return (full(row), row.isReturned)
  }

  /// The activations of a batch that count, by the places of its texts.
  ///
  /// Cost: a look at each activation of it.
  public func uses(of id: PromoCode.ID) -> [Int: Activation] {
    var uses: [Int: Activation] = [:]
    for row in activations.rows(of: id) where !row.isReturned { uses[Int(row.place)] = full(row) }
    return uses
  }

  /// The activations of a client, oldest first; uses that refunds gave back are left out.
  public func activations(by client: Client.ID) -> [Activation] {
    activations.rows(of: client).filter { !$0.isReturned }.map(full)
  }

  /// The activation that came with a receipt, given back later or not.
  public func activation(with receipt: Receipt.ID) -> Activation? {
    activations.row(of: receipt).map(full)
  }

  func full(_ row: ActivationTable.Row) -> Activation { full(row, of: row.client) }

  /// The full activation, its client told by one of the numbers of the row.
  func full(_ row: ActivationTable.Row, of client: Client.ID) -> Activation {
    let place = CodePlace(promoCode: row.promoCode, place: Int(row.place))
    return activations.activation(row, code: text(of: place), of: client)
  }

  // MARK: Applying

  /// Adds a promo code, or puts it in the place of the one with its number.
  mutating func put(_ code: PromoCode) {
    let was = codes[code.id]
    codes.put(code)
    guard case .shared(let text) = code.kind else { return }
    if was?.code != text { table.put(code.id, code: text) }
    if code.status == .revoked { table.free(code.id) }
  }

  /// Adds a batch with its texts.
  mutating func put(_ batch: PromoCode, _ texts: BatchCodes) {
    codes.put(batch)
    table.put(batch.id, texts)
    if CodeKey(texts.prefix).canonical.contains(where: { $0 > 0x7F }) {
      mixedBatches.append(batch.id)
    }
  }

  /// Marks texts of a batch.
  mutating func mark(_ texts: BatchCodes, of id: PromoCode.ID, _ mark: CodeMarks) {
    for place in table.places(of: texts, in: id) { table.mark(place, mark) }
  }

  /// Whether a batch has all of these texts, revoked or not.
  public func hasTexts(_ texts: BatchCodes, in id: PromoCode.ID) -> Bool {
    table.places(of: texts, in: id).count == texts.count
  }

  /// Whether a promo code has a text, revoked or not; of a shared code its own.
  public func hasText(_ text: String, in id: PromoCode.ID) -> Bool {
    guard let code = codes[id] else { return false }
    return code.batch == nil ? code.code == text : place(of: text, in: id) != nil
  }

  /// The place of a text of a promo code, revoked or not.
  func place(of text: String, in id: PromoCode.ID) -> CodePlace? {
    guard let code = codes[id] else { return nil }
    if code.batch == nil { return CodePlace(promoCode: id, place: 0) }
    return table.place(of: CodeKey(text), in: id)
  }

  /// Counts an activation of its client, or of the one as whom its number answers by now.
  mutating func add(_ activation: Activation, of client: Client.ID? = nil) {
    guard let place = place(of: activation.code, in: activation.promoCode) else { return }
    activations.append(activation, of: client ?? activation.client, place: place.place)
    table.mark(place, .used)
  }

  /// Gives the use that came with a receipt back.
  mutating func giveBack(_ receipt: Receipt.ID) {
    if let place = activations.giveBack(receipt) { table.mark(place, .used, false) }
  }

  /// Moves the activations of one client to another, so that a merge never gives a second use
  /// (rules.md §2.5).
  mutating func merge(_ from: Client.ID, into: Client.ID, _ lots: LotNumbers) {
    activations.merge(from, into: into, lots)
  }
}
