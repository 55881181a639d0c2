import Localization
import Loyalty
import Terminal

/// What is said where another desk changed what a form shows: both values, who saved the other one,
/// and when.
struct ContestNotes<ID: Hashable & Sendable> {
  /// How many columns a value may take.
  private static var columns: Int { 22 }
  /// How many fields the question tells in full.
  private static var limit: Int { 4 }

  private let editor: Editor<ID>
  private let context: Context
  /// What stands for a field's saved value, where that is not the field's own words.
  private let named: (ID) -> String?

  init(_ editor: Editor<ID>, _ context: Context, named: @escaping (ID) -> String?) {
    self.editor = editor
    self.context = context
    self.named = named
  }

  /// The form with a note under every field that is contested or holds another desk's value.
  func noting(_ form: Form<ID>) -> Form<ID> {
    let contests = editor.saved.contests(in: editor.form)
    let taken = editor.saved.takenOver(in: editor.form)
    guard !contests.isEmpty || !taken.isEmpty else { return form }
    var form = form
    form.items = form.items.map { item in
      guard case .field(var field) = item else { return item }
      if let contest = contests[field.id] {
        field.alerts.append(note(on: field, contest))
      } else if let contest = taken[field.id] {
        field.alerts.append(note(onTaken: field, contest))
      }
      return .field(field)
    }
    return form
  }

  /// What is asked before such a form is saved; nothing where no field is contested.
  func question(_ form: Form<ID>) -> [String]? {
    let contests = editor.saved.contests(in: editor.form)
    let notes = form.items.compactMap { item -> String? in
      guard case .field(let field) = item, let contest = contests[field.id] else { return nil }
      return field.label + ": " + note(on: field, contest)
    }
    guard !notes.isEmpty else { return nil }
    return [context.words("question.contested")] + notes.prefix(Self.limit)
  }

  private func facts(_ contest: SavedValues<ID>.Contest) -> [String: WordValue] {
    let age = Int(context.now.milliseconds - contest.at.milliseconds) / 1_000
    return [
      "by": .text(contest.by.name), "age": .text(context.words.ago(seconds: age)),
    ]
  }

  private func note(
    onTaken field: Field<ID>,
    _ contest: SavedValues<ID>.Contest
  ) -> String {
    var facts = facts(contest)
    guard let was = contest.was, named(field.id) == nil else {
      return context.words("state.takenFields", facts)
    }
    facts["was"] = .text(field.words(of: was, context.words, Self.columns))
    return context.words("state.takenField", facts)
  }

  private func note(on field: Field<ID>, _ contest: SavedValues<ID>.Contest) -> String {
    let words = context.words
    var facts = facts(contest)
    if let theirs = named(field.id) {
      facts["theirs"] = .text(theirs)
      return words("state.staleSaved", facts)
    }
    facts["mine"] = .text(field.words(of: editor.form.draft[field.id], words, Self.columns))
    facts["theirs"] = .text(field.words(of: editor.saved[field.id], words, Self.columns))
    return words("state.staleField", facts)
  }
}

extension Field {
  /// A value of the field as a sentence names it.
  fileprivate func words(of value: FieldValue?, _ words: Words, _ columns: Int) -> String {
    let titles: ([String]) -> [String] = { ids in
      switch kind {
      case .choice(let options), .list(let options), .several(let options, _):
        options.filter { ids.contains($0.id) }.map(\.title)
      default: ids
      }
    }
    switch value {
    case .text(let text):
      return text.isEmpty ? words("list.none") : words.quoted(text.truncated(to: columns))
    case .choice(let id): return id.flatMap { titles([$0]).first } ?? words("list.none")
    case .check(let isOn): return words(isOn ? "common.yes" : "common.no")
    case .several(let ids):
      let names = titles(ids)
      guard names.isEmpty else { return words.list(names).truncated(to: columns) }
      if case .several(_, let none) = kind { return none }
      return words("list.none")
    case nil: return words("list.none")
    }
  }
}
