/// All activations, found by promo code, by client and by receipt.
///
/// A use that a refund gave back stays in the history and does not count any more.
struct ActivationTable: Sendable {
  /// One activation, packed: 56 bytes.
  struct Row: Sendable {
    let promoCode: PromoCode.ID
    /// The place of the text in its batch.
    let place: UInt32
    /// Whose it is, after a merge that of the client who stayed.
    var client: Client.ID
    /// Who used the code, by the number of then.
    let user: Client.ID
    let at: Moment
    /// Who took it, by place in `staff`.
    let by: StaffTable.Place
    let venue: UInt32
    let receipt: UInt32
    let bonuses: Bonus
    var lot: Lot.ID
    let channel: Activation.Channel
    var isReturned = false
  }

  /// What counts of one promo code.
  private struct Uses: Sendable {
    var rows: [UInt32] = []
    var used = 0
  }

  private(set) var rows: [Row] = []
  private var uses: [PromoCode.ID: Uses] = [:]
  private var byClient: [Client.ID: [UInt32]] = [:]
  private var byReceipt: [Receipt.ID: UInt32] = [:]
  private var staff = StaffTable()

  /// How many activations of a promo code count.
  func used(_ id: PromoCode.ID) -> Int { uses[id]?.used ?? 0 }

  /// The rows of a promo code, oldest first, returned uses among them.
  func rows(of id: PromoCode.ID) -> some RandomAccessCollection<Row> {
    (uses[id]?.rows ?? []).lazy.map { rows[Int($0)] }
  }

  /// The rows of a client, oldest first, returned uses among them.
  func rows(of client: Client.ID) -> some RandomAccessCollection<Row> {
    (byClient[client] ?? []).lazy.map { rows[Int($0)] }
  }

  /// The row that came with a receipt.
  func row(of receipt: Receipt.ID) -> Row? { byReceipt[receipt].map { rows[Int($0)] } }

  /// The full activation.
  ///
  /// - Parameters:
  ///   - row: Its row.
  ///   - code: Its text.
  ///   - client: By which number the client is told: of now, or of then.
  /// - Returns: The activation.
  func activation(_ row: Row, code: String, of client: Client.ID) -> Activation {
    Activation(
      promoCode: row.promoCode,
      code: code,
      client: client,
      at: row.at,
      by: staff[row.by] ?? Staff(""),
      channel: row.channel,
      venue: row.venue > 0 ? Venue.ID(row.venue) : nil,
      receipt: row.receipt > 0 ? Receipt.ID(row.receipt) : nil,
      bonuses: row.bonuses,
      lot: row.lot
    )
  }

  // MARK: Applying

  /// Adds a use that belongs to a client, who had another number at it where cards were merged.
  mutating func append(_ activation: Activation, of client: Client.ID, place: Int) {
    let number = UInt32(rows.count)
    rows.append(
      Row(
        promoCode: activation.promoCode,
        place: UInt32(clamping: place),
        client: client,
        user: activation.client,
        at: activation.at,
        by: staff.place(of: activation.by),
        venue: activation.venue?.number ?? 0,
        receipt: activation.receipt?.number ?? 0,
        bonuses: activation.bonuses,
        lot: activation.lot,
        channel: activation.channel
      )
    )
    uses[activation.promoCode, default: Uses()].rows.append(number)
    uses[activation.promoCode, default: Uses()].used += 1
    byClient[client, default: []].append(number)
    if let receipt = activation.receipt { byReceipt[receipt] = number }
  }

  /// Gives the use that came with a receipt back, and tells which text it was.
  mutating func giveBack(_ receipt: Receipt.ID) -> CodePlace? {
    guard let number = byReceipt[receipt], !rows[Int(number)].isReturned else { return nil }
    rows[Int(number)].isReturned = true
    let row = rows[Int(number)]
    uses[row.promoCode]?.used -= 1
    return CodePlace(promoCode: row.promoCode, place: Int(row.place))
  }

  /// Moves the activations of one client to another, in order of time.
  ///
  /// The lots of both get new numbers.
  mutating func merge(_ from: Client.ID, into: Client.ID, _ lots: LotNumbers) {
    let kept = byClient[into] ?? []
    let moved = byClient.removeValue(forKey: from) ?? []
    guard !kept.isEmpty || !moved.isEmpty else { return }
    for number in kept { rows[Int(number)].lot = lots.into[new: rows[Int(number)].lot] }
    for number in moved {
      rows[Int(number)].client = into
      rows[Int(number)].lot = lots.from[new: rows[Int(number)].lot]
    }
    byClient[into] = (kept + moved).sorted()
  }
}
