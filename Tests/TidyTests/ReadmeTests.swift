import Foundation
import Localization
import Resources
import Screens
import Testing

@Suite("The README is true")
struct ReadmeTests {
  let tree = SourceTree()

  @Test("Its table of keys is what `frontdesk help keys` prints")
  func keys() throws {
    let folder = try ResourceFolder.find(
      environment: ["FRONTDESK_RESOURCES": tree.root.appending(path: "Resources").path],
      program: ""
    )
    let keys = KeyReference.markdown(Words(.english, from: folder))
      .trimmingCharacters(in: .newlines)
    #expect(
      try tree.text(of: "README.md").contains(keys),
      "put what `frontdesk help keys --language en` prints between the marks of README.md"
    )
  }

  @Test("It shows a command that starts the demo and one that passes the tests")
  func commands() throws {
    let lines = try tree.text(of: "README.md").split(separator: "\n")
    let commands = lines.filter { $0.hasPrefix("    apt-get update") }
    #expect(commands.count == 2)
    #expect(commands.first?.hasSuffix("&& swift run -c release frontdesk --demo") == true)
    #expect(commands.last?.hasSuffix("&& swift test") == true)
  }

  @Test("Every file and folder of ours that it names exists")
  func places() throws {
    let text = try tree.text(of: "README.md")
    for word in text.split(whereSeparator: { "`\n ".contains($0) }) {
      let isOurs = ["Loyalty", "LoyaltyStore", "Screens", "Terminal", "TerminalCurses", "Runtime"]
        .contains { word.hasPrefix($0 + "/") }
      guard isOurs else { continue }
      let path = tree.root.appending(path: "Sources/" + word).path
      let exists = ["", ".swift"].contains { FileManager.default.fileExists(atPath: path + $0) }
      #expect(exists, "README.md names \(word)")
    }
  }
}
