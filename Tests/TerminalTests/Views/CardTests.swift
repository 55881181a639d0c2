import Terminal
import Testing

struct CardTests {
  static let card = View.stack([
    .gap(),
    StackPart(
      .split([
        SplitPart(
          .labels(
            LabelsView([
              .words("Иванов Иван Петрович", style: .title), .words("+380 50 123-45-67"),
              .words("с 14.03.2025, чеков 27, средний 95,85"),
              .words("30.11.1998, через 8 дней 28 лет"), .words(""),
              LabelledLine("Группы", "VIP_постоянные, основная"),
              LabelledLine("", "Участники_турнира_Октябрь"),
              LabelledLine("Метки", "ночные, minecraft"),
              LabelledLine("Согласия", "SMS и push с 14.03.2025"),
              LabelledLine("Заметка", "просит место 12, у окна"),
            ])
          ),
          columns: 41
        ),
        SplitPart(
          .figures(
            FiguresView([
              .words("Бонусы", style: .title), .figure("доступно", "230,00"),
              .figure("будут доступны 24.11", "14,00"), .figure("сгорят после 12.12", "50,00"),
              .gap, .words("Накопительная, 3 %"), .figure("куплено", "2 587,95"),
              .figure("до 5 % ещё", "412,06"), .bar(share: 0.86, "86 %"),
            ])
          )
        ),
      ])
    ),
    .gap(),
    StackPart(
      .tabs(TabsView(["Чеки 27", "Бонусы 31", "Промокоды 2", "Сообщения 5"], selected: 0))
    ),
  ])

  @Test("The card stands as in the drawing, figures along one right edge")
  func drawing() {
    let expected = """

         Иванов Иван Петрович                     Бонусы
         +380 50 123-45-67                        доступно                     230,00
         с 14.03.2025, чеков 27, средний 95,85    будут доступны 24.11          14,00
         30.11.1998, через 8 дней 28 лет          сгорят после 12.12            50,00

         Группы    VIP_постоянные, основная       Накопительная, 3 %
                   Участники_турнира_Октябрь      куплено                    2 587,95
         Метки     ночные, minecraft              до 5 % ещё                   412,06
         Согласия  SMS и push с 14.03.2025        █████████████░░                86 %
         Заметка   просит место 12, у окна

         Чеки 27     Бонусы 31     Промокоды 2     Сообщения 5
         ───────
      """
    #expect(picture(Self.card) == expected)
  }

  @Test("On 40 columns the halves stand one below the other")
  func narrow() {
    let lines = picture(Self.card, columns: 40, rows: 30).split(separator: "\n")
    let name = lines.firstIndex { $0.contains("Заметка") }
    let figure = lines.firstIndex { $0.contains("доступно        ") }
    #expect(name.map { note in figure.map { $0 > note } == true } == true)
    #expect(lines.contains { $0.hasSuffix("доступно                      230,00") })
  }

  @Test("On 120 columns the right edge moves out")
  func wide() {
    let lines = Self.card.rendered(columns: 120, rows: 3).lines
    #expect(lines[2].hasSuffix("   230,00 "))
  }

  @Test("The sheets keep the chosen one in sight when room is short")
  func tabs() {
    let titles = ["Чеки 27", "Бонусы 31", "Промокоды 2", "Сообщения 5"]
    let expected = """
         Промокоды 2     Сообщения 5
                         ───────────
      """
    #expect(picture(.tabs(TabsView(titles, selected: 3)), columns: 40, rows: 2) == expected)
  }

  @Test(
    "A bar is full at 1 and empty at 0, and never longer",
    arguments: [
      (0.0, "░░░░"), (1.0, "████"), (7.5, "████"), (-1, "░░░░"), (0.5, "██░░"), (.nan, "░░░░"),
      (0.99, "███░"),
    ]
  )
  func bars(share: Double, text: String) {
    #expect(Bar.text(share: share, columns: 4) == text)
  }

  @Test("Long work shows its bar, what is done, and how to stop it at the right edge")
  func work() {
    let view = WorkView(share: 0.4, text: "412 000 из 1 000 000, 3 с", stop: "Esc остановить")
    let expected = """
         ██████░░░░░░░░░  412 000 из 1 000 000, 3 с                    Esc остановить
      """
    #expect(picture(.work(view)) == expected)
    #expect(picture(.work(view), columns: 20).hasSuffix("Esc остановить"))
  }
}
