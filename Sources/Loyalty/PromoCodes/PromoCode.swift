/// A promo code, or a batch of unique ones, with what it gives and to whom (rules.md §7.1).
///
/// A shared code has one text that many clients may type; a batch has many texts, each of which
/// works once. Name, terms and status are the same for both.
public struct PromoCode: Hashable, Sendable, Named {
  /// A promo code's number: given by the store, never reused.
  public typealias ID = Identifier<PromoCode>

  /// What clients type.
  public enum Kind: Hashable, Sendable {
    /// One text for everybody, as it was written.
    case shared(code: String)
    /// Many texts, each of which works once.
    case batch(PromoCodeBatch)
  }

  /// What the manager decided; `PromoCodeState` is what follows from it and from the time.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    /// It is being prepared and works for nobody.
    case draft
    /// It works within its period.
    case active
    /// It does not work until it is resumed.
    case paused
    /// It works no more.
    case ended
    /// It was withdrawn for good, and its text is free again.
    case revoked
  }

  /// The number by which the store knows it.
  public let id: ID
  /// The name, unique among those that were not revoked.
  public var name: String
  /// What clients type.
  public var kind: Kind
  /// What it gives, when and to whom.
  public var terms: PromoCodeTerms
  /// What the manager decided.
  public var status: Status
  /// Since when the status holds.
  public var statusSince: Moment
  /// Who decided the status.
  public var statusBy: Staff
  /// When it was created.
  public let createdAt: Moment

  /// Makes a promo code; `decide` is what checks its facts.
  public init(
    id: ID,
    name: String,
    kind: Kind,
    terms: PromoCodeTerms,
    status: Status = .active,
    statusSince: Moment,
    statusBy: Staff,
    createdAt: Moment
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.terms = terms
    self.status = status
    self.statusSince = statusSince
    self.statusBy = statusBy
    self.createdAt = createdAt
  }

  /// The one text that clients type; nil for a batch.
  public var code: String? {
    if case .shared(let code) = kind { code } else { nil }
  }

  /// What its texts have in common; nil for a shared code.
  public var batch: PromoCodeBatch? {
    if case .batch(let batch) = kind { batch } else { nil }
  }

  /// A revoked one leaves its name to others, whatever came first.
  public var keepsName: Bool { status != .revoked }

  /// Whether it can still begin or go on working: a group that it names stays in use.
  public var isInUse: Bool {
    switch status {
    case .draft, .active, .paused: true
    case .ended, .revoked: false
    }
  }
}
