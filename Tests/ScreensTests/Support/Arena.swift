import Loyalty

/// The club of the wireframes: six groups, fourteen clients, two of them new today.
enum Arena {
  /// Arena in Kyiv with its groups and clients.
  static func club() throws -> Club {
    var club = try emptyClub()
    for draft in groups { try apply(.createGroup(draft), to: &club, on: "2025-03-01") }
    for client in clients {
      var draft = ClientDraft(name: client.name, phone: client.phone)
      draft.groups = client.groups.map { .name($0) }
      draft.consents = client.accepts ? [.sms, .push] : []
      draft.birthday = try client.born.map { try Day(year: $0.year, month: $0.month, day: $0.day) }
      draft.note = client.note
      try apply(.registerClient(draft), to: &club, on: client.since)
    }
    return club
  }

  /// Arena before its first group and client.
  static func emptyClub() throws -> Club {
    try Club(
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "ru"
      )
    )
  }

  /// Carries out a command at noon of a day.
  static func apply(_ command: Command, to club: inout Club, on day: String) throws {
    try apply(command, to: &club, at: day + "T12:00:00+02:00")
  }

  /// Carries out a command at a moment.
  static func apply(_ command: Command, to club: inout Club, at moment: String) throws {
    let at = try Moment(rfc3339: moment)
    club.apply(try club.decide(command, for: Asking(at: at, by: Staff("Ольга"))))
    club.sign(Staff("Ольга"))
  }

  private static let groups = [
    GroupDraft(
      name: "VIP_постоянные",
      description: "Кто бывает чаще трёх раз в неделю",
      loyalty: .bonus,
      welcomeSms: SmsSetting(
        isOn: true,
        template: "Добро пожаловать, {name}! Бонусов: {bonuses}"
      )
    ),
    GroupDraft(
      name: "Новые_клиенты",
      description: "Зарегистрированы недавно, знакомятся с клубом",
      loyalty: .discount,
      isDefault: true
    ),
    GroupDraft(name: "Активные_ежедневно", loyalty: .bonus),
    GroupDraft(name: "Раз_в_месяц"),
    GroupDraft(name: "Участники_турнира_Октябрь", description: "Турнир по CS2 в октябре 2026"),
    GroupDraft(name: "Неактивные_2месяца", loyalty: .discount),
  ]

  private struct Guest {
    let name: String
    let phone: String
    let since: String
    var groups: [String] = []
    var born: (year: Int, month: Int, day: Int)?
    var accepts = false
    var note: String?
  }

  private static let clients = [
    Guest(
      name: "Иванов Иван Петрович",
      phone: "050 123 45 67",
      since: "2025-03-14",
      groups: ["VIP_постоянные", "Участники_турнира_Октябрь"],
      born: (1998, 11, 30),
      accepts: true,
      note: "просит место 12, у окна"
    ),
    Guest(
      name: "Ивасюк Наталья",
      phone: "067 884 45 67",
      since: "2025-04-02",
      born: (2001, 11, 22)
    ),
    Guest(
      name: "Ґалаґан Єва",
      phone: "063 201 45 67",
      since: "2025-05-20",
      groups: ["Раз_в_месяц"],
      accepts: true
    ),
    Guest(
      name: "Кравченко Анна",
      phone: "093 555 10 02",
      since: "2025-06-11",
      groups: ["Активные_ежедневно"]
    ),
    Guest(
      name: "Sergiy Moroz",
      phone: "050 700 11 22",
      since: "2025-07-08",
      groups: ["VIP_постоянные"],
      accepts: true
    ),
    Guest(name: "Дем’яненко Олег", phone: "097 331 20 14", since: "2025-08-30"),
    Guest(
      name: "Ёлкина Мария",
      phone: "066 410 77 15",
      since: "2025-09-17",
      groups: ["Активные_ежедневно", "Участники_турнира_Октябрь"]
    ),
    Guest(
      name: "Їжакевич Тарас",
      phone: "068 129 33 40",
      since: "2025-10-05",
      groups: ["Неактивные_2месяца"]
    ),
    Guest(
      name: "Emily Clarke",
      phone: "+44 20 7946 0958",
      since: "2026-01-19",
      groups: ["Раз_в_месяц"]
    ),
    Guest(name: "Петренко Ірина", phone: "073 904 18 26", since: "2026-03-08"),
    Guest(name: "Ляшко Богдан", phone: "095 662 08 31", since: "2026-06-27"),
    Guest(name: "Марченко Денис", phone: "099 218 54 03", since: "2026-11-15"),
    Guest(name: "Савченко Юлия", phone: "050 377 90 12", since: "2026-11-22"),
    Guest(name: "Novak Jan", phone: "+420 601 234 567", since: "2026-11-22"),
  ]
}
