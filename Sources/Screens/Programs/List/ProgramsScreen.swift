package import Loyalty
package import Terminal

/// What only a list of programs can do.
package enum ProgramsIntent: Hashable, Sendable { case tryOut }

/// Marketing → Bonus program, or Discounts: those in use, or those archived.
package struct ProgramsScreen: NamedListScreen {
  package var state = NamedListState<Program>()
  /// Bonus or discount.
  let kind: LoyaltyType

  package init(_ kind: LoyaltyType) { self.kind = kind }

  package static let words = "programs"
  package static let keys = KeyTable<NamedListIntent<ProgramsIntent>, KeyState<ProgramsScreen>>(
    NamedListKeys.table(words).bindings + [
      Binding(
        "z",
        does: .own(.tryOut),
        label: "programs.key.try",
        tooltip: "programs.key.try.hint",
        footer: 6,
        unless: { $0.whyNothing }
      )
    ]
  )

  package var helpTopic: String { kind == .bonus ? "programs" : "discounts" }

  package var place: (section: String, item: String) {
    let item = kind == .bonus ? "menu.item.bonusPrograms" : "menu.item.discounts"
    return ("menu.section.marketing", item)
  }

  package func items(_ context: Context) -> [Program] {
    context.club.programs.items.filter { $0.loyalty == kind }
  }

  package func form(of program: Program?, _ context: Context) -> any Screen {
    program.map { ProgramForm($0, context) } ?? ProgramForm(new: kind, context)
  }

  package func command(archiving: Bool, _ program: Program) -> Command {
    var edit = ProgramEdit()
    edit.isArchived = archiving
    return .editProgram(program.name, edit)
  }

  package func id(of choice: Choice) -> Program.ID? {
    if case .program(let id) = choice { id } else { nil }
  }

  /// A program stays in use while groups carry it.
  package func obstacle(to archiving: Program, _ context: Context) -> Refusal? {
    let users = context.club.groups(with: archiving.id).map(\.name)
    return users.isEmpty ? nil : .programInUse(program: archiving.name, groups: users)
  }

  package func run(
    own intent: ProgramsIntent,
    on program: Program,
    _ context: Context
  ) -> [Effect] {
    do throws(Refusal) {
      let days = SimulationScreen.choices[0]
      return [.open(SimulationScreen(try context.club.trial(of: program, days: days)))]
    } catch {
      return [.tell(Notice(.trouble, context.sentence(for: error), about: error.code))]
    }
  }
}
