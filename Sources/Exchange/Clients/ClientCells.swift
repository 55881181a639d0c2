import Loyalty

/// The cells of one row, on the way to a `ClientRow`.
struct ClientCells {
  let row: CSVRow
  let header: HeaderMap<ClientColumn>
  let words: ClientWords

  func client() throws(RowProblem) -> ClientRow {
    if let problem = row.problem {
      throw RowProblem(line: row.line, value: row.beginning, reason: .unreadable(problem))
    }
    if header.isTooWide(row) {
      let reason = RowProblem.Reason.tooManyCells(
        expected: header.headings.count,
        found: row.count
      )
      throw RowProblem(line: row.line, value: row.beginning, reason: reason)
    }
    return ClientRow(
      name: try required(.name),
      phone: try required(.phone),
      email: optional(.email),
      city: optional(.city),
      birthday: optional(.birthday),
      gender: try gender(),
      groups: CellList.names(in: header.text(.groups, of: row)),
      tags: CellList.names(in: header.text(.tags, of: row)),
      sms: try answer(.sms),
      push: try answer(.push),
      mail: try answer(.mail),
      app: try answer(.app),
      registered: optional(.registered),
      note: optional(.note)
    )
  }

  private func problem(_ column: ClientColumn, _ reason: RowProblem.Reason) -> RowProblem {
    RowProblem(
      line: row.line,
      heading: header.heading(of: column),
      value: header.text(column, of: row),
      reason: reason
    )
  }

  private func required(_ column: ClientColumn) throws(RowProblem) -> String {
    let text = header.text(column, of: row)
    guard !text.isEmpty else { throw problem(column, .missing) }
    return text
  }

  private func optional(_ column: ClientColumn) -> String? {
    let text = header.text(column, of: row)
    return text.isEmpty ? nil : text
  }

  private func answer(_ column: ClientColumn) throws(RowProblem) -> Bool? {
    guard let text = optional(column) else { return nil }
    guard let answer = words.answer(text) else { throw problem(column, .notYesOrNo) }
    return answer
  }

  private func gender() throws(RowProblem) -> Gender? {
    guard let text = optional(.gender) else { return nil }
    guard let gender = words.gender(text) else { throw problem(.gender, .notGender) }
    return gender
  }
}
