package import Localization
package import Loyalty
package import Terminal

/// What the keys of a list of named things ask for.
package enum NamedListIntent<Own: Hashable & Sendable>: Hashable, Sendable {
  case new, edit, archive, find, showArchive
  /// What only this list can do; `Never` where that is nothing.
  case own(Own)
}

/// Where a list of named things stands: what is searched, what is asked, whether the archive shows.
package struct NamedListState<Item: Named>: Sendable {
  /// Whether to archive something or bring it back, while it is asked.
  package struct Ask: Sendable {
    /// The thing.
    let id: Identifier<Item>
    /// Whether it goes into the archive; else it comes back.
    let archives: Bool
  }

  /// Whether the archive is shown.
  var showsArchive = false
  /// The find line and the rows.
  var list = ListState<Identifier<Item>>(startsFinding: false, starMarks: false)
  /// The question, while it is open.
  var question: Question<Ask>?
  /// The command under way.
  fileprivate var work = AskedCommand()

  /// A list at its beginning.
  package init() {}
}

/// A list of a few named things that can be added, changed, put away and brought back: the price
/// list, the venues, the programs.
///
/// All of its words stand under one beginning of catalogue keys.
package protocol NamedListScreen: KeyedScreen where Intent == NamedListIntent<Own> {
  /// What is listed.
  associatedtype Item: Named
  /// What keys of its own ask for.
  associatedtype Own: Hashable & Sendable = Never

  /// Where the list stands.
  var state: NamedListState<Item> { get set }
  /// The beginning of its catalogue keys: "products".
  static var words: String { get }
  /// The catalogue keys of its section and its place in the menu.
  var place: (section: String, item: String) { get }

  /// The things in the order in which they are shown, archived ones among them.
  func items(_ context: Context) -> [Item]
  /// The columns of a row.
  func columns(_ words: Words) -> [Column]
  /// What stands in them.
  func row(_ item: Item, _ context: Context) -> TableRow
  /// Why a thing cannot be changed or archived, as a catalogue key; nil where it can.
  func whyFixed(_ item: Item) -> String?
  /// The form of a thing, or of a new one.
  func form(of item: Item?, _ context: Context) -> any Screen
  /// The command that archives a thing or brings it back.
  func command(archiving: Bool, _ item: Item) -> Command
  /// The thing that a form hands back.
  func id(of choice: Choice) -> Identifier<Item>?

  /// What stands below the rows about the selected thing; nothing unless a list says so.
  func about(_ item: Item, _ context: Context) -> [Paragraph]
  /// What an empty list says; its words' `empty` and `emptyNext` unless a list says otherwise.
  func emptyLines(_ words: Words) -> [String]
  /// Why a thing cannot be archived now; the question says it in place of the button.
  func obstacle(to archiving: Item, _ context: Context) -> Refusal?
  /// Carries out what a key of its own asks for.
  func run(own intent: Own, on item: Item, _ context: Context) -> [Effect]
}

extension NamedListScreen where Own == Never {
  package func run(own intent: Never, on item: Item, _ context: Context) -> [Effect] {}
}

extension NamedListScreen {
  package func about(_ item: Item, _ context: Context) -> [Paragraph] { [] }
  package func obstacle(to archiving: Item, _ context: Context) -> Refusal? { nil }

  package func whyFixed(_ item: Item) -> String? { nil }

  package func emptyLines(_ words: Words) -> [String] {
    [words(Self.words + ".empty"), words(Self.words + ".emptyNext")]
  }

  package var isAsking: Bool { state.question != nil }
  package var isTyping: Bool { state.list.isFinding && state.question == nil }

  package func trail(_ context: Context) -> [String] {
    let words = context.words
    let archive = state.showsArchive ? [words("groups.archive.title")] : []
    return [words(place.section), words(place.item)] + archive
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    let count = words(Self.words + ".count", ["count": .number(listed(context).count)])
    let archived = items(context).count { $0.isArchived }
    guard archived > 0, !state.showsArchive else { return Status(count) }
    return Status(count + " · " + words("groups.count.archived", ["count": .number(archived)]))
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if let question = state.question { return question.hints(context) }
    guard state.showsArchive else { return nil }
    let words = context.words
    return [
      Footer.Item(key: "F8", label: words("button.restore")),
      Footer.Item(
        key: KeyNames(words).name(of: "f"),
        label: words(Self.words + ".key.showInUse")
      ), Footer.Item(key: "F4", label: words("key.edit")),
    ]
  }

  // MARK: Rows

  /// The things in use, or those archived.
  func listed(_ context: Context) -> [Item] {
    items(context).filter { $0.isArchived == state.showsArchive }
  }

  func rows(_ context: Context) -> TableRows<Identifier<Item>> {
    TableRows(NamesFound(state.list.find.text, among: listed(context)).ids)
  }

  func selected(_ context: Context) -> Item? {
    var table = state.list.table
    table.follow(rows(context))
    return items(context).first { $0.id == table.selectedID }
  }

  func whyNoArchive(_ context: Context) -> String? {
    let isEmpty = !items(context).contains { $0.isArchived }
    return isEmpty && !state.showsArchive ? "groups.why.noArchive" : nil
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if state.question != nil { return answer(stroke, context) }
    guard state.list.takes(stroke.key) else {
      guard stroke.key == .escape, state.showsArchive else { return nil }
      state.showsArchive = false
      return []
    }
    switch state.list.handle(stroke.key, in: rows(context)) {
    case .ignored: return nil
    case .open: return edit(context)
    case .searchChanged: state.list.found(rows(context))
    case .back: state.list.isFinding = false
    case .handled, .action: break
    }
    return []
  }

  private func edit(_ context: Context) -> [Effect] {
    selected(context).map { [.open(form(of: $0, context))] } ?? []
  }

  package mutating func run(
    _ intent: NamedListIntent<Own>,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .new: return [.open(form(of: nil, context))]
    case .edit: return edit(context)
    case .archive: state.question = selected(context).map { ask(about: $0, context) }
    case .find: state.list.startFinding()
    case .own(let intent):
      return selected(context).map { run(own: intent, on: $0, context) } ?? []
    case .showArchive:
      state.showsArchive.toggle()
      state.list.find.clear()
      state.list.table.follow(rows(context))
    }
    return []
  }

  private func ask(about item: Item, _ context: Context) -> Question<NamedListState<Item>.Ask> {
    let words = context.words
    let archives = !item.isArchived
    let what = Self.words + (archives ? ".ask.archive" : ".ask.restore")
    let title = words(what, ["name": .text(item.name)])
    let tag = NamedListState.Ask(id: item.id, archives: archives)
    let keep = DialogButton(id: "keep", title: words("button.leaveAsIs"))
    if archives, let refusal = obstacle(to: item, context) {
      return Question(tag, [title, context.sentence(for: refusal)], buttons: [keep], openedBy: nil)
    }
    let verb = words(archives ? "button.archive" : "button.restore")
    return Question(
      tag,
      [title, words(what + "Stays")],
      buttons: [DialogButton(id: "do", title: verb), keep],
      openedBy: nil
    )
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let asked = state.question?.tag, let button = state.question?.press(stroke) else {
      return []
    }
    state.question = nil
    let item = items(context).first { $0.id == asked.id }
    guard button == "do", let item else { return [] }
    let what = Self.words + (asked.archives ? ".done.archived" : ".done.restored")
    let done = context.words(what, ["name": .text(item.name)])
    return state.work.begin(command(archiving: asked.archives, item), done: done)
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    let effects = state.work.receive(news, context) ?? []
    switch news {
    case .performed where !effects.isEmpty:
      if state.showsArchive, listed(context).isEmpty { state.showsArchive = false }
    case .returned(let choice?):
      guard let id = id(of: choice) else { break }
      state.list.find.clear()
      state.list.table.select(id: id, in: rows(context), page: 10)
    default: break
    }
    state.list.table.follow(rows(context))
    return effects
  }
}
