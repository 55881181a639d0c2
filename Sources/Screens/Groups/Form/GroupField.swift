import Localization
import Loyalty
import Terminal

/// The fields of a group's form, top to bottom.
package enum GroupField: Hashable, Sendable {
  case name, description, loyalty, program, isDefault
  case welcome, welcomeText, afterOrder, afterOrderText
}

extension FormState<GroupField> {
  /// What stands in one of the SMS settings.
  func sms(_ isOn: GroupField, _ text: GroupField) -> SmsSetting {
    SmsSetting(isOn: self.isOn(isOn), template: self.text(text))
  }

  /// The loyalty program type that is chosen.
  var loyaltyType: LoyaltyType {
    choice(.loyalty).flatMap(LoyaltyType.init(rawValue:)) ?? .none
  }

  /// The name of the program that is chosen, which may be one of another type.
  var program: String? {
    choice(.program).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The description; nothing typed is none.
  var description: String? {
    text(.description).isEmpty ? nil : text(.description)
  }
}

extension [GroupField: FieldValue] {
  /// What a form opens with for a group that exists.
  init(_ group: Group, isDefault: Bool, program: String?) {
    self = [
      .name: .text(group.name),
      .description: .text(group.description ?? ""),
      .loyalty: .choice(group.loyalty.rawValue),
      .program: .choice(program ?? ""),
      .isDefault: .check(isDefault),
      .welcome: .check(group.welcomeSms.isOn),
      .welcomeText: .text(group.welcomeSms.template),
      .afterOrder: .check(group.afterOrderSms.isOn),
      .afterOrderText: .text(group.afterOrderSms.template),
    ]
  }
}
