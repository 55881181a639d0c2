import Loyalty
import Terminal

struct ClientsScreen: PendingScreen {
  var choosing = false
}
struct ClientCardScreen: PendingScreen {
  init(id: Client.ID) {}
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
