import Localization
import Loyalty
package import Terminal

extension ClientForm {
  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let reading = ClientReading(self, context)
    var items: [FormItem<FieldID>] = context.size.rows < 24 ? [] : [.gap]
    let between: [FormItem<FieldID>] = context.size.rows < 30 ? [] : [.gap]
    items += person(reading, context) + between
    if !context.club.groups.order.isEmpty { items.append(.field(groups(reading, context))) }
    items += consents(words) + between
    items.append(.field(Field(.note, words("clients.field.note"), .text(limit: Club.textLimit))))
    items.append(.field(referrerField(reading, context)))
    let main = own == nil ? "clients.register" : "button.save"
    return Form(
      items,
      buttons: [
        FormButton(words(main), .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  // MARK: Who it is

  private func person(_ reading: ClientReading, _ context: Context) -> [FormItem<FieldID>] {
    let words = context.words
    let genders =
      [FieldOption(Self.noGender, words("clients.gender.notGiven"))]
      + Gender.allCases.map { FieldOption($0.rawValue, words("clients.gender." + $0.rawValue)) }
    return [
      .field(Field(.name, words("clients.field.name"), .text(limit: NameRule.limit))),
      .field(
        Field(
          .phone,
          words("clients.field.phone"),
          .phone,
          notes: phoneNotes(reading, context)
        )
      ),
      .field(
        Field(
          .email,
          words("clients.field.email"),
          .text(limit: 254),
          notes: emailNotes(reading, words)
        )
      ),
      .field(Field(.city, words("clients.field.city"), .text(limit: 100))),
      .field(
        Field(
          .birthday,
          words("clients.field.birthday"),
          picking(context).map { .date($0) } ?? .text(limit: 40),
          trailing: birthdayWords(reading, context)
        )
      ),
      .field(Field(.gender, words("clients.field.gender"), .choice(genders))),
    ]
  }

  /// The phone as it is understood, or whose it is already.
  private func phoneNotes(_ reading: ClientReading, _ context: Context) -> [String] {
    if let owner = reading.phoneOwner {
      guard editor.form.refusal(.phone) == nil else {
        return [context.words("clients.hint.opensCard")]
      }
      let name = context.name(of: owner)
      return [context.words("clients.hint.phoneTaken", ["client": .text(name)])]
    }
    guard let phone = reading.phone else { return [] }
    let shown = context.words.phone(phone.e164)
    return shown == editor.form.text(.phone) ? [] : [shown]
  }

  private func emailNotes(_ reading: ClientReading, _ words: Words) -> [String] {
    let email = reading.email
    guard email.isRepaired else { return [] }
    return [words("clients.hint.emailRepaired", ["email": .text(email.address)])]
  }

  /// The birthday as it is understood, with the age.
  private func birthdayWords(_ reading: ClientReading, _ context: Context) -> String {
    guard let day = try? reading.birthday(), day <= context.today else { return "" }
    let age = context.words("clients.card.age", ["count": .number(day.age(on: context.today))])
    let shown = context.words.date(day)
    return shown == editor.form.text(.birthday) ? age : shown + ", " + age
  }

  private func picking(_ context: Context) -> DatePicking? {
    guard let today = context.today.calendarDay else { return nil }
    let (probe, words) = (self, context.words)
    return DatePicking(
      today: today,
      read: { typed in
        var form = probe
        form.editor.form.set(.birthday, .text(typed))
        return (try? ClientReading(form, context).birthday())?.calendarDay
      },
      write: { words.date(year: $0.year, month: $0.month, day: $0.day) }
    )
  }

  // MARK: Groups, consents, referrer

  private func groups(_ reading: ClientReading, _ context: Context) -> Field<FieldID> {
    let words = context.words
    var notes: [String] = []
    if let leading = reading.leading, reading.groups.count != 1 {
      let key = reading.groups.isEmpty ? "clients.groups.default" : "clients.form.leading"
      notes = [words(key, ["name": .text(leading.name)])]
    }
    return Field(
      .groups,
      words("clients.field.groups"),
      .several(
        context.club.groups.inUse.map { FieldOption($0.id.description, $0.name) },
        none: words("clients.groups.none")
      ),
      notes: notes
    )
  }

  private func consents(_ words: Words) -> [FormItem<FieldID>] {
    [
      .field(Field(.sms, words("clients.field.consents"), .check(words("clients.consent.sms")))),
      .field(Field(.push, "", .check(words("clients.consent.push")))),
      .field(Field(.mail, "", .check(words("clients.consent.email")))),
      .field(Field(.usesApp, "", .check(words("clients.field.usesApp")))),
    ]
  }

  private func referrerField(_ reading: ClientReading, _ context: Context) -> Field<FieldID> {
    let words = context.words
    var trailing = ""
    switch reading.referrer {
    case .nobody: break
    case .unknown: trailing = words("clients.form.referrerUnknown")
    case .several(let count):
      trailing = words("clients.form.referrerSeveral", ["count": .number(count)])
    case .found(let id):
      let phone = words.phone(context.club.clients.columns(of: id).phone.e164)
      trailing = referrer?.id == id ? phone : context.name(of: id)
    }
    return Field(.referrer, words("clients.field.referrer"), .text(), trailing: trailing)
  }

  // MARK: Hints

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    let words = context.words
    switch field {
    case .phone:
      let example = RegionWords.example(context.club.settings.region)
      return words("clients.hint.phone", ["example": .text(example)])
    case .sms, .push, .mail: return words("clients.hint.consent")
    case .groups:
      return words(own == nil ? "clients.hint.groups" : "clients.hint.groupsChange")
    default: return words("clients.hint." + field.rawValue)
    }
  }
}

extension Day {
  /// The day as the calendar view counts it.
  var calendarDay: CalendarDay? {
    let (year, month, day) = date
    return CalendarDay(year: year, month: month, day: day)
  }
}
