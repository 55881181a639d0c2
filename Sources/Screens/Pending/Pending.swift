import Terminal

struct MenuScreen: PendingScreen {
  var section: Int?
}
struct ClientsScreen: PendingScreen {
  var choosing = false
}
struct GroupsScreen: PendingScreen {}
struct ClubScreen: PendingScreen {
  init(_ context: Context) {}
}
struct HelpScreen: PendingScreen {
  init(about screen: any Screen, _ context: Context) {}
}
struct PaletteScreen: PendingScreen {
  init(over screen: any Screen, told: [Notice], _ context: Context) {}
}

protocol PendingScreen: KeyedScreen where Intent == Never {}

extension PendingScreen {
  var helpTopic: String { "menu" }
  var isTyping: Bool { false }
  func trail(_ context: Context) -> [String] { [] }
  func view(_ context: Context) -> View { .blank }
  static var keys: KeyTable<Never, KeyState<Self>> { KeyTable([]) }
  mutating func run(_ intent: Never, at time: Int64, _ context: Context) -> [Effect] {}
}
