import Localization
import Terminal

/// The values that are saved of what a form changes, as it opened with them and as other desks
/// changed them since: a form sends only what differs from them.
struct SavedValues<ID: Hashable & Sendable>: Sendable {
  /// The values.
  private(set) var values: [ID: FieldValue]
  /// The fields that were changed here and by another desk meanwhile.
  private(set) var contested: Set<ID> = []

  init(_ values: [ID: FieldValue]) {
    self.values = values
  }

  /// Whether one of the fields holds something else than what is saved.
  func isChanged(_ fields: ID..., in form: FormState<ID>) -> Bool {
    isChanged(fields, in: form)
  }

  /// Whether one of the fields holds something else than what is saved.
  func isChanged(_ fields: [ID], in form: FormState<ID>) -> Bool {
    fields.contains { (form.draft[$0] ?? .text("")) != (values[$0] ?? .text("")) }
  }

  /// Takes over what another desk saved into fields untouched here; the others are contested.
  ///
  /// - Parameters:
  ///   - now: What is saved now.
  ///   - editor: The form.
  ///   - together: Fields that are one thing, as the rows of a table: where one of them was
  ///     touched here, all of them stay, and the first one is contested.
  mutating func follow(
    _ now: [ID: FieldValue],
    into editor: inout Editor<ID>,
    together: [ID] = []
  ) {
    let fields = Set(now.keys).union(values.keys)
    let theirs = fields.filter { (now[$0] ?? .text("")) != (values[$0] ?? .text("")) }
    guard !theirs.isEmpty else { return }
    let wasUntouched = !editor.isChanged
    let united = Set(together)
    let isUnitedTouched = isChanged(together, in: editor.form)
    for field in theirs {
      let isUnited = united.contains(field)
      if isUnited ? isUnitedTouched : isChanged(field, in: editor.form) {
        contested.insert(isUnited ? together[0] : field)
      } else {
        editor.form.set(field, now[field] ?? .text(""))
      }
    }
    values = now
    if wasUntouched { editor.form.settle() }
  }

  /// Marks a field as changed by another desk too, where its value is not among those compared.
  mutating func contest(_ field: ID) { contested.insert(field) }
}

extension Form {
  /// The form with the other desk's value under every contested field.
  ///
  /// - Parameters:
  ///   - saved: The values that are saved.
  ///   - words: The words of the note.
  ///   - named: What stands for a field's saved value, where that is not the field's own words.
  /// - Returns: The form.
  func noting(
    _ saved: SavedValues<ID>,
    _ words: Words,
    named: (ID) -> String? = { _ in nil }
  ) -> Form {
    var form = self
    form.items = items.map { item in
      guard case .field(var field) = item, saved.contested.contains(field.id) else { return item }
      let value = named(field.id) ?? field.words(of: saved.values[field.id], words)
      field.notes.insert(words("groups.field.stale", ["saved": .text(value)]), at: 0)
      return .field(field)
    }
    return form
  }
}

extension Field {
  /// A value of the field as a sentence names it.
  fileprivate func words(of value: FieldValue?, _ words: Words) -> String {
    let titles: ([String]) -> [String] = { ids in
      switch kind {
      case .choice(let options), .list(let options), .several(let options, _):
        options.filter { ids.contains($0.id) }.map(\.title)
      default: ids
      }
    }
    switch value {
    case .text(let text): return text.isEmpty ? words("list.none") : words.quoted(text)
    case .choice(let id): return id.flatMap { titles([$0]).first } ?? words("list.none")
    case .check(let isOn): return words(isOn ? "common.yes" : "common.no")
    case .several(let ids):
      let names = titles(ids)
      guard names.isEmpty else { return words.list(names) }
      if case .several(_, let none) = kind { return none }
      return words("list.none")
    case nil: return words("list.none")
    }
  }
}
