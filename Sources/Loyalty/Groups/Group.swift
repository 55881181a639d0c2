/// A group of clients: how marketing divides them, and what decides their program (rules.md §3).
public struct Group: Hashable, Sendable {
  /// A group's number: given by the store, never reused.
  public typealias ID = Identifier<Group>

  /// The number by which the store knows the group.
  public let id: ID
  /// The name, unique by `GroupNameKey`.
  public var name: String
  /// What the group is for.
  public var description: String?
  /// Which kind of program its clients get.
  public var loyalty: LoyaltyType
  /// The program of that type, once one is chosen.
  public var program: Program.ID?
  /// The SMS after registration.
  public var welcomeSms: SmsSetting
  /// The SMS after an order.
  public var afterOrderSms: SmsSetting
  /// Whether it was put away; an archived group keeps its members and leads nobody.
  public var isArchived: Bool
  /// When the group was created.
  public let createdAt: Moment

  /// Makes a group; `decide` is what checks its facts.
  public init(
    id: ID,
    name: String,
    description: String? = nil,
    loyalty: LoyaltyType = .none,
    program: Program.ID? = nil,
    welcomeSms: SmsSetting = .off,
    afterOrderSms: SmsSetting = .off,
    isArchived: Bool = false,
    createdAt: Moment
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.loyalty = loyalty
    self.program = program
    self.welcomeSms = welcomeSms
    self.afterOrderSms = afterOrderSms
    self.isArchived = isArchived
    self.createdAt = createdAt
  }
}

/// The loyalty program type of a group, in the source's words: Bonus, Discount, No loyalty program.
public enum LoyaltyType: String, CaseIterable, Hashable, Sendable {
  /// Bonuses by the total of purchases.
  case bonus
  /// A discount by the total of purchases.
  case discount
  /// No loyalty program: messages only.
  case none
}

/// One automatic SMS of a group: whether it is sent, and its text.
///
/// A text stays when the switch is turned off, so that turning it on again needs no typing.
public struct SmsSetting: Hashable, Sendable {
  /// Whether the message is sent.
  public var isOn: Bool
  /// The text with variables, `{name}`.
  public var template: String

  /// Nothing is sent and nothing was written yet.
  public static let off = SmsSetting(isOn: false, template: "")

  /// Sets one automatic message.
  public init(isOn: Bool, template: String) {
    self.isOn = isOn
    self.template = template
  }
}

extension Group: Named {}
