/// A bonus or discount program as somebody wants to create it.
public struct ProgramDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// What it is for.
  public var description: String?
  /// The hash of its password; nil for none.
  public var password: PasswordHash?
  /// The percent by the client's total purchases.
  public var tiers: Tiers
  /// Which purchases count for the tier.
  public var window: TotalWindow
  /// The categories by their names; nil is all.
  public var categories: [String]?
  /// The least gross of a receipt, inclusive.
  public var minimumReceipt: Money
  /// The terms of its kind.
  public var terms: Program.Terms
  /// The categories that bonuses may pay, by their names; nil leaves those of the terms.
  public var payableCategories: [String]?

  /// Begins a draft.
  public init(
    name: String,
    description: String? = nil,
    password: PasswordHash? = nil,
    tiers: Tiers,
    window: TotalWindow = .allTime,
    categories: [String]? = nil,
    minimumReceipt: Money = .zero,
    terms: Program.Terms,
    payableCategories: [String]? = nil
  ) {
    self.name = name
    self.description = description
    self.password = password
    self.tiers = tiers
    self.window = window
    self.categories = categories
    self.minimumReceipt = minimumReceipt
    self.terms = terms
    self.payableCategories = payableCategories
  }
}

/// What `editProgram` asks for; what is nil or `keep` stays.
///
/// The kind of a program never changes.
public struct ProgramEdit: Hashable, Sendable {
  /// Another name.
  public var name: String?
  /// Another description.
  public var description: Edit<String> = .keep
  /// Another password.
  public var password: Edit<PasswordHash> = .keep
  /// Other tiers.
  public var tiers: Tiers?
  /// Other thresholds and percents, under the bound that the tiers have.
  public var tierList: [Tiers.Tier]?
  /// Another bound of the tiers.
  public var bound: Tiers.Bound?
  /// Other purchases that count.
  public var window: TotalWindow?
  /// Other categories by their names; `clear` is all.
  public var categories: Edit<[String]> = .keep
  /// Another least gross.
  public var minimumReceipt: Money?
  /// Other terms of the same kind.
  public var terms: Program.Terms?
  /// What is to change in the terms of a bonus program.
  public var bonus = BonusTermsEdit()
  /// What is to change in the terms of a discount program.
  public var discount = DiscountTermsEdit()
  /// Other categories that bonuses may pay, by their names.
  public var payableCategories: [String]?
  /// Whether it is put away.
  public var isArchived: Bool?

  /// Asks for nothing yet.
  public init() {}
}
