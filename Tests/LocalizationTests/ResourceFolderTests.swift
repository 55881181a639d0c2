import Foundation
import Localization
import Resources
import Testing

@Suite("Finding the words of the program")
struct ResourceFolderTests {
  @Test("The folder of the build is found beside the running program")
  func besideTheProgram() throws {
    let folder = try ResourceFolder.find(environment: [:])
    #expect(!folder.names(in: "Words/en").isEmpty)
    #expect(Catalogue(language: .russian, from: folder).texts["button.save"] == "Сохранить")
  }

  @Test("A program copied elsewhere finds its words in ../share/frontdesk")
  func movedProgram() throws {
    try withTemporaryFolder { place in
      let words = place + "/share/frontdesk/Words/en"
      try FileManager.default.createDirectory(atPath: words, withIntermediateDirectories: true)
      try Data("a = moved\n".utf8).write(to: URL(fileURLWithPath: words + "/x.words"))
      let folder = try ResourceFolder.find(environment: [:], program: place + "/bin/frontdesk")
      #expect(folder.path == place + "/share/frontdesk")
      #expect(Words(.english, from: folder)("a") == "moved")
    }
  }

  @Test("../share/frontdesk comes before the folder of the build")
  func shareFirst() throws {
    try withTemporaryFolder { place in
      for folder in ["/share/frontdesk/Words", "/bin/frontdesk_Resources.resources/Words"] {
        try FileManager.default.createDirectory(
          atPath: place + folder,
          withIntermediateDirectories: true
        )
      }
      let program = place + "/bin/frontdesk"
      #expect(
        try ResourceFolder.find(environment: [:], program: program).path
          == place + "/share/frontdesk"
      )
      try FileManager.default.removeItem(atPath: place + "/share")
      #expect(
        try ResourceFolder.find(environment: [:], program: program).path
          == place + "/bin/frontdesk_Resources.resources"
      )
    }
  }

  @Test("The folder that the environment names is taken alone")
  func environment() throws {
    try withTemporaryFolder { place in
      let environment = ["FRONTDESK_RESOURCES": place]
      #expect(throws: ResourcesNotFound(places: [place])) {
        try ResourceFolder.find(environment: environment)
      }
      try FileManager.default.createDirectory(
        atPath: place + "/Words",
        withIntermediateDirectories: true
      )
      #expect(try ResourceFolder.find(environment: environment).path == place)
    }
  }

  @Test("Where nothing is found, the sentence names every place")
  func nothingFound() {
    let error = #expect(throws: ResourcesNotFound.self) {
      try ResourceFolder.find(environment: [:], program: "/nowhere/bin/frontdesk")
    }
    let sentence = error.map(String.init(describing:)) ?? ""
    #expect(sentence.contains("/nowhere/share/frontdesk"))
    #expect(sentence.contains("/nowhere/bin/frontdesk_Resources.resources"))
    #expect(sentence.contains("FRONTDESK_RESOURCES"))
  }

  private func withTemporaryFolder(_ body: (String) throws -> Void) throws {
    let place = NSTemporaryDirectory() + "frontdesk-words-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    try body(place)
  }
}
