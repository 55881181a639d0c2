import Localization
package import Loyalty
package import Terminal

/// The form of a bonus program or a discount, new or existing.
///
/// Of an existing one only what was changed is sent, so that two desks may change different facts.
package struct ProgramForm: FormScreen {
  package var editor: Editor<ProgramField>
  /// Bonus or discount.
  let kind: LoyaltyType
  /// The program being changed; nil for a new one.
  let own: Program.ID?
  /// The hash of the password that is saved.
  private(set) var savedPassword: PasswordHash?

  /// Opens the form of a new program.
  package init(new kind: LoyaltyType, named name: String = "", _ context: Context) {
    self.kind = kind
    own = nil
    editor = Editor(ProgramValues(context).new(kind), focus: .name)
    if !name.isEmpty { editor.form.set(.name, .text(name)) }
  }

  /// Opens the form with a program's facts.
  package init(_ program: Program, _ context: Context) {
    kind = program.loyalty
    own = program.id
    savedPassword = program.password
    editor = Editor(ProgramValues(context).of(program), focus: .name)
  }

  package static let keys: KeyTable<FormIntent, KeyState<ProgramForm>> = FormKeys.table(
    save: "button.save",
    takeOut: { $0.screen.tierPlace == nil ? "programs.why.noTier" : nil }
  )

  package var helpTopic: String { kind == .bonus ? "programs" : "discounts" }

  package func trail(_ context: Context) -> [String] {
    guard let own else { return [context.words("programs.new." + kind.rawValue)] }
    return [context.club.programs[own]?.name ?? "", context.words("groups.editing")]
  }

  package func form(_ context: Context) -> Form<ProgramField> {
    let program = own.flatMap { context.club.programs[$0] }
    return ProgramFormDescription(editor.form, kind, of: program, context).form
  }

  package func savedWords(_ field: ProgramField, _ context: Context) -> String? {
    let program = own.flatMap { context.club.programs[$0] }
    switch field {
    case .threshold(0): return program.map { TierWords(context.words).short($0.tiers) }
    case .password:
      let hasNone = program?.password == nil
      return context.words(hasNone ? "programs.password.none" : "programs.password.another")
    default: return nil
    }
  }

  package func hint(_ field: ProgramField, _ context: Context) -> String? {
    let words = context.words
    switch field {
    case .threshold(0): return words("programs.hint.firstThreshold")
    case .threshold: return words("programs.hint.threshold")
    case .percent: return words("programs.hint.percent")
    default: return words.ifPresent("programs.hint." + field.label)
    }
  }

  package func field(of refusal: Refusal) -> ProgramField? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .textTooLong: .description
    case .daysInvalid(_, limit: TotalWindow.dayLimit): .windowDays
    case .tiersInvalid: .threshold(0)
    default: nil
    }
  }

  // MARK: Rows of tiers

  /// The row of tiers that the cursor stands in, if there is something to take out.
  var tierPlace: Int? {
    let rows = TypedTiers(editor.form).rows
    switch editor.form.focusedID {
    case .threshold(let place), .percent(let place):
      return rows.indices.contains(place) ? place : nil
    default: return nil
    }
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if stroke.key == .function(8), editor.isFree, let place = tierPlace {
      takeOut(place)
      return []
    }
    return typeIntoForm(stroke, context)
  }

  private mutating func takeOut(_ place: Int) {
    let typed = TypedTiers(editor.form)
    let rows = typed.withoutRow(place)
    for place in 0..<typed.shown {
      let row = rows.indices.contains(place) ? rows[place] : nil
      editor.form.set(.threshold(place), .text(row?.threshold ?? ""))
      editor.form.set(.percent(place), .text(row?.percent ?? ""))
    }
    editor.form.focus(.threshold(place))
  }

  // MARK: Others' changes

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news, editor.pending == nil { follow(change, context) }
    return receiveInForm(news, context)
  }

  private mutating func follow(_ change: ClubChange, _ context: Context) {
    guard let program = own.flatMap({ context.club.programs[$0] }) else { return }
    let values = ProgramValues(context).of(program)
    editor.follow(values, after: change, together: ProgramField.ofTiers)
    guard program.password != savedPassword else { return }
    savedPassword = program.password
    if editor.isChanged(.password, .noPassword) {
      editor.contest([.password, .noPassword], change)
    }
    if program.password == nil { editor.form.set(.noPassword, .check(false)) }
  }
}

extension ProgramField {
  /// The rows of tiers, which are one thing: they change together.
  static let ofTiers: [ProgramField] = (0..<Tiers.limit).flatMap { [.threshold($0), .percent($0)] }

  /// The last part of the catalogue keys of its label and hint.
  var label: String {
    switch self {
    case .threshold: "tiers"
    case .percent: "percent"
    default: "\(self)"
    }
  }
}
