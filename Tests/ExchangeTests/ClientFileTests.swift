import Exchange
import Loyalty
import Testing

@Suite struct ClientFileTests {
  private let words = ClientWords(
    headings: ["Имя": .name, "Телефон": .phone, "Пол": .gender, "Группы": .groups, "Метки": .tags],
    reasonHeadings: ["Причина"],
    yes: ["да", "так"],
    no: ["нет", "ні"],
    female: ["жен", "ж"],
    male: ["муж", "м"]
  )

  private func file(_ text: String) throws -> ClientFile {
    try ClientFile(CSVReader(MemorySource(Array(text.utf8))), words: words)
  }

  private func contents(_ text: String) throws -> [Result<ClientRow, RowProblem>] {
    var file = try file(text)
    var contents: [Result<ClientRow, RowProblem>] = []
    while let record = try file.next() { contents.append(record.content) }
    return contents
  }

  private func problem(_ text: String) throws -> RowProblem? {
    guard case .failure(let problem) = try contents(text).first else { return nil }
    return problem
  }

  @Test("A row gives its texts, answers and lists")
  func row() throws {
    let text = """
      Имя;Телефон;email;city;birthday;Пол;Группы;Метки;sms;push;mail;app;registered;note
       Олена ;067 123-45-67;o@x.ua;Київ;31.12.2001;Ж;VIP| Ночь ||;;да;Ні;;1;2025-01-02;"a
      b"
      """
    let expected = ClientRow(
      name: "Олена",
      phone: "067 123-45-67",
      email: "o@x.ua",
      city: "Київ",
      birthday: "31.12.2001",
      gender: .female,
      groups: ["VIP", "Ночь"],
      sms: true,
      push: false,
      app: true,
      registered: "2025-01-02",
      note: "a\nb"
    )
    #expect(try contents(text) == [.success(expected)])
  }

  @Test("Rows that end early have empty cells; empty cells beyond the last heading do not matter")
  func ragged() throws {
    let rows = try contents("name;phone;city\nА;1\nБ;2;;;\n")
    #expect(
      rows == [
        .success(ClientRow(name: "А", phone: "1")), .success(ClientRow(name: "Б", phone: "2")),
      ]
    )
  }

  @Test("Text beyond the last heading refuses the row")
  func tooWide() throws {
    let problem = try problem("name;phone\nА;1;x;y\n")
    #expect(problem?.reason == .tooManyCells(expected: 2, found: 4))
    #expect(problem?.line == 2)
    #expect(problem?.value == "А;1;x;y")
  }

  @Test("A row without name or phone, or with a word that is no answer, names the cell")
  func cells() throws {
    #expect(
      try problem("Имя;Телефон;sms\n;1;\n")
        == RowProblem(line: 2, heading: "Имя", reason: .missing)
    )
    #expect(
      try problem("Имя;Телефон;sms\nА;;\n")
        == RowProblem(line: 2, heading: "Телефон", reason: .missing)
    )
    #expect(
      try problem("Имя;Телефон;sms\nА;1;может\n")
        == RowProblem(line: 2, heading: "sms", value: "может", reason: .notYesOrNo)
    )
    #expect(
      try problem("Имя;Телефон;Пол\nА;1;x\n")
        == RowProblem(line: 2, heading: "Пол", value: "x", reason: .notGender)
    )
  }

  @Test("A row that cannot be read is a problem with its line")
  func unreadable() throws {
    let problem = try problem("Имя;Телефон\n\"А;1\n")
    #expect(problem?.reason == .unreadable(.unclosedQuote(column: 1)))
    #expect(problem?.line == 2)
  }

  @Test("An empty file is refused")
  func empty() {
    #expect(throws: CSVFileProblem.empty) { try file("\n\n") }
  }

  @Test("Ten thousand rows of windows-1251 with semicolons are all read")
  func tenThousand() throws {
    var text = "Имя;Телефон;Группы\r\n"
    for number in 0..<10_000 {
      text += "Клієнт \(number) Їжакевич;0670\(100_000 + number);Ночь|Новички\r\n"
    }
    var file = try ClientFile(CSVReader(MemorySource(windows1251(text))), words: words)
    #expect(file.form.encoding == .windows1251)
    #expect(file.form.separator == .semicolon)
    var count = 0
    var last: ClientRow?
    while let record = try file.next() {
      last = try record.content.get()
      count += 1
    }
    #expect(count == 10_000)
    #expect(last?.name == "Клієнт 9999 Їжакевич")
    #expect(last?.groups == ["Ночь", "Новички"])
  }

  @Test(
    "What export writes, import reads back unchanged",
    arguments: [
      CSVWriter.Encoding.utf8(mark: true), .utf8(mark: false), .windows1251,
    ]
  )
  func roundTrip(encoding: CSVWriter.Encoding) throws {
    let clients = [
      ClientRow(
        name: "=Ґанна \"Лис\"; д'Арк",
        phone: "+380671234567",
        email: "a@b.ua",
        city: "Київ",
        birthday: "2001-12-31",
        gender: .male,
        groups: ["VIP|2", "C:\\x", "Ніч"],
        tags: ["-10 %"],
        sms: true,
        push: false,
        mail: true,
        app: false,
        registered: "2025-01-02T10:00:00+02:00",
        note: "+1 час\r\nвторой"
      ),
      ClientRow(name: "'=x", phone: "+77011234567"),
      ClientRow(name: "-", phone: "+4915112345678", note: "@"),
    ]
    let output = Output()
    let headings: [ClientColumn: String] = [.name: "Имя", .phone: "Телефон", .gender: "Пол"]
    var export = try ClientExport(
      CSVWriter(encoding: encoding, write: output.take),
      words: .init(headings: headings, yes: "да", no: "нет", genders: [.male: "муж"])
    )
    for client in clients { try export.write(client) }
    try export.finish()

    var file = try ClientFile(CSVReader(MemorySource(output.bytes)), words: words)
    var read: [ClientRow] = []
    while let record = try file.next() { read.append(try record.content.get()) }
    #expect(read == clients)
    #expect(file.header.unknown.isEmpty)
  }

  @Test(
    "Marks are read in the words of three languages",
    arguments: [
      ("да", true), ("ДА", true), ("Так", true), ("yes", true), ("1", true), ("+", true),
      ("нет", false), ("ні", false), ("No", false), ("0", false), ("-", false),
    ]
  )
  func answers(word: String, answer: Bool) throws {
    let row = try contents("name;phone;sms\nА;1;\(word)\n").first?.get()
    #expect(row?.sms == answer)
  }
}
