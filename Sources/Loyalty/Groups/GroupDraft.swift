/// A group as somebody wants to create it: nothing of it is checked yet.
public struct GroupDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// What the group is for.
  public var description: String?
  /// Which kind of program its clients get.
  public var loyalty: LoyaltyType
  /// The program of that type, by its id or name.
  public var program: String?
  /// Whether new clients are put into it.
  public var isDefault: Bool
  /// The SMS after registration.
  public var welcomeSms: SmsSetting
  /// The SMS after an order.
  public var afterOrderSms: SmsSetting
  /// The place in the manager's order, from 1; nil is the last.
  public var position: Int?

  /// Begins a draft with its name.
  public init(
    name: String,
    description: String? = nil,
    loyalty: LoyaltyType = .none,
    program: String? = nil,
    isDefault: Bool = false,
    welcomeSms: SmsSetting = .off,
    afterOrderSms: SmsSetting = .off,
    position: Int? = nil
  ) {
    self.name = name
    self.description = description
    self.loyalty = loyalty
    self.program = program
    self.isDefault = isDefault
    self.welcomeSms = welcomeSms
    self.afterOrderSms = afterOrderSms
    self.position = position
  }
}

/// A group as somebody names it.
public enum GroupReference: Hashable, Sendable {
  /// By the store's number.
  case id(Group.ID)
  /// By its name, compared as in rules.md §3.1.
  case name(String)
}

/// What `editGroup` asks for; what is nil or `keep` stays.
public struct GroupEdit: Hashable, Sendable {
  /// Another name.
  public var name: String?
  /// Another description.
  public var description: Edit<String>
  /// Another loyalty program type.
  public var loyalty: LoyaltyType?
  /// Another program, by its id or name.
  public var program: Edit<String>
  /// Whether new clients are put into it; false takes the mark away.
  public var isDefault: Bool?
  /// Another SMS after registration.
  public var welcomeSms: SmsSetting?
  /// Another SMS after an order.
  public var afterOrderSms: SmsSetting?
  /// Another place in the manager's order, from 1.
  public var position: Int?

  /// Asks for nothing yet, or for what is given.
  public init(
    name: String? = nil,
    description: Edit<String> = .keep,
    loyalty: LoyaltyType? = nil,
    program: Edit<String> = .keep,
    isDefault: Bool? = nil,
    welcomeSms: SmsSetting? = nil,
    afterOrderSms: SmsSetting? = nil,
    position: Int? = nil
  ) {
    self.name = name
    self.description = description
    self.loyalty = loyalty
    self.program = program
    self.isDefault = isDefault
    self.welcomeSms = welcomeSms
    self.afterOrderSms = afterOrderSms
    self.position = position
  }
}
