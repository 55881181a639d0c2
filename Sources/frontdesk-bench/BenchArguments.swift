import Foundation

/// What the bench was asked for.
struct BenchArguments {
  private(set) var clientCount = 100_000
  private(set) var receiptCount = 1_000_000
  private(set) var archivedCount = 200_000
  private(set) var program = Self.besideThisOne("frontdesk")
  private var names: Set<String> = []

  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--clients": clientCount = rest.popFirst().flatMap { Int($0) } ?? clientCount
      case "--receipts":
        receiptCount = rest.popFirst().flatMap { Int($0) } ?? receiptCount
        archivedCount = receiptCount
      case "--program": program = rest.popFirst() ?? program
      default: names.insert(argument)
      }
    }
  }

  /// Whether a bench is to run: all do unless some are named.
  func wants(_ name: String) -> Bool { names.isEmpty || names.contains(name) }

  /// Whether a bench is to run that needs a store with clients.
  var wantsStore: Bool {
    names.isEmpty || !names.isSubset(of: ["quote", "simulate", "codes", "reports"])
  }

  private static func besideThisOne(_ name: String) -> String {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appending(path: name).path
  }
}
