import Exchange
import Testing

@Suite struct HeaderMapTests {
  private let words: [String: ClientColumn] = [
    "Имя": .name, "Ім'я": .name, "Телефон": .phone, "Дата рождения": .birthday, "Ещё": .note,
  ]

  private func map(_ header: String, _ mappings: [String] = []) throws -> HeaderMap<ClientColumn> {
    let row = try #require(try rows(Array(header.utf8)).first)
    return try HeaderMap(
      row,
      words: words,
      mappings: mappings.compactMap { ColumnMapping(option: $0) },
      reasonHeadings: ["Причина отказа", "Reason"]
    )
  }

  @Test(
    "Headings in three languages are one column, whatever their case and signs",
    arguments: [
      "Имя;Телефон", "ИМЯ ;  телефон", "Ім’я;ТЕЛЕФОН:", "Name;Phone", "name*;_phone_",
      "Ім`я;телефон",
    ]
  )
  func synonyms(header: String) throws {
    let map = try map(header)
    #expect(map.index(of: .name) == 0)
    #expect(map.index(of: .phone) == 1)
    #expect(map.unknown.isEmpty)
  }

  @Test("Words of several parts are known with spaces, underscores or neither")
  func parts() throws {
    for heading in ["Дата рождения", "дата_рождения", "ДатаРождения", "дата-рождения"] {
      #expect(try map("имя;телефон;" + heading).index(of: .birthday) == 2)
    }
    #expect(try map("имя;телефон;еще").index(of: .note) == 2)
  }

  @Test("Unknown columns are named, empty headings are not")
  func unknown() throws {
    let map = try map("Имя;Скидка;Телефон;;Откуда")
    #expect(map.unknown == ["Скидка", "Откуда"])
    #expect(map.index(of: .email) == nil)
  }

  @Test("Missing required columns refuse the file and are all named")
  func missing() {
    #expect(throws: CSVFileProblem.columnsMissing(["name", "phone"])) { try map("Город;e-mail") }
    #expect(throws: CSVFileProblem.columnsMissing(["phone"])) { try map("Имя;Мобильный") }
  }

  @Test("Two headings of one column refuse the file")
  func twice() {
    #expect(throws: CSVFileProblem.columnTwice(column: "name", headings: ["Имя", "Name"])) {
      try map("Имя;Телефон;Name")
    }
  }

  @Test("An option maps a column and beats the words")
  func mapped() throws {
    let map = try map("Имя;Телефон;Мобильный", ["phone=мобильный"])
    #expect(map.index(of: .phone) == 2)
    #expect(map.unknown == ["Телефон"])
    #expect(map.heading(of: .phone) == "Мобильный")
    #expect(map.heading(of: .city) == "city")
  }

  @Test("An option that takes a heading from its own column leaves that column missing")
  func mappedAway() {
    #expect(throws: CSVFileProblem.columnsMissing(["name"])) {
      try map("Имя;Телефон", ["note=Имя"])
    }
  }

  @Test("Options about columns or headings that are not there refuse the file")
  func badOptions() {
    #expect(
      throws: CSVFileProblem.mappedColumnUnknown(
        "fone",
        known: ClientColumn.allCases.map(\.rawValue)
      )
    ) {
      try map("Имя;Телефон", ["fone=Телефон"])
    }
    #expect(throws: CSVFileProblem.mappedHeadingMissing(column: "city", heading: "Город")) {
      try map("Имя;Телефон", ["city=Город"])
    }
    #expect(ColumnMapping(option: "phone") == nil)
    #expect(ColumnMapping(option: "phone=") == nil)
    #expect(ColumnMapping(option: "a=b=c") == ColumnMapping(column: "a", heading: "b=c"))
  }

  @Test("The reason column of refused rows is known and left out")
  func reason() throws {
    let map = try map("Причина отказа;Имя;Телефон")
    #expect(map.reasonColumn == 0)
    #expect(map.unknown.isEmpty)
  }

  @Test("A header that cannot be read refuses the file")
  func unreadable() {
    #expect(throws: CSVFileProblem.headerUnreadable(.unclosedQuote(column: 1))) {
      try map("\"Имя;Телефон")
    }
  }
}
