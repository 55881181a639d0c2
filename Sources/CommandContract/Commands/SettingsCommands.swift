import Loyalty

/// The fields of `setSettings`.
private enum SettingsFields {
  static let name = Field("name", .text, "the club's name")
  static let language = Field("language", .text, "language of screens and messages: en, ru, uk")
  static let smsMode = Field("smsMode", Shape<SmsMode>.choice, "how the cost of an SMS is counted")
  static let smsPrice = Field("smsPrice", .money, "the price of one SMS unit")
  static let quietHours = Field(
    "quietHours",
    .hours,
    "the hours in which no marketing goes",
    nullable: true
  )
  static let cap = Field(
    "marketingCap",
    .cap,
    "the most marketing messages that a client gets, over push and SMS"
  )
  static let desksSend = Field("desksSend", .bool, "whether open screens send messages too")
  static let birthday = Field(
    "birthdayReminder",
    .reminder,
    "the greeting that goes by itself before a birthday"
  )
  static let burning = Field(
    "burningReminder",
    .reminder,
    "the word of bonuses that burn soon; {burning} is how many, {until} the last day"
  )
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
      SettingsFields.quietHours.optional, SettingsFields.cap.optional,
      SettingsFields.desksSend.optional, SettingsFields.birthday.optional,
      SettingsFields.burning.optional,
    ],
    later: ["combineProgramWithPromotions"]
  ) { values throws(LineRefusal) in
    .setSettings(
      SettingsEdit(
        name: try values.optional(SettingsFields.name),
        language: try values.optional(SettingsFields.language),
        smsMode: try values.optional(SettingsFields.smsMode),
        smsPrice: try values.optional(SettingsFields.smsPrice),
        messages: MessageRulesEdit(
          quietHours: try values.edit(SettingsFields.quietHours),
          cap: try values.optional(SettingsFields.cap),
          desksSend: try values.optional(SettingsFields.desksSend),
          birthday: try values.optional(SettingsFields.birthday),
          burning: try values.optional(SettingsFields.burning)
        )
      )
    )
  }
}
