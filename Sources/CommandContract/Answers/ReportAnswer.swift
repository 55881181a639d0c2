package import JSONText
package import Loyalty

/// A report as JSON: the answer to the query, and what the command line prints as JSON.
package struct ReportAnswer {
  private let table: ReportTable
  private let request: ReportRequest
  private let calendar: ClubCalendar

  /// Prepares an answer.
  package init(_ table: ReportTable, to request: ReportRequest, in calendar: ClubCalendar) {
    self.table = table
    self.request = request
    self.calendar = calendar
  }

  /// The answer.
  package var value: JSONValue {
    let period = table.scope.period
    return .members([
      "name": .string(table.name.rawValue), "from": .text(orNull: period.first?.iso),
      "until": .text(orNull: period.last?.iso), "asOf": .moment(request.now, in: calendar),
      "venues": table.scope.venues.map { venues in
        .array(venues.sorted().map { .integer(Int($0.number)) })
      } ?? .null,
      "columns": .array(
        table.columns.map {
          .members(["name": .string($0.id), "kind": .string("\($0.kind)")])
        }
      ),
      "rows": .array(table.rows.map(row)), "others": .array(table.others.map(row)),
      "total": table.total.map(row) ?? .null,
      "notes": .array(table.notes.map(\.answer)),
    ])
  }

  private func row(_ row: ReportTable.Row) -> JSONValue {
    .object(
      zip(table.columns, row.cells).map { column, cell in
        JSONMember(column.id, value(of: cell, column.kind))
      }
    )
  }

  private func value(of cell: ReportTable.Cell, _ kind: ReportTable.Kind) -> JSONValue {
    switch cell {
    case .empty: .null
    case .text(let text), .word(let text): .string(text)
    case .day(let day): .string(day.iso)
    case .month(let day): .string(String(day.iso.dropLast(3)))
    case .days(let first, let last): .string(first.iso + "/" + last.iso)
    case .hour(let hour): .integer(hour)
    case .number(let number):
      kind == .count ? .integer(Int(number)) : .string(DecimalSum.text(number))
    }
  }
}

/// A sum in hundredths with a point and two decimals; it may be more than one amount can hold.
package enum DecimalSum {
  /// The text: "-12.05".
  package static func text(_ hundredths: Int64) -> String {
    let (units, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    return (hundredths < 0 ? "-" : "") + "\(units)." + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}

extension ReportTable.Note {
  fileprivate var answer: JSONValue {
    switch self {
    case .sharesExceed(let points, let clients, let receipts):
      .members([
        "note": .string("sharesExceed"), "shares": .string(DecimalSum.text(Int64(points))),
        "clients": .integer(clients), "receipts": .integer(receipts),
      ])
    case .repeated(let clients, let receipts):
      .members([
        "note": .string("repeated"), "clients": .integer(clients), "receipts": .integer(receipts),
      ])
    case .fixed(let name): .members(["note": .string(name)])
    case .bonuses(let name, let amount, let clients):
      .members([
        "note": .string(name), "bonuses": .string(DecimalSum.text(amount)),
        "clients": .integer(clients),
      ])
    case .record(let mark):
      .members([
        "note": .string("record"), "seq": .integer(Int(mark.seq)),
        "checksum": .string(mark.checksumText),
      ])
    case .compared(let before):
      .members([
        "note": .string("compared"), "from": .string(before.first.iso),
        "until": .string(before.last.iso), "time": .text(orNull: before.until?.iso),
      ])
    case .counted(let name, let count):
      .members(["note": .string(name), "count": .integer(count)])
    }
  }
}
