import Localization
package import Loyalty
package import Terminal

/// What the keys of a list of programs ask for.
package enum ProgramsIntent: Hashable, Sendable {
  case new, edit, archive, find, showArchive, tryOut
}

/// The bonus programs, or the discounts: those in use, or those archived.
package struct ProgramsScreen: KeyedScreen {
  /// Bonus or discount.
  let kind: LoyaltyType
  /// Whether the archive is shown.
  var showsArchive = false
  /// The find line and the rows.
  var list = ListState<Program.ID>(startsFinding: false, starMarks: false)
  /// Whether to archive or bring back, while it is asked.
  var question: Question<ProgramQuestion>?
  private var pending: Command?

  package init(_ kind: LoyaltyType) {
    self.kind = kind
  }

  package static let keys = KeyTable<ProgramsIntent, KeyState<ProgramsScreen>> {
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .new,
      label: "programs.key.new",
      tooltip: "programs.key.new.hint",
      footer: 1,
      unless: { $0.context.whyNotWrite }
    )
    Binding(
      .function(4),
      "e",
      .enter,
      does: .edit,
      label: "key.edit",
      tooltip: "programs.key.edit.hint",
      footer: 2,
      unless: { $0.whyNothing }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .archive,
      label: "programs.key.archive",
      tooltip: "programs.key.archive.hint",
      footer: 3,
      unless: { $0.context.whyNotWrite ?? $0.whyNothing }
    )
    Binding(
      .function(3),
      "/",
      silent: ["."],
      does: .find,
      label: "key.find",
      tooltip: "key.find.hint",
      footer: 5,
      unless: { $0.whyNothing }
    )
    Binding(
      "f",
      does: .showArchive,
      label: "programs.key.showArchive",
      tooltip: "programs.key.showArchive.hint",
      footer: 4,
      unless: { $0.screen.whyNoArchive($0.context) }
    )
    Binding(
      "z",
      does: .tryOut,
      label: "programs.key.try",
      tooltip: "programs.key.try.hint",
      footer: 6,
      unless: { $0.whyNothing }
    )
  }

  package var helpTopic: String { kind == .bonus ? "programs" : "discounts" }
  package var isAsking: Bool { question != nil }
  package var isTyping: Bool { list.isFinding && question == nil }

  package func trail(_ context: Context) -> [String] {
    let words = context.words
    let name = kind == .bonus ? "menu.item.bonusPrograms" : "menu.item.discounts"
    let archive = showsArchive ? [words("groups.archive.title")] : []
    return [words("menu.section.marketing"), words(name)] + archive
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    let count = context.club.programs(kind, archived: showsArchive).count
    let archived = context.club.programs(kind, archived: true).count
    let parts =
      [words("programs.count", ["count": .number(count)])]
      + (archived > 0 && !showsArchive
        ? [words("groups.count.archived", ["count": .number(archived)])] : [])
    return Status(parts.joined(separator: " · "))
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if let question { return question.hints(context) }
    guard showsArchive else { return nil }
    let words = context.words
    let names = KeyNames(words)
    return [
      Footer.Item(key: "F8", label: words("button.restore")),
      Footer.Item(key: names.name(of: "f"), label: words("programs.key.showInUse")),
      Footer.Item(key: "F4", label: words("key.edit")),
    ]
  }

  func rows(_ context: Context) -> TableRows<Program.ID> {
    let programs = context.club.programs(kind, archived: showsArchive)
    return TableRows(NamesFound(list.find.text, among: programs).ids)
  }

  func selected(_ context: Context) -> Program? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID.flatMap { context.club.programs[$0] }
  }

  func whyNoArchive(_ context: Context) -> String? {
    let isEmpty = context.club.programs(kind, archived: true).isEmpty
    return isEmpty && !showsArchive ? "groups.why.noArchive" : nil
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    let isMove =
      switch stroke.key {
      case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab, .backspace: true
      case .escape: !list.find.text.isEmpty
      default: false
      }
    guard list.isFinding || isMove else { return escapeArchive(stroke) }
    switch list.handle(stroke.key, in: rows(context)) {
    case .ignored: return nil
    case .open(let id): return open(id, context)
    case .searchChanged: list.found(rows(context))
    case .back: list.isFinding = false
    case .handled, .action: break
    }
    return []
  }

  private mutating func escapeArchive(_ stroke: KeyStroke) -> [Effect]? {
    guard stroke.key == .escape, showsArchive else { return nil }
    showsArchive = false
    return []
  }

  private func open(_ id: Program.ID, _ context: Context) -> [Effect] {
    context.club.programs[id].map { [.open(ProgramForm($0, context))] } ?? []
  }

  package mutating func run(
    _ intent: ProgramsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .new: return [.open(ProgramForm(new: kind, context))]
    case .edit: return selected(context).map { open($0.id, context) } ?? []
    case .archive: question = selected(context).map { ProgramQuestion.ask($0, context) }
    case .find: list.startFinding()
    case .tryOut: return selected(context).map { tryOut($0, context) } ?? []
    case .showArchive:
      showsArchive.toggle()
      list.find.clear()
      list.table.follow(rows(context))
    }
    return []
  }

  private func tryOut(_ program: Program, _ context: Context) -> [Effect] {
    do throws(Refusal) {
      let days = SimulationScreen.choices[0]
      return [.open(SimulationScreen(try context.club.trial(of: program, days: days)))]
    } catch {
      return [.tell(Notice(.trouble, context.sentence(for: error), about: error.code))]
    }
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let tag = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    guard button == "do" else { return [] }
    var edit = ProgramEdit()
    edit.isArchived = tag.archives
    let command = Command.editProgram(context.club.programs.reference(tag.program), edit)
    pending = command
    return [.perform(command)]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, _) where command == pending: return done(command, context)
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, sentence))]
    case .returned(.program(let id)?):
      list.find.clear()
      list.table.select(id: id, in: rows(context), page: 10)
    default: break
    }
    list.table.follow(rows(context))
    return []
  }

  private mutating func done(_ command: Command, _ context: Context) -> [Effect] {
    pending = nil
    guard case .editProgram(let typed, let edit) = command else { return [] }
    let program = context.club.programs.find(typed)
    if edit.isArchived == false, context.club.programs(kind, archived: true).isEmpty {
      showsArchive = false
    }
    list.table.follow(rows(context))
    let key = edit.isArchived == true ? "programs.done.archived" : "programs.done.restored"
    return [.tell(Notice(.done, context.words(key, ["name": .text(program?.name ?? "")])))]
  }
}

extension KeyState<ProgramsScreen> {
  /// There is no program under the cursor.
  var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }
}
