import Localization
package import Loyalty
package import Terminal

/// Bonuses by hand: accrued, or the balance put right by a signed amount, always with a reason.
///
/// The balance now and after stands beside the amount; the club decides it as it decides the
/// command. One question before it is done, for entries are added and never edited.
package struct BonusForm: FormScreen {
  /// The form's fields.
  package enum FieldID: String, Hashable, Sendable {
    case kind, amount, reason, lastDay
  }

  /// Whose account.
  package let client: Client.ID
  package var editor: Editor<FieldID>
  /// The question before it is done, and what it named.
  private var question: Question<BonusWork>?
  /// Whether another desk changed the account under the question, until the next key.
  private var hasChanged = false

  /// Opens the form.
  package init(_ client: Client.ID, _ context: Context) {
    self.client = client
    editor = Editor([.kind: .choice(BonusReading.accrue)], focus: .amount)
  }

  package static let keys: KeyTable<FormIntent, KeyState<BonusForm>> =
    FormKeys.table(save: "account.key.do")

  package var helpTopic: String { "account" }
  package var isAsking: Bool { question != nil || editor.question != nil }
  package var isTyping: Bool { question == nil }

  package func trail(_ context: Context) -> [String] { [context.words("account.byHand")] }

  package func label(of intent: FormIntent, _ context: Context) -> String? {
    intent == .submit ? buttonTitle(context) : formLabel(of: intent, context)
  }

  private func reading(_ context: Context) -> BonusReading {
    BonusReading(editor.form, client, context)
  }

  // MARK: Picture

  package func view(_ context: Context) -> View {
    let view = editor.view(form(context))
    return question.map { $0.over(view) } ?? view
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    question?.hints(context) ?? editor.hints(form(context), context)
  }

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let reading = reading(context)
    let kinds = [BonusReading.accrue, BonusReading.correct].map {
      FieldOption($0, words("account.do." + $0))
    }
    var items: [FormItem<FieldID>] = [
      .note(heading(context)), .gap,
      .field(Field(.kind, words("account.field.kind"), .choice(kinds))),
      .field(Field(.amount, words("account.field.amount"), .number, notes: balance(context))),
      .field(
        Field(.reason, words("account.field.reason"), .text(limit: Club.reasonLimit))
      ),
    ]
    if hasChanged { items.insert(.note(words("account.changedMeanwhile")), at: 1) }
    if context.size.rows >= 20 { items.insert(.gap, at: 0) }
    if reading.takesLastDay { items.append(.field(lastDay(reading, context))) }
    return Form(
      items,
      buttons: [
        FormButton(buttonTitle(context), .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private func heading(_ context: Context) -> String {
    let account = context.club.account(of: client, at: context.now)
    let values: [String: WordValue] = [
      "client": .text(context.name(of: client)),
      "balance": .text(context.bonuses(account.balance(at: context.now))),
      "usable": .text(context.bonuses(account.usable(at: context.now))),
    ]
    return context.words("account.heading", values)
  }

  /// What the balance becomes, once the amount can be read.
  private func balance(_ context: Context) -> [String] {
    guard let work = try? reading(context).work(isTrial: true) else { return [] }
    return BonusWords(context).balance(work)
  }

  private func lastDay(_ reading: BonusReading, _ context: Context) -> Field<FieldID> {
    let words = context.words
    var notes: [String] = []
    if editor.form.text(.lastDay).isBlank {
      let day = context.club.lastDay(ofBonusesTo: client, at: context.now)
      notes = [
        day.map { words("account.lastDay.program", ["date": .text(words.date($0))]) }
          ?? words("account.lastDay.never")
      ]
    }
    let shown = (try? reading.lastDay()).flatMap { $0 }.map { words.date($0) } ?? ""
    return Field(
      .lastDay,
      words("account.field.lastDay"),
      reading.picking.map { .date($0) } ?? .text(limit: 40),
      trailing: shown == editor.form.text(.lastDay) ? "" : shown,
      notes: notes
    )
  }

  private func buttonTitle(_ context: Context) -> String {
    let reading = reading(context)
    guard let amount = try? reading.amount(), !amount.isZero else {
      return context.words("account.do." + reading.kind)
    }
    return BonusWords(context).button(reading.kind, amount)
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    let isCorrecting = field == .amount && reading(context).kind == BonusReading.correct
    return context.words("account.hint." + (isCorrecting ? "signed" : field.rawValue))
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    guard question != nil else {
      (openedBy, hasChanged) = (stroke, false)
      return typeIntoForm(stroke, context)
    }
    guard let asked = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    return button == "do" ? editor.perform(asked.command) : []
  }

  /// The key that opens the question, to know its bounce.
  private var openedBy: KeyStroke?

  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(BonusReading.Problem) {
      let work = try reading(context).work()
      let words = BonusWords(context)
      question = Question(
        work,
        words.asking(work, client),
        buttons: [
          DialogButton(id: "do", title: words.button(work.kind, work.amount)),
          DialogButton(id: "keep", title: context.words("account.button.keep")),
        ],
        openedBy: openedBy
      )
      return []
    } catch {
      return refuse(error, context)
    }
  }

  private mutating func refuse(_ problem: BonusReading.Problem, _ context: Context) -> [Effect] {
    switch problem {
    case .refusal(let refusal, let field):
      if let field { editor.form.focus(field) }
      return editor.refuse(refusal, context, field: { _ in field })
    case .belowZero:
      let text = context.words("account.problem.belowZero")
      editor.form.refuse(.amount, text)
      editor.form.focus(.amount)
      return [.tell(Notice(.trouble, text))]
    }
  }

  package func field(of refusal: Refusal) -> FieldID? { BonusReading.field(of: refusal) }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged = news, editor.pending == nil, let asked = question?.tag {
      let now = try? reading(context).work()
      guard now?.balanceAfter != asked.balanceAfter else { return [] }
      (question, hasChanged) = (nil, true)
      return [.tell(Notice(.note, context.words("account.changedMeanwhile")))]
    }
    return receiveInForm(news, context)
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    [.back(nil), .tell(Notice(.done, BonusWords(context).done(command, answer, client)))]
  }
}
