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
  /// The values that the form opened with, to know what was changed.
  private var known: [ProgramField: FieldValue]

  /// Opens the form of a new program.
  package init(new kind: LoyaltyType, named name: String = "", _ context: Context) {
    self.kind = kind
    own = nil
    known = ProgramValues(context).new(kind)
    editor = Editor(known, focus: .name)
    if !name.isEmpty { editor.form.set(.name, .text(name)) }
  }

  /// Opens the form with a program's facts.
  package init(_ program: Program, _ context: Context) {
    kind = program.loyalty
    own = program.id
    known = ProgramValues(context).of(program)
    editor = Editor(known, focus: .name)
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
    ProgramFormDescription(editor.form, kind, isNew: own == nil, context).form
  }

  package func hint(_ field: ProgramField, _ context: Context) -> String? {
    let words = context.words
    switch field {
    case .threshold, .percent: return words("programs.hint.tier")
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

  // MARK: Saving

  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(TypedTiers.Problem) {
      let reading = ProgramReading(editor.form, kind)
      guard let own else { return editor.perform(.createProgram(try reading.draft())) }
      let edit = try edit(by: reading)
      guard edit != ProgramEdit() else { return [.back(.program(own))] }
      return editor.perform(.editProgram(own.description, edit))
    } catch {
      return refuse(error, context)
    }
  }

  private mutating func refuse(_ problem: TypedTiers.Problem, _ context: Context) -> [Effect] {
    switch problem.reason {
    case .refusal(let refusal):
      return editor.refuse(refusal, context, field: { _ in problem.field })
    case .time(let typed):
      let text = context.words("programs.problem.time", ["typed": .text(typed)])
      editor.form.refuse(problem.field, text)
      return [.tell(Notice(.trouble, text))]
    }
  }

  private func edit(by reading: ProgramReading) throws(TypedTiers.Problem) -> ProgramEdit {
    let draft = try reading.draft()
    var edit = ProgramEdit()
    if isChanged([.name]) { edit.name = draft.name }
    if isChanged([.description]) {
      edit.description = draft.description.map { .set($0) } ?? .clear
    }
    if isTiersChanged { edit.tiers = draft.tiers }
    if isChanged([.window, .windowDays]) { edit.window = draft.window }
    if isChanged([.categories]) {
      edit.categories = draft.categories.map { .set($0) } ?? .clear
    }
    if isChanged([.minimum]) { edit.minimumReceipt = draft.minimumReceipt }
    if isChanged(ProgramField.ofTerms) {
      edit.terms = draft.terms
      edit.payableCategories = draft.payableCategories
    }
    return edit
  }

  private func isChanged(_ fields: [ProgramField]) -> Bool {
    fields.contains { (editor.form.draft[$0] ?? .text("")) != (known[$0] ?? .text("")) }
  }

  private var isTiersChanged: Bool {
    let rows = 0..<Tiers.limit
    return isChanged([.bound] + rows.map { .threshold($0) } + rows.map { .percent($0) })
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let name = editor.form.text(.name)
    let program = own.flatMap { context.club.programs[$0] } ?? context.club.programs.named(name)
    let key = own == nil ? "programs.done.created" : "programs.done.changed"
    let done = context.words(key, ["name": .text(program?.name ?? name)])
    return [.back(program.map { .program($0.id) }), .tell(Notice(.done, done))]
  }
}

extension ProgramField {
  /// The fields whose values are the terms of a kind.
  static let ofTerms: [ProgramField] = [
    .payable, .limit, .delay, .expiry, .rounding, .partlyPaid, .welcome, .birthday,
    .birthdayBefore, .birthdayAfter, .referrer, .friend, .cap, .days, .from, .until,
  ]

  /// The last part of the catalogue keys of its label and hint.
  var label: String {
    switch self {
    case .threshold: "tiers"
    case .percent: "percent"
    default: "\(self)"
    }
  }
}
