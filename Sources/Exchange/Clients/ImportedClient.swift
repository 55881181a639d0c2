package import Loyalty

/// A client of a file with every value checked by the domain's rules; groups are still names.
package struct ImportedClient: Equatable, Sendable {
  package let name: String
  package let phone: Phone
  /// The phone as the file has it, which is kept too (rules.md §2.3).
  package let typedPhone: String
  package let email: Email?
  package let city: String?
  package let birthday: Day?
  package let gender: Gender?
  package let groups: [String]
  package let tags: [String]
  package let sms: Bool?
  package let push: Bool?
  package let mail: Bool?
  package let app: Bool?
  package let registered: Moment?
  package let note: String?
}

extension ClientFile {
  /// Reads phones, days and names of a row by the club's region and time zone.
  ///
  /// Throws the first problem, with the heading and the value that it is about.
  package func checked(
    _ record: Record,
    region: Region,
    calendar: ClubCalendar
  ) throws(RowProblem) -> ImportedClient {
    let row = try record.content.get()
    let check = ValueCheck(line: record.source.line, header: header)
    return ImportedClient(
      name: try check(.name, row.name) { text throws(ValueProblem) in
        try NameRule.cleaned(text)
      },
      phone: try check(.phone, row.phone) { text throws(ValueProblem) in
        try Phone(typed: text, region: region)
      },
      typedPhone: row.phone,
      email: try check.optional(.email, row.email) { text throws(ValueProblem) in
        try Email(typed: text)
      },
      city: try check.optional(.city, row.city) { text throws(ValueProblem) in
        try NameRule.cleaned(text)
      },
      birthday: try check.optional(.birthday, row.birthday) { text throws(ValueProblem) in
        try FileDay.day(text)
      },
      gender: row.gender,
      groups: row.groups,
      tags: row.tags,
      sms: row.sms,
      push: row.push,
      mail: row.mail,
      app: row.app,
      registered: try check.optional(.registered, row.registered) { text throws(ValueProblem) in
        try FileMoment.moment(text, calendar: calendar)
      },
      note: row.note
    )
  }
}
