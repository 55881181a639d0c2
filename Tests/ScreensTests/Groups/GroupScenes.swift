import Loyalty
import Screens
import Terminal
import Testing

/// A desk that looks at the groups, and the states in which frames are kept.
enum GroupScenes {
  /// A desk with the list of groups open.
  static func list(_ look: Look = Look(), club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(look, club: club, first: GroupsScreen())
  }

  /// Arena with Раз_в_месяц archived.
  static func clubWithArchive() throws -> Club {
    var club = try Arena.club()
    try Arena.apply(.archiveGroup(.name("Раз_в_месяц")), to: &club, on: "2026-11-01")
    return club
  }

  /// Arena with eight groups.
  static func crowdedClub() throws -> Club {
    var club = try Arena.club()
    for name in ["Ночные_игроки", "Студенты"] {
      try Arena.apply(.createGroup(GroupDraft(name: name)), to: &club, on: "2026-11-01")
    }
    return club
  }

  /// A state of the screens, by the name of its frame.
  enum Scene: String, CaseIterable, Sendable {
    case list, marked, empty, found, nothingFound, sorting, reordered, crowded
    case askArchive, askArchiveMany, defaultRefused, chooseDefault
    case archive, askRestore
    case formNew, formSms, formTaken, formVariable, formEdit, formLeave
    case members, membersFound, askTakeOut, membersEmpty
  }

  /// A desk in that state.
  static func desk(_ scene: Scene, _ look: Look) throws -> DeskDriver {
    switch scene {
    case .empty: return try list(look, club: Arena.emptyClub())
    case .crowded: return try list(look, club: crowdedClub())
    case .archive, .askRestore:
      var desk = try list(look, club: clubWithArchive())
      desk.press("f")
      if scene == .askRestore { desk.press("F8") }
      return desk
    default:
      var desk = try list(look)
      play(scene, on: &desk)
      return desk
    }
  }

  private static func play(_ scene: Scene, on desk: inout DeskDriver) {
    switch scene {
    case .marked: desk.press("Down", "Down", "Down", "Down", "Space")
    case .found:
      desk.press("F3")
      desk.type("nehybh")
    case .nothingFound:
      desk.press("F3")
      desk.type("Студенты")
    case .sorting: desk.press("F6")
    case .reordered: desk.press("End", "-", "+", "+", "+", "+", "+")
    case .askArchive: desk.press("F8")
    case .askArchiveMany: desk.press("Space", "End", "Space", "F8")
    case .defaultRefused: desk.press("Down", "F8")
    case .chooseDefault: desk.press("Down", "F8", "Enter")
    case .formNew, .formSms, .formTaken, .formVariable, .formEdit, .formLeave:
      playForm(scene, on: &desk)
    case .members: desk.press("Enter")
    case .membersFound:
      desk.press("Enter", "F3")
      desk.type("sergij")
    case .askTakeOut: desk.press("Enter", "*", "F8")
    case .membersEmpty:
      desk.press("F7")
      desk.type("Студенты")
      desk.press("Ctrl-S", "Enter")
    case .list, .empty, .crowded, .archive, .askRestore: break
    }
  }

  private static func playForm(_ scene: Scene, on desk: inout DeskDriver) {
    switch scene {
    case .formNew:
      desk.press("F7")
      desk.type("Турнир_Октябрь")
      desk.press("Tab")
      desk.type("Участники октябрьского турнира")
      desk.press("Tab", "Left", "Left", "Shift-Tab", "Shift-Tab")
    case .formSms:
      desk.press("F7")
      desk.type("Турнир_Октябрь")
      desk.press("Tab", "Tab", "Tab", "Space", "Tab", "Space", "Tab", "Tab", "Space", "Tab")
    case .formTaken:
      desk.press("F7")
      desk.type("vip постоянные")
      desk.press("Ctrl-S")
    case .formVariable:
      desk.press("F7", "Tab", "Tab", "Tab", "Tab", "Space", "Tab", "F4")
    case .formEdit: desk.press("F4")
    case .formLeave:
      desk.press("e", "Tab")
      desk.type("!")
      desk.press("Esc")
    default: break
    }
  }
}
