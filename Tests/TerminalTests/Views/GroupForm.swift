import Terminal

/// The form of a group of the third wireframe, as tests use it.
enum GroupForm {
  enum Name: Hashable {
    case title, note, kind, program, members, isDefault, welcome, text, after, day, tags, limit
  }

  static let words = FormWords(
    more: { "ещё \($0) строк" },
    calendar: CalendarWords(
      months: [
        "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь",
        "Октябрь", "Ноябрь", "Декабрь",
      ],
      weekdays: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    ),
    find: "Найти"
  )

  static let kinds = [
    FieldOption("bonus", "Бонус"), FieldOption("discount", "Скидка"),
    FieldOption("none", "Без программы лояльности"),
  ]

  static let programs = [
    FieldOption("saving", "Накопительная"), FieldOption("birthday", "День рождения"),
  ]

  static let form = Form<Name>(
    [
      .field(Field(.title, "Название", .text(limit: 40))),
      .field(Field(.note, "Описание")),
      .gap,
      .field(Field(.kind, "Тип программы лояльности", .choice(kinds))),
      .field(
        Field(
          .program,
          "Бонусная программа",
          .list(programs),
          notes: ["2 % до 1 000, 3 % больше 1 000, 5 % больше 3 000"]
        )
      ),
      .field(
        Field(
          .members,
          "Состав",
          .choice([FieldOption("hand", "вручную"), FieldOption("rule", "по правилу")])
        )
      ),
      .field(
        Field(
          .isDefault,
          "",
          .check("Группа клиентов по умолчанию"),
          notes: ["сейчас это Новые_клиенты"]
        )
      ),
      .gap,
      .field(Field(.welcome, "SMS", .check("Отправлять SMS-приветствие после регистрации"))),
      .field(
        Field(
          .text,
          "",
          .text(variables: [FieldOption("{name}", "имя"), FieldOption("{bonuses}", "бонусы")]),
          notes: ["от 38 до 53 знаков: каждому 1 SMS за 1,01 грн"],
          indent: 4
        )
      ),
      .field(Field(.after, "", .check("Отправлять SMS после заказа"))),
    ],
    buttons: [FormButton("Создать группу", .submit), FormButton("Закрыть", .close)],
    words: words
  )

  static let values: [Name: FieldValue] = [
    .title: .text("Турнир_Октябрь"), .note: .text("Участники октябрьского турнира"),
    .kind: .choice("bonus"), .program: .choice("saving"), .members: .choice("hand"),
    .welcome: .check(true), .text: .text("Добро пожаловать, {name}! Бонусов: {bonuses}"),
  ]

  static func state(focus: Name = .title) -> FormState<Name> {
    FormState(values, focus: focus)
  }
}
