import Exchange
import Localization
import Loyalty
import LoyaltyStore

/// Writes the bonus histories of all clients as of now, with what has burnt and appeared by itself.
package struct LedgerWriting: Writing {
  private let form: WritingForm

  package init(_ form: WritingForm) {
    self.form = form
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    try desk.settle()
    let club = desk.store.club
    let now = max(SystemClock.now(), desk.store.lastAt ?? SystemClock.now())
    let writer = form.writer(write)
    var export = try LedgerExport(
      writer,
      words: words(desk.words, club.promoCodes),
      calendar: club.calendar
    )
    let gifts = club.giftHistory
    let owners = club.accountOwners.filter { club.clients.isErased($0) }
    for id in Array(club.clients.ids) + owners {
      let entries = club.ledger(of: id, at: now)
      guard !entries.isEmpty else { continue }
      let name = try desk.store.card(of: id).name
      try export.write(entries, of: .init(name: name, phone: club.clients.phone(of: id))) { entry in
        LedgerExport.Facts(of: entry, of: id, gifts, in: club)
      }
    }
    try export.finish()
    return export.unwritable
  }

  private func words(_ words: Words, _ codes: PromoCodeBook) -> LedgerExport.Words {
    let name: @Sendable (PromoCode.ID) -> String = { codes[$0]?.name ?? $0.description }
    guard form.isTranslated else {
      return LedgerExport.Words(source: { LedgerExport.source($0, promoCode: name) })
    }
    let headings = LedgerColumn.allCases.map { ($0, words("ledgerColumn." + $0.rawValue)) }
    return LedgerExport.Words(
      headings: Dictionary(uniqueKeysWithValues: headings),
      kind: { words("account.kind." + $0.rawValue) },
      source: { Self.source($0, words, promoCode: name) }
    )
  }

  private static func source(
    _ origin: LedgerEntry.Origin,
    _ words: Words,
    promoCode: (PromoCode.ID) -> String
  ) -> String {
    let (what, fact) =
      switch origin {
      case .receipt(let id): ("receipt", " " + id.description)
      case .refund(let id): ("refund", " " + id.description)
      case .welcome: ("welcome", "")
      case .birthday: ("birthday", "")
      case .referral: ("referral", "")
      case .byHand(let reason): ("byHand", " " + reason)
      case .erasure: ("erasure", "")
      case .promoCode(let id): ("promoCode", " " + promoCode(id))
      case .lot(let id): ("lot", " " + id.description)
      }
    return words("answer.what." + what) + fact
  }
}

extension LedgerExport.Facts {
  /// What a club knows of an entry of a client's history.
  fileprivate init(
    of entry: LedgerEntry,
    of client: Client.ID,
    _ gifts: GiftHistory,
    in club: Club
  ) {
    switch entry.origin {
    case .receipt(let id), .refund(let id):
      let sale = club.circumstances(of: id)
      self.init(
        venue: sale?.venue.flatMap { club.priceList.venues[$0] }?.name,
        groups: club.groups.names(of: sale?.groups ?? GroupSet())
      )
    default:
      let gift = gifts.facts(of: entry, of: client)
      self.init(staff: gift?.by, groups: club.groups.names(of: gift?.groups ?? GroupSet()))
    }
  }
}
