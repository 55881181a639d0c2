import Loyalty

/// The fields of `setSettings`.
private enum SettingsFields {
  static let name = Field("name", .text, "the club's name")
  static let language = Field("language", .text, "language of screens and messages: en, ru, uk")
  static let smsMode = Field("smsMode", Shape<SmsMode>.choice, "how the cost of an SMS is counted")
  static let smsPrice = Field("smsPrice", .money, "the price of one SMS unit")
}

/// The command that changes the club's settings.
enum SettingsCommands {
  static let all = [setSettings]

  private static let setSettings = Entry<Command>(
    "setSettings",
    "Changes the club's settings; what is left out stays.",
    fields: [
      SettingsFields.name.optional, SettingsFields.language.optional,
      SettingsFields.smsMode.optional, SettingsFields.smsPrice.optional,
    ],
    later: ["quietHours", "marketingCap", "combineProgramWithPromotions"]
  ) { values throws(LineRefusal) in
    .setSettings(
      SettingsEdit(
        name: try values.optional(SettingsFields.name),
        language: try values.optional(SettingsFields.language),
        smsMode: try values.optional(SettingsFields.smsMode),
        smsPrice: try values.optional(SettingsFields.smsPrice)
      )
    )
  }
}
