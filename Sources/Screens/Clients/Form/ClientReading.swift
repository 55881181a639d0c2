import Localization
import Loyalty
import Terminal

/// Reads what stands in the form: what each field means, and what is wrong with it.
struct ClientReading {
  private let form: ClientForm
  private let context: Context

  init(_ form: ClientForm, _ context: Context) {
    self.form = form
    self.context = context
  }

  private var club: Club { context.club }

  private func text(_ id: ClientForm.FieldID) -> String { form.editor.form.text(id) }

  /// The phone as it would be kept; nil while it is not one.
  var phone: Phone? { try? Phone(typed: text(.phone), region: club.settings.region) }

  /// The other client who has the phone already.
  var phoneOwner: Client.ID? {
    guard let owner = phone.flatMap({ club.clients.client(with: $0) }) else { return nil }
    return owner == form.own ? nil : owner
  }

  /// The e-mail address as it would be kept, read by the keys where it was typed in Cyrillic.
  var email: (address: String, isRepaired: Bool) {
    guard let repaired = Email.repaired(typed: text(.email)) else {
      return (text(.email), false)
    }
    return (repaired.email.address, true)
  }

  /// The day of birth; nil where nothing was typed.
  ///
  /// - Throws: `dateInvalid` for what is no date.
  func birthday() throws(ValueProblem) -> Day? {
    let typed = text(.birthday)
    guard !typed.isBlank else { return nil }
    let reading = DayReading(today: context.today, lean: .past)
    return try reading.day(Self.dotted(typed))
  }

  /// Eight or six digits in a row with their points: 31121998 is 31.12.1998.
  static func dotted(_ typed: String) -> String {
    let digits = typed.filter { !$0.isWhitespace }
    guard digits.count == 8 || digits.count == 6, digits.allSatisfy(\.isNumber) else {
      return typed.replacing(",", with: ".").replacing(" ", with: ".")
    }
    return digits.prefix(2) + "." + digits.dropFirst(2).prefix(2) + "." + digits.dropFirst(4)
  }

  var gender: Gender? { form.editor.form.choice(.gender).flatMap { Gender(rawValue: $0) } }

  /// The chosen groups in the manager's order.
  var groups: [Group] {
    let ids = Set(form.editor.form.several(.groups))
    return club.groups.inUse.filter { ids.contains($0.id.description) }
  }

  /// The group that will lead: of those chosen, or the default one for a new client without any.
  var leading: Group? {
    if groups.isEmpty, form.own == nil {
      return club.groups.defaultGroup.flatMap { club.groups[$0] }
    }
    return club.groups.leading(of: GroupSet(groups.map(\.id)))
  }

  /// The channels on which messages are welcome.
  var consents: Set<Channel> {
    let boxes: [(ClientForm.FieldID, Channel)] = [(.sms, .sms), (.push, .push), (.mail, .email)]
    return Set(boxes.filter { form.editor.form.isOn($0.0) }.map(\.1))
  }

  /// What the referrer field leads to.
  enum Referrer: Equatable {
    case nobody, found(Client.ID), several(Int), unknown
  }

  /// Who brought the client: chosen, or the one whom the typed phone or name finds.
  var referrer: Referrer {
    let typed = text(.referrer)
    if let chosen = form.referrer, chosen.text == typed { return .found(chosen.id) }
    guard !typed.isBlank else { return .nobody }
    if let phone = try? Phone(typed: typed, region: club.settings.region),
      let id = club.clients.client(with: phone)
    {
      return .found(id)
    }
    let found = club.clients.find(typed, limit: 2)
    switch (found.total, found.ids.first) {
    case (1, let id?): return .found(id)
    case (0, _): return .unknown
    default: return .several(found.total)
    }
  }
}
