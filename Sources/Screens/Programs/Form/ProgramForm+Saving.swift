import Localization
package import Loyalty
import Terminal

extension ProgramForm {
  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(TypedTiers.Problem) {
      let reading = ProgramReading(editor.form, kind)
      var draft = try reading.draft()
      let password = try reading.password(context.passwords)
      guard let own else {
        draft.password = password.applied(to: nil)
        return editor.perform(.createProgram(draft))
      }
      var edit = edit(by: draft)
      edit.password = password
      guard edit != ProgramEdit() else { return [.back(.program(own))] }
      return editor.perform(.editProgram(context.club.programs.reference(own), edit))
    } catch {
      return refuse(error, context)
    }
  }

  /// Shows what cannot be read beside its field.
  mutating func refuse(_ problem: TypedTiers.Problem, _ context: Context) -> [Effect] {
    switch problem.reason {
    case .refusal(let refusal):
      return editor.refuse(refusal, context, field: { _ in problem.field })
    case .words(let key, let values):
      let text = context.words(key, values)
      editor.form.refuse(problem.field, text)
      return [.tell(Notice(.trouble, text))]
    }
  }

  /// What was changed here, and nothing else: what another desk changed meanwhile stays.
  private func edit(by draft: ProgramDraft) -> ProgramEdit {
    var edit = ProgramEdit()
    if isChanged(.name) { edit.name = draft.name }
    if isChanged(.description) {
      edit.description = draft.description.map { .set($0) } ?? .clear
    }
    if editor.isChanged(ProgramField.ofTiers) { edit.tierList = draft.tiers.tiers }
    if isChanged(.bound) { edit.bound = draft.tiers.bound }
    if isChanged(.window, .windowDays) { edit.window = draft.window }
    if isChanged(.categories) {
      edit.categories = draft.categories.map { .set($0) } ?? .clear
    }
    if isChanged(.minimum) { edit.minimumReceipt = draft.minimumReceipt }
    switch draft.terms {
    case .bonus(let terms):
      edit.bonus = self.edit(of: terms)
      if isChanged(.payable) { edit.payableCategories = draft.payableCategories }
    case .discount(let terms): edit.discount = self.edit(of: terms)
    }
    return edit
  }

  private func edit(of terms: BonusTerms) -> BonusTermsEdit {
    var edit = BonusTermsEdit()
    if isChanged(.limit) { edit.redemptionLimit = terms.redemptionLimit }
    if isChanged(.delay) { edit.delayDays = terms.delayDays }
    if isChanged(.expiry) { edit.expiryDays = terms.expiryDays.map { .set($0) } ?? .clear }
    if isChanged(.rounding) { edit.rounding = terms.rounding }
    if isChanged(.welcome) { edit.welcomeBonus = terms.welcomeBonus }
    if isChanged(.birthday, .birthdayBefore, .birthdayAfter) {
      edit.birthdayBonus = terms.birthdayBonus.map { .set($0) } ?? .clear
    }
    if isChanged(.referrer, .friend) {
      edit.referralBonus = terms.referralBonus.map { .set($0) } ?? .clear
    }
    if isChanged(.partlyPaid) {
      edit.accruesWhenPartlyPaidWithBonuses = terms.accruesWhenPartlyPaidWithBonuses
    }
    return edit
  }

  private func edit(of terms: DiscountTerms) -> DiscountTermsEdit {
    var edit = DiscountTermsEdit()
    if isChanged(.cap) { edit.cap = terms.cap.map { .set($0) } ?? .clear }
    if isChanged(.days, .from, .until) {
      edit.schedule = terms.schedule.map { .set($0) } ?? .clear
    }
    return edit
  }

  private func isChanged(_ fields: ProgramField...) -> Bool {
    editor.isChanged(fields)
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
