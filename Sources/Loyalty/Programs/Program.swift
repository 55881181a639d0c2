/// A bonus program or a discount program (rules.md §4): what a group's clients are promised.
public struct Program: Hashable, Sendable {
  /// A program's number: given by the store, never reused.
  public typealias ID = Identifier<Program>

  /// What kind of program it is, with the terms of that kind.
  public enum Terms: Hashable, Sendable {
    /// It accrues bonuses.
    case bonus(BonusTerms)
    /// It takes a discount off.
    case discount(DiscountTerms)
  }

  /// The number by which the store knows the program.
  public let id: ID
  /// The name, unique among programs by `GroupNameKey`.
  public var name: String
  /// What it is for.
  public var description: String?
  /// The hash of the password that the desk is asked for; nil asks for none (rules.md §4.1).
  public var password: PasswordHash?
  /// The percent by the client's total purchases.
  public var tiers: Tiers
  /// Which purchases count for the tier.
  public var window: TotalWindow
  /// The categories that accrue, or that the discount is taken off.
  public var categories: CategoryChoice
  /// The least gross of a receipt, inclusive.
  public var minimumReceipt: Money
  /// The terms of its kind.
  public var terms: Terms
  /// Whether it was put away.
  public var isArchived: Bool
  /// When it was created.
  public let createdAt: Moment

  /// Makes a program; `decide` is what checks its facts.
  public init(
    id: ID,
    name: String,
    description: String? = nil,
    password: PasswordHash? = nil,
    tiers: Tiers,
    window: TotalWindow = .allTime,
    categories: CategoryChoice = .all,
    minimumReceipt: Money = .zero,
    terms: Terms,
    isArchived: Bool = false,
    createdAt: Moment
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.password = password
    self.tiers = tiers
    self.window = window
    self.categories = categories
    self.minimumReceipt = minimumReceipt
    self.terms = terms
    self.isArchived = isArchived
    self.createdAt = createdAt
  }

  /// The loyalty program type of groups that may carry it.
  public var loyalty: LoyaltyType {
    switch terms {
    case .bonus: .bonus
    case .discount: .discount
    }
  }

  /// Its bonus terms, or the defaults under which any client may spend bonuses (rules.md §4.4).
  public var bonusTerms: BonusTerms {
    if case .bonus(let terms) = terms { terms } else { BonusTerms() }
  }
}

/// A password as a store keeps it: the text that a memory-hard function made of it.
public struct PasswordHash: Hashable, Sendable {
  /// Algorithm, parameters, salt and hash in the form of crypt(5).
  public let text: String

  /// Takes the text that the function made.
  public init(_ text: String) {
    self.text = text
  }
}

/// The categories that a rule speaks of.
public enum CategoryChoice: Hashable, Sendable {
  /// Every category, those that come later among them.
  case all
  /// These.
  case only(Set<Category.ID>)

  /// Whether lines of the category are meant.
  public func contains(_ category: Category.ID) -> Bool {
    switch self {
    case .all: true
    case .only(let categories): categories.contains(category)
    }
  }
}
