import Exchange
import Loyalty
import Testing

@Suite struct ReceiptFileTests {
  private let words = ReceiptWords(
    headings: [
      "Номер": .number, "Время": .at, "Телефон": .phone, "Категория": .category,
      "Название": .name, "Кількість": .quantity, "Цена": .price,
    ],
    reasonHeadings: ["Причина"],
    categories: ["игровое время": "gameTime", "бар": "bar"]
  )
  private let header = "number;at;phone;category;name;quantity;price;discount;venue;bonuses\n"

  private func file(_ bytes: [UInt8], _ mappings: [ColumnMapping] = []) throws -> ReceiptFile {
    try ReceiptFile(CSVReader(MemorySource(bytes)), words: words, mappings: mappings)
  }

  private func results(
    _ file: ReceiptFile,
    timeZone: String = "Europe/Kyiv"
  ) throws -> [Result<FileReceipt, RowProblem>] {
    var file = file
    let calendar = try #require(ClubCalendar(timeZone: timeZone))
    var check = file.check(region: .ukraine, calendar: calendar)
    var results: [Result<FileReceipt, RowProblem>] = []
    while let rows = try file.next() {
      do throws(RowProblem) {
        results.append(.success(try check.receipt(rows)))
      } catch {
        results.append(.failure(error))
      }
    }
    return results
  }

  /// The receipts of rows under the usual header.
  private func receipts(_ rows: String) throws -> [FileReceipt] {
    try results(file(Array((header + rows).utf8))).map { try $0.get() }
  }

  /// What is wrong with the first receipt of rows under the usual header.
  private func problem(_ rows: String) throws -> RowProblem? {
    guard case .failure(let problem)? = try results(file(Array((header + rows).utf8))).first else {
      return nil
    }
    return problem
  }

  @Test("Rows of one number that stand together are one receipt; blanks repeat the first row")
  func together() throws {
    let all = try receipts(
      """
      T-1;22.11.2026 21:14;050 123-45-67;bar;Кола;2;35,50;1.00;Hall;5
      T-1;;;gameTime; Кибер-час ;1,5;1 100.00;;Hall;
      T-2;2026-11-22T21:15:00+02:00;;other;Other;1;0;;;
      """
    )
    try #require(all.count == 2)
    #expect(
      all[0]
        == FileReceipt(
          number: "T-1",
          at: try Moment(rfc3339: "2026-11-22T21:14:00+02:00"),
          phone: Phone(digits: 380_501_234_567),
          typedPhone: "050 123-45-67",
          venue: "Hall",
          bonuses: try Bonus(decimal: "5"),
          lines: [
            .init(
              name: "Кола",
              category: "bar",
              quantity: try Quantity(decimal: "2"),
              price: try Money(decimal: "35.50"),
              discount: try Money(decimal: "1")
            ),
            .init(
              name: "Кибер-час",
              category: "gameTime",
              quantity: try Quantity(decimal: "1.5"),
              price: try Money(decimal: "1100")
            ),
          ]
        )
    )
    #expect(all[1].phone == nil)
    #expect(all[1].bonuses.isZero)
  }

  @Test(
    "Headings and categories in the languages of the screens, in windows-1251, with other names"
  )
  func languages() throws {
    let text =
      "Номер;Время;Тел.;Категория;Название;Кількість;Цена\n1;01.02.2026;;Игровое время;Час;1;10\n"
    let mapping = try #require(ColumnMapping(option: "phone=Тел."))
    let results = try results(file(windows1251(text), [mapping]))
    let receipt = try #require(results.first).get()
    #expect(receipt.lines.first?.category == "gameTime")
    #expect(receipt.lines.first?.name == "Час")
    #expect(receipt.at == (try Moment(rfc3339: "2026-02-01T00:00:00+02:00")))
  }

  @Test("A file without a required column is refused with all that it lacks")
  func missing() throws {
    #expect(throws: CSVFileProblem.columnsMissing(["at", "quantity"])) {
      try file(Array("number;phone;category;name;price\n".utf8))
    }
    let known = ReceiptColumn.allCases.map(\.rawValue)
    #expect(throws: CSVFileProblem.mappedColumnUnknown("sum", known: known)) {
      try file(Array(header.utf8), [ColumnMapping(column: "sum", heading: "price")])
    }
  }

  @Test(
    "Local times in all their forms; one that a clock change skips or doubles as rules.md §1.7 says",
    arguments: [
      ("22.11.2026 21:14", "2026-11-22T21:14:00+02:00"),
      ("22.11.2026 21:14:05", "2026-11-22T21:14:05+02:00"),
      ("2026-11-22 21:14:05", "2026-11-22T21:14:05+02:00"),
      ("2026-11-22T21:14", "2026-11-22T21:14:00+02:00"),
      ("2.1.2026 9:05", "2026-01-02T09:05:00+02:00"),
      ("2026-11-22T19:14:05.120Z", "2026-11-22T21:14:05.120+02:00"),
      ("29.03.2026 03:30", "2026-03-29T04:00:00+03:00"),
      ("25.10.2026 03:30", "2026-10-25T03:30:00+03:00"),
      ("01.06.1997 00:00", "1997-06-01T00:00:00+03:00"),
    ]
  )
  func times(typed: String, expected: String) throws {
    let receipt = try #require(try receipts("1;\(typed);;bar;x;1;1;;;\n").first)
    #expect(receipt.at == (try Moment(rfc3339: expected)))
  }

  @Test(
    "What is no value is refused with its heading",
    arguments: [
      (";22.11.2026;;bar;x;1;1", "number"), ("1;;;bar;x;1;1", "at"),
      ("1;31.02.2026;;bar;x;1;1", "at"), ("1;22.11.2026 25:00;;bar;x;1;1", "at"),
      ("1;22.11.2026;12;bar;x;1;1", "phone"), ("1;22.11.2026;;;x;1;1", "category"),
      ("1;22.11.2026;;bar;;1;1", "name"), ("1;22.11.2026;;bar;x;0;1", "quantity"),
      ("1;22.11.2026;;bar;x;-1;1", "quantity"), ("1;22.11.2026;;bar;x;1;1.005", "price"),
      ("1;22.11.2026;;bar;x;1;-1", "price"), ("1;22.11.2026;;bar;x;1;1,234.50", "price"),
      ("1;22.11.2026;;bar;x;1;1;-1", "discount"), ("1;22.11.2026;;bar;x;1;1;;;-5", "bonuses"),
      ("1;22.11.2026;;bar;x;1;99999999999999", "price"),
    ]
  )
  func values(row: String, heading: String) throws {
    #expect(try problem(row + "\n")?.heading == heading)
  }

  @Test("Rows of one receipt that differ in time, phone or bonuses are refused with both values")
  func differing() throws {
    let first = "1;22.11.2026 21:14;0501234567;bar;x;1;1;;;5\n"
    let other = try problem(first + "1;22.11.2026 21:15;0501234567;bar;y;1;1;;;\n")
    #expect(other?.line == 3)
    #expect(other?.reason == .rowsDiffer(first: "22.11.2026 21:14", firstLine: 2))
    #expect(try problem(first + "1;;0501234568;bar;y;1;1;;;\n")?.heading == "phone")
    #expect(try problem(first + "1;;;bar;y;1;1;;;6\n")?.heading == "bonuses")
    #expect(try problem(first + "1;;;bar;y;1;1;;;5.00\n") == nil)
  }

  @Test("A bad row takes its receipt with it, as far as its number can be seen")
  func badRow() throws {
    let rows =
      "1;22.11.2026;;bar;x;1;1\n1;22.11.2026;;bar;\"x\" y;1;1\n1;;;bar;z;1;1\n2;22.11.2026;;bar;x;1;1\n"
    let results = try results(file(Array((header + rows).utf8)))
    #expect(results.count == 2)
    #expect(try problem(rows)?.line == 3)
    #expect(
      try problem("1;22.11.2026;;bar;x;1;1;;;;;too\n")?.reason
        == .tooManyCells(expected: 10, found: 12)
    )
  }

  @Test("Numbers of two venues are two receipts; a receipt has as many rows as a sale may have")
  func bounds() throws {
    let two = try receipts("1;22.11.2026;;bar;x;1;1;;A;\n1;22.11.2026;;bar;x;1;1;;B;\n")
    #expect(two.map(\.venue) == ["A", "B"])
    let rows = String(repeating: "1;22.11.2026;;bar;x;1;1;;;\n", count: 10_001)
    #expect(try receipts(rows).map(\.lines.count) == [10_001])
  }

  @Test("An export is read back as it went, formulas made harmless")
  func roundTrip() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let receipt = FileReceipt(
      number: "#7",
      at: try Moment(rfc3339: "2026-11-22T21:14:05.120+02:00"),
      phone: Phone(digits: 380_501_234_567),
      typedPhone: "+380501234567",
      venue: "Зал; первый",
      bonuses: try Bonus(decimal: "2.50"),
      lines: [
        .init(
          name: "=1+1",
          category: "bar",
          quantity: try Quantity(decimal: "1.234"),
          price: try Money(decimal: "10"),
          discount: try Money(decimal: "0.01")
        ),
        .init(name: "b", category: "Снеки", quantity: .one, price: .zero),
      ]
    )
    let output = Output()
    var export = try ReceiptExport(
      CSVWriter(write: output.take),
      words: .init(headings: [.price: "Цена"], categories: ["bar": "бар"]),
      calendar: calendar
    )
    try export.write(receipt)
    try export.finish()
    #expect(output.text.contains(";бар;'=1+1;1.234;10.00;0.01;"))
    #expect(try results(file(output.bytes)).map { try $0.get() } == [receipt])
  }

  @Test("What an export tells beside is left out when the file is read back")
  func toldBeside() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    func receipt(_ paid: Money?, _ groups: [String]) throws -> FileReceipt {
      FileReceipt(
        number: "1",
        at: try Moment(rfc3339: "2026-11-22T21:14:00+02:00"),
        phone: Phone(digits: 380_501_234_567),
        typedPhone: "+380501234567",
        groups: groups,
        lines: [.init(name: "a", category: "bar", quantity: .one, price: .zero, paid: paid)]
      )
    }
    let output = Output()
    var export = try ReceiptExport(CSVWriter(write: output.take), calendar: calendar)
    try export.write(try receipt(try Money(decimal: "9.99"), ["VIP", "=A"]))
    try export.finish()
    #expect(output.text.contains(";9.99;VIP|=A\r\n"))
    let read = try results(file(output.bytes)).map { try $0.get() }
    #expect(try read == [receipt(nil, [])])
  }

  @Test("A history is written with the balance after each entry")
  func ledger() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let output = Output()
    var export = try LedgerExport(
      CSVWriter(encoding: .utf8(mark: false), write: output.take),
      words: .init(source: { LedgerExport.source($0) { _ in "SPRING" } }),
      calendar: calendar
    )
    let at = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
    func entry(_ kind: LedgerEntry.Kind, _ amount: String, _ origin: LedgerEntry.Origin) throws
      -> LedgerEntry
    {
      LedgerEntry(at: at, kind: kind, amount: try Bonus(decimal: amount), origin: origin)
    }
    let phone: Phone = try #require(Phone(digits: 380_501_234_567))
    try export.write(
      [
        try entry(.accrual, "5", .receipt(Receipt.ID(3))),
        try entry(.correction, "-2", .byHand(reason: "=cmd")),
        try entry(.expiry, "-3", .lot(Lot.ID(1))),
        try entry(.accrual, "1", .promoCode(PromoCode.ID(1))),
      ],
      of: .init(name: "-Анна", phone: phone)
    ) { entry in
      guard entry.kind == .correction else { return LedgerExport.Facts(groups: ["=A", "B|C"]) }
      return LedgerExport.Facts(staff: Staff("Ольга"), venue: "Зал")
    }
    try export.finish()
    let start = "'-Анна;+380501234567;2026-11-22T21:14:00+02:00;"
    #expect(
      output.text
        == "client;phone;at;kind;amount;balance;source;staff;venue;groups\r\n"
        + start + "accrual;5.00;5.00;receipt 3;;;'=A|B\\|C\r\n"
        + start + "correction;-2.00;3.00;byHand =cmd;Ольга;Зал;\r\n"
        + start + "expiry;-3.00;0.00;lot 1;;;'=A|B\\|C\r\n"
        + start + "accrual;1.00;1.00;promoCode SPRING;;;'=A|B\\|C\r\n"
    )
  }
}
