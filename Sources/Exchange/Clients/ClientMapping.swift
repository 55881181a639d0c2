package import Loyalty

extension ImportedClient {
  /// The draft that `registerClient` takes; groups go by their names.
  ///
  /// A registration keeps its day alone, in the club's time zone. Consents are nil when the file
  /// says nothing of any channel.
  package func draft(calendar: ClubCalendar) -> ClientDraft {
    let answers: [(Channel, Bool?)] = [(.sms, sms), (.push, push), (.email, mail)]
    let wasAsked = answers.contains { $0.1 != nil }
    return ClientDraft(
      name: name,
      phone: typedPhone,
      email: email?.address,
      city: city,
      birthday: birthday,
      gender: gender,
      note: note,
      consents: wasAsked ? Set(answers.filter { $0.1 == true }.map(\.0)) : nil,
      usesApp: app ?? false,
      tags: tags,
      groups: groups.map { .name($0) },
      registeredOn: registered.map { calendar.day(of: $0) }
    )
  }
}

extension ClientRow {
  /// The row of a card for export: E.164, ISO days, groups by name in the club's order.
  ///
  /// `groups` are the club's groups in their order; a channel that was never asked stays empty.
  package init(_ client: Client, groups: [Group], calendar: ClubCalendar) {
    self.init(
      name: client.name,
      phone: client.phone.e164,
      email: client.email,
      city: client.city,
      birthday: client.birthday?.iso,
      gender: client.gender,
      groups: groups.filter { client.groups.contains($0.id) }.map(\.name),
      tags: client.tags,
      sms: client.consents[.sms]?.isGiven,
      push: client.consents[.push]?.isGiven,
      mail: client.consents[.email]?.isGiven,
      app: client.usesApp,
      registered: calendar.day(of: client.registeredAt).iso,
      note: client.note
    )
  }
}
