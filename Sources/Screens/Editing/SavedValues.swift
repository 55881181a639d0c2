import Loyalty
import Terminal

/// The values that are saved of what a form changes, as it opened with them and as other desks
/// changed them since: a form sends only what differs from them.
package struct SavedValues<ID: Hashable & Sendable>: Sendable {
  /// What another desk changed while the form was open.
  struct Contest: Hashable, Sendable {
    /// The fields, which are one thing; the note stands under the first.
    let fields: [ID]
    /// Who changed it there.
    let by: Staff
    /// When.
    let at: Moment
    /// What stood in an untouched field before; nil for several fields that are one thing.
    var was: FieldValue?
  }

  /// The values.
  private(set) var values: [ID: FieldValue]
  private var contests: [ID: Contest] = [:]
  /// What was taken over into fields that were untouched then.
  private var taken: [ID: Contest] = [:]

  init(_ values: [ID: FieldValue]) {
    self.values = values
  }

  /// The value that is saved of a field.
  subscript(field: ID) -> FieldValue { values[field] ?? .text("") }

  /// Whether one of the fields holds something else than what is saved.
  func isChanged(_ fields: [ID], in form: FormState<ID>) -> Bool {
    fields.contains { (form.draft[$0] ?? .text("")) != self[$0] }
  }

  /// What another desk changed in the meantime and what stands otherwise here, by the field under
  /// which it is told: typed before or after.
  func contests(in form: FormState<ID>) -> [ID: Contest] {
    contests.merging(taken) { typed, _ in typed }
      .filter { isChanged($0.value.fields, in: form) }
  }

  /// What stands in the form because another desk saved it, by the field under which it is told.
  func takenOver(in form: FormState<ID>) -> [ID: Contest] {
    taken.filter { !isChanged($0.value.fields, in: form) }
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
      let fields = isUnited ? together : [field]
      if isUnited ? isUnitedTouched : isChanged(fields, in: form) {
        contest(fields, change)
      } else {
        untouched.append(field)
        take(fields, was: isUnited ? nil : self[field], now: now[field], change)
      }
    }
    values = now
    return untouched
  }

  /// Marks fields as changed by another desk too.
  mutating func contest(_ fields: [ID], _ change: ClubChange) {
    contests[fields[0]] = Contest(fields: fields, by: change.by, at: change.at)
  }

  /// Notes what a field was filled with, unless that is what stood there at first.
  private mutating func take(
    _ fields: [ID],
    was: FieldValue?,
    now: FieldValue?,
    _ change: ClubChange
  ) {
    let first = taken[fields[0]].map(\.was) ?? was
    let isBack = first != nil && first == (now ?? .text(""))
    taken[fields[0]] =
      isBack ? nil : Contest(fields: fields, by: change.by, at: change.at, was: first)
  }

  /// Forgets what was contested, once somebody has said what is to stand.
  mutating func settle() {
    contests = [:]
    taken = [:]
  }
}
