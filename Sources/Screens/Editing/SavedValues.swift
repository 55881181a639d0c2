import Loyalty
import Terminal

/// The values that are saved of what a form changes, as it opened with them and as other desks
/// changed them since: a form sends only what differs from them.
package struct SavedValues<ID: Hashable & Sendable>: Sendable {
  /// What was changed here and by another desk meanwhile.
  struct Contest: Sendable {
    /// The fields, which are one thing; the note stands under the first.
    let fields: [ID]
    /// Who changed it there.
    let by: Staff
    /// When.
    let at: Moment
  }

  /// The values.
  private(set) var values: [ID: FieldValue]
  private var contests: [ID: Contest] = [:]

  init(_ values: [ID: FieldValue]) {
    self.values = values
  }

  /// The value that is saved of a field.
  subscript(field: ID) -> FieldValue { values[field] ?? .text("") }

  /// Whether one of the fields holds something else than what is saved.
  func isChanged(_ fields: [ID], in form: FormState<ID>) -> Bool {
    fields.contains { (form.draft[$0] ?? .text("")) != self[$0] }
  }

  /// What another desk changed in the meantime and what still stands otherwise here, by the field
  /// under which it is told.
  func contests(in form: FormState<ID>) -> [ID: Contest] {
    contests.filter { isChanged($0.value.fields, in: form) }
  }

  /// Takes over what another desk saved.
  ///
  /// - Parameters:
  ///   - now: What is saved now.
  ///   - change: Whose change it was.
  ///   - form: What is typed: what it changes of the same is contested from now on.
  ///   - together: Fields that are one thing, as the rows of a table: where one of them was
  ///     touched here, all of them stay, and the first one is contested.
  /// - Returns: The fields that were untouched here, to be filled with what is saved now.
  mutating func follow(
    _ now: [ID: FieldValue],
    after change: ClubChange,
    in form: FormState<ID>,
    together: [ID]
  ) -> [ID] {
    let theirs = Set(now.keys).union(values.keys)
      .filter { (now[$0] ?? .text("")) != self[$0] }
    let isUnitedTouched = isChanged(together, in: form)
    var untouched: [ID] = []
    for field in theirs {
      let isUnited = together.contains(field)
      if isUnited ? isUnitedTouched : isChanged([field], in: form) {
        contest(isUnited ? together : [field], change)
      } else {
        untouched.append(field)
      }
    }
    values = now
    return untouched
  }

  /// Marks fields as changed by another desk too.
  mutating func contest(_ fields: [ID], _ change: ClubChange) {
    contests[fields[0]] = Contest(fields: fields, by: change.by, at: change.at)
  }

  /// Forgets what was contested, once somebody has said what is to stand.
  mutating func settle() { contests = [:] }
}
