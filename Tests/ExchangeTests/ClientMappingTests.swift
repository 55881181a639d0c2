import Exchange
import Loyalty
import Testing

@Suite struct ClientMappingTests {
  private func draft(of text: String, calendar: ClubCalendar) throws -> ClientDraft {
    var file = try ClientFile(CSVReader(MemorySource(Array(text.utf8))))
    let record = try #require(try file.next())
    return try file.checked(record, region: .ukraine, calendar: calendar).draft(calendar: calendar)
  }

  @Test("A row becomes the draft that registering takes")
  func toDraft() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let text = """
      name;phone;sms;push;app;groups;tags;registered
      Олена;067 123 45 67;yes;no;1;VIP|Ночь;турнир;01.07.2025 00:30
      """
    let expected = ClientDraft(
      name: "Олена",
      phone: "067 123 45 67",
      consents: [.sms],
      usesApp: true,
      tags: ["турнир"],
      groups: [.name("VIP"), .name("Ночь")],
      registeredOn: try Day(year: 2025, month: 7, day: 1)
    )
    #expect(try draft(of: text, calendar: calendar) == expected)
  }

  @Test("A file that says nothing of consents asks for none")
  func noConsents() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let silent = try draft(of: "name;phone;sms\nА;0671234567;\n", calendar: calendar)
    #expect(silent.consents == nil)
    let refusing = try draft(of: "name;phone;sms\nА;0671234567;no\n", calendar: calendar)
    #expect(refusing.consents == [])
  }

  @Test("A card becomes a row that gives the same draft again")
  func toRow() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let phone = try Phone(typed: "0671234567", region: .ukraine)
    let moment = try Moment(rfc3339: "2025-06-30T21:30:00Z")
    var client = Client(
      id: Client.ID(7),
      name: "Їжак Лис",
      phone: phone,
      phoneTyped: "0671234567",
      birthday: try Day(year: 2001, month: 12, day: 31),
      gender: .male,
      tags: ["a|b"],
      registeredAt: moment
    )
    client.consents[.sms] = Consent(isGiven: true, at: moment, source: .desk)
    client.consents[.push] = Consent(isGiven: false, at: moment, source: .desk)
    let row = ClientRow(client, groups: [], calendar: calendar)
    #expect(row.phone == "+380671234567")
    #expect(row.registered == "2025-07-01")
    #expect([row.sms, row.push, row.mail] == [true, false, nil])

    let output = Output()
    var export = try ClientExport(CSVWriter(write: output.take))
    try export.write(row)
    try export.finish()
    let draft = try draft(of: output.text, calendar: calendar)
    #expect(draft.name == "Їжак Лис")
    #expect(draft.tags == ["a|b"])
    #expect(draft.consents == [.sms])
    #expect(draft.registeredOn == (try Day(year: 2025, month: 7, day: 1)))
  }
}
