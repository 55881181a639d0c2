import Terminal

/// The table of groups of the second wireframe, as tests use it.
enum GroupsTable {
  static let columns = [
    Column(id: "number", title: "№", width: .fixed(2), alignment: .right),
    Column(id: "name", title: "Название", width: .flexible(minimum: 12, ideal: 25)),
    Column(
      id: "program",
      title: "Программа",
      width: .flexible(minimum: 10, ideal: 20),
      priority: 2
    ),
    Column(id: "clients", title: "Клиентов", width: .fixed(8), alignment: .right, gap: 1),
    Column(id: "average", title: "Ср. чек", width: .fixed(7), alignment: .right, priority: 3),
    Column(
      id: "default",
      title: "Умолч.",
      width: .fixed(6),
      alignment: .right,
      priority: 1,
      gap: 1
    ),
  ]

  static let cells = [
    ["1", "VIP_постоянные", "Бонус: Накопительная", "42", "240,00", ""],
    ["2", "Новые_клиенты", "Скидка: Приветственная", "310", "120,00", "да"],
    ["3", "Активные_ежедневно", "Бонус: Накопительная", "87", "140,00", ""],
    ["4", "Раз_в_месяц", "Без программы", "164", "110,00", ""],
    ["5", "Участники_турнира_Октябрь", "Без программы", "48", "210,00", ""],
    ["6", "Неактивные_2месяца", "Скидка: Возвращение", "205", "110,00", ""],
  ]

  static let rows = TableRows(Array(cells.indices))

  static func view(_ state: TableState<Int> = TableState()) -> TableView {
    TableView(columns, rows: rows, state: state) { TableRow(cells[$0]) }
  }
}
