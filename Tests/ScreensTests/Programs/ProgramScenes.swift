import Loyalty
import Screens
import Terminal
import Testing

/// A desk that looks at programs, and the states in which frames are kept.
enum ProgramScenes {
  /// Arena with the program and the discount of the source, each carried by a group.
  static func club() throws -> Club {
    var club = try Arena.club()
    try Arena.apply(.createProgram(accumulating()), to: &club, on: "2026-11-01")
    try Arena.apply(.createProgram(returning()), to: &club, on: "2026-11-01")
    let program = GroupEdit(program: .set("Накопительная"))
    try Arena.apply(.editGroup(.name("VIP_постоянные"), program), to: &club, on: "2026-11-01")
    return club
  }

  private static func accumulating() throws -> ProgramDraft {
    ProgramDraft(
      name: "Накопительная",
      description: "Кто больше купил, тому больше бонусов",
      tiers: try tiers([2, 3, 5]),
      terms: .bonus(BonusTerms())
    )
  }

  private static func returning() throws -> ProgramDraft {
    ProgramDraft(
      name: "Возвращение",
      tiers: try tiers([10, 20, 30]),
      terms: .discount(DiscountTerms())
    )
  }

  private static func tiers(_ percents: [Int]) throws -> Tiers {
    let thresholds = ["0", "1000", "3000"]
    return try Tiers(
      zip(thresholds, percents).map {
        Tiers.Tier(
          threshold: try Money(decimal: $0),
          percent: try Percent(basisPoints: $1 * 100)
        )
      }
    )
  }

  /// A desk with the list of one kind open.
  static func list(
    _ look: Look = Look(),
    _ kind: LoyaltyType = .bonus,
    club: Club? = nil
  ) throws -> DeskDriver {
    try DeskDriver(look, club: club ?? self.club(), first: ProgramsScreen(kind))
  }

  /// A state of the screens, by the name of its frame.
  enum Scene: String, CaseIterable, Sendable {
    case bonusList, discountList, empty, inUse, askArchive
    case bonusForm, bonusFormEnd, discountForm, tierRefused, groupForm, password
  }

  /// A desk in that state.
  static func desk(_ scene: Scene, _ look: Look) throws -> DeskDriver {
    var desk: DeskDriver
    switch scene {
    case .empty: desk = try list(look, club: Arena.emptyClub())
    case .discountList, .askArchive, .discountForm: desk = try list(look, .discount)
    case .groupForm: desk = try DeskDriver(look, club: club(), first: GroupsScreen())
    default: desk = try list(look)
    }
    switch scene {
    case .inUse, .askArchive: desk.press("F8")
    case .bonusForm, .discountForm, .groupForm: desk.press("F4")
    case .password:
      desk.press("F4", "Tab", "Tab")
      desk.type("СЕЗАМ")
    case .bonusFormEnd: desk.press("F4", "Shift-Tab")
    case .tierRefused:
      desk.press("F7")
      desk.type("Накопительная 2")
      tiers([("0", "2"), ("1000", "3"), ("500", "5")], on: &desk)
      desk.press("Ctrl-S")
    default: break
    }
    return desk
  }

  /// Types tiers into a new form, the cursor in its name.
  static func tiers(_ rows: [(String, String)], on desk: inout DeskDriver) {
    for _ in 0..<5 { desk.press("Tab") }
    for (threshold, percent) in rows {
      desk.retype(threshold)
      desk.press("Enter")
      desk.retype(percent)
      desk.press("Enter")
    }
  }
}
