import Loyalty

/// Checks the rows of one receipt: reads its values, and that the rows agree.
///
/// Names are cleaned once and shared afterwards, for a till sells the same things again and again.
package struct ReceiptCheck {
  private let header: HeaderMap<ReceiptColumn>
  private let words: ReceiptWords
  private let region: Region
  private let calendar: ClubCalendar
  private var names: [String: String] = [:]
  private var categories: [String: String] = [:]

  /// How many names are remembered.
  private static let nameLimit = 10_000

  init(
    _ header: HeaderMap<ReceiptColumn>,
    _ words: ReceiptWords,
    region: Region,
    calendar: ClubCalendar
  ) {
    self.header = header
    self.words = words
    self.region = region
    self.calendar = calendar
  }

  /// The receipt that the rows tell of; throws the first problem.
  package mutating func receipt(_ rows: [CSVRow]) throws(RowProblem) -> FileReceipt {
    for row in rows { try checkCells(row) }
    let first = rows[0]
    let check = ValueCheck(line: first.line, header: header)
    let number = try required(.number, of: first)
    guard number.unicodeScalars.count <= 200 else {
      throw check.problem(.number, number, .invalid(.nameTooLong(length: number.count, limit: 200)))
    }
    let at = try check(.at, required(.at, of: first)) { [calendar] text throws(ValueProblem) in
      try FileMoment.moment(text, calendar: calendar)
    }
    let typedPhone = header.text(.phone, of: first)
    let phone = try check.optional(.phone, typedPhone.isEmpty ? nil : typedPhone) {
      [region] text throws(ValueProblem) in
      try Phone(typed: text, region: region)
    }
    let bonuses = try bonuses(rows)
    for row in rows.dropFirst() {
      for column in [ReceiptColumn.at, .phone] { try checkSame(column, row, first) }
    }
    let venue = header.text(.venue, of: first)
    var lines: [FileReceipt.Line] = []
    lines.reserveCapacity(rows.count)
    for row in rows { lines.append(try line(row)) }
    return FileReceipt(
      number: number,
      at: at,
      phone: phone,
      typedPhone: typedPhone,
      venue: venue.isEmpty ? nil : venue,
      bonuses: bonuses,
      lines: lines
    )
  }

  private func checkCells(_ row: CSVRow) throws(RowProblem) {
    if let problem = row.problem {
      throw RowProblem(line: row.line, value: row.beginning, reason: .unreadable(problem))
    }
    guard !header.isTooWide(row) else {
      let reason = RowProblem.Reason.tooManyCells(
        expected: header.headings.count,
        found: row.count
      )
      throw RowProblem(line: row.line, value: row.beginning, reason: reason)
    }
  }

  private func required(_ column: ReceiptColumn, of row: CSVRow) throws(RowProblem) -> String {
    let text = header.text(column, of: row)
    guard !text.isEmpty else {
      throw ValueCheck(line: row.line, header: header).problem(column, text, .missing)
    }
    return text
  }

  /// A later row says the same as the first, or nothing.
  private func checkSame(
    _ column: ReceiptColumn,
    _ row: CSVRow,
    _ first: CSVRow
  ) throws(RowProblem) {
    let text = header.text(column, of: row)
    let expected = header.text(column, of: first)
    guard text.isEmpty || text == expected else {
      throw ValueCheck(line: row.line, header: header)
        .problem(column, text, .rowsDiffer(first: expected, firstLine: first.line))
    }
  }

  /// The bonuses that paid the receipt: told in one row or in several alike.
  private func bonuses(_ rows: [CSVRow]) throws(RowProblem) -> Bonus {
    guard header.index(of: .bonuses) != nil else { return .zero }
    var found: (text: String, line: Int, bonuses: Bonus)?
    for row in rows {
      let text = header.text(.bonuses, of: row)
      guard !text.isEmpty, text != found?.text else { continue }
      let check = ValueCheck(line: row.line, header: header)
      let bonuses: Bonus = try check(.bonuses, text) { text throws(ValueProblem) in
        let bonuses: Bonus = try FileAmount.amount(text)
        guard !bonuses.isNegative else { throw .amountInvalid(text) }
        return bonuses
      }
      if let found, found.bonuses != bonuses {
        throw check.problem(.bonuses, text, .rowsDiffer(first: found.text, firstLine: found.line))
      }
      found = found ?? (text, row.line, bonuses)
    }
    return found?.bonuses ?? .zero
  }

  private mutating func line(_ row: CSVRow) throws(RowProblem) -> FileReceipt.Line {
    let check = ValueCheck(line: row.line, header: header)
    let name = try name(required(.name, of: row), check)
    let category = try category(required(.category, of: row))
    let quantity = try check(.quantity, required(.quantity, of: row)) {
      text throws(ValueProblem) in try FileAmount.quantity(text)
    }
    let price = try check(.price, required(.price, of: row), Self.price)
    let discount = header.text(.discount, of: row)
    return FileReceipt.Line(
      name: name,
      category: category,
      quantity: quantity,
      price: price,
      discount: discount.isEmpty ? .zero : try check(.discount, discount, Self.price)
    )
  }

  /// Money that is not below zero.
  private static func price(_ text: String) throws(ValueProblem) -> Money {
    let price: Money = try FileAmount.amount(text)
    guard !price.isNegative else { throw .amountInvalid(text) }
    return price
  }

  private mutating func name(
    _ typed: String,
    _ check: ValueCheck<ReceiptColumn>
  ) throws(RowProblem) -> String {
    if let known = names[typed] { return known }
    let name = try check(.name, typed) { text throws(ValueProblem) in try NameRule.cleaned(text) }
    if names.count < Self.nameLimit { names[typed] = name }
    return name
  }

  private mutating func category(_ typed: String) -> String {
    if let known = categories[typed] { return known }
    let category = words.category(typed)
    if categories.count < Self.nameLimit { categories[typed] = category }
    return category
  }
}
