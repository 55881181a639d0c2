package import Loyalty

/// What somebody asks to know.
package enum Query: Hashable, Sendable {
  /// One client's card with what follows from it.
  case client(ClientReference)
  /// Clients by part of the name, phone or e-mail.
  case find(text: String, limit: Int)
  /// The things of one kind.
  case list(Listing, Page)
  /// One group.
  case group(GroupReference)
  /// A sale worked out and not made.
  case quote(SaleDraft)
  /// One receipt, with what can still be refunded.
  case receipt(RefundDraft.Reference)
  /// A client's bonus account: its entries and lots.
  case ledger(ClientReference)
  /// One promo code or batch, by id, name or text.
  case promoCode(String)
  /// Why a code works for a client or does not.
  case checkPromoCode(ClientReference, String)
  /// A report for some days, at some venues or at all, or of what was sold at none.
  case report(ReportName, ReportPeriod, venues: [String]?, withNowhere: Bool)
  /// The messages of one client or of all, with how far each has come.
  case outbox(ClientReference?)

  /// A kind of things that can be listed.
  package enum Listing: String, CaseIterable, Hashable, Sendable {
    /// The groups in the manager's order.
    case groups
    /// The clients by age of their registration.
    case clients
    /// Bonus and discount programs, oldest first.
    case programs
    /// The price list, oldest first.
    case products
    /// The places where receipts are made.
    case venues
    /// The categories, the built-in ones first.
    case categories
    /// The receipts that wait to be paid, oldest first.
    case parkedReceipts
    /// The promo codes and batches, oldest first; the revoked ones are the archive.
    case promoCodes
    /// The words of pushes and SMS that are kept under names, oldest first.
    case templates
    /// The pushes and SMS to many, oldest first.
    case pushes
    /// Kinds that nothing can be made of in this version, so that their lists are empty.
    case segments, audiences, promotions
  }

  /// Which part of a list is asked for.
  package struct Page: Hashable, Sendable {
    /// The most rows of clients that are answered unless the query says more.
    package static let usual = 1_000
    /// The most rows of clients that can be asked for at once.
    package static let most = 100_000

    /// The most rows to answer; nil is `usual` for clients and all for what a club has few of.
    package var limit: Int?
    /// The id after which the rows begin.
    package var after: Int?
    /// Whether the archived ones are asked for instead of those in use.
    package var archived: Bool

    /// Asks for a part of a list.
    package init(limit: Int? = nil, after: Int? = nil, archived: Bool = false) {
      self.limit = limit
      self.after = after
      self.archived = archived
    }
  }
}
