import Foundation
import Testing

@Suite("The tree keeps its own rules")
struct TidyTests {
  let tree = SourceTree()

  @Test("No file is longer than 400 lines")
  func shortFiles() throws {
    for file in try tree.swiftFiles(in: "Sources", "Tests", "Resources") {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test("No function is longer than 60 lines")
  func shortFunctions() throws {
    for file in try tree.swiftFiles(in: "Sources", "Tests", "Resources") {
      for function in functions(in: file.lines) {
        #expect(function.length <= 60, "\(file.path):\(function.line) has \(function.length) lines")
      }
    }
  }

  @Test("The core reads no clock, random source, file or environment")
  func pureCore() throws {
    let banned = [
      "Date()", ".now(", "Date.now", "Clock().now", ".random(", ".randomElement(", ".shuffled(",
      "FileManager", "getenv", "ProcessInfo",
    ]
    for file in try tree.swiftFiles(in: "Sources/Loyalty", "Sources/Terminal", "Sources/Screens") {
      for (number, line) in file.lines.enumerated() where !isComment(line) {
        for word in banned where line.contains(word) {
          Issue.record("\(file.path):\(number + 1) uses \(word)")
        }
      }
    }
  }

  @Test("Nothing is forced, unfinished, switched off or tied to one machine")
  func noMarks() throws {
    let marks = [
      "TO" + "DO", "FIX" + "ME", "XX" + "X", "try" + "!", "fatal" + "Error(", ".dis" + "abled(",
      "/wo" + "rk/", "/ro" + "ot/",
    ]
    for file in try tree.swiftFiles(in: "Sources", "Tests", "Resources") {
      for (number, line) in file.lines.enumerated() {
        for mark in marks where line.contains(mark) {
          Issue.record("\(file.path):\(number + 1) has \(mark)")
        }
      }
    }
  }

  @Test("Limits of tests end what hangs, not what shares its machine: ten minutes at least")
  func limits() throws {
    let limit = /\.timeLimit\(\.minutes\((\d+)\)\)/
    var count = 0
    for file in try tree.swiftFiles(in: "Tests") {
      for found in file.lines.joined(separator: "\n").matches(of: limit) {
        count += 1
        #expect(Int(found.1).map { $0 >= 10 } == true, "\(file.path): \(found.1) minutes")
      }
    }
    #expect(count > 10)
  }

  @Test("Cyrillic stands only in the layout, look-alike and transliteration tables")
  func wordsInCatalogues() throws {
    let tables: Set<String> = [
      "Sources/Terminal/Keys/KeyboardPosition.swift", "Sources/Terminal/Text/AsciiFallback.swift",
      "Sources/Loyalty/Finding/KeyboardLayout.swift", "Sources/Loyalty/Finding/Letter.swift",
      "Sources/Loyalty/Finding/SoundKey.swift", "Sources/Loyalty/Finding/FoldedText.swift",
      "Sources/Loyalty/Values/LookAlikes.swift", "Sources/Loyalty/Messages/Transliteration.swift",
    ]
    for file in try tree.swiftFiles(in: "Sources") where !tables.contains(file.path) {
      for (number, line) in file.lines.enumerated()
      where line.unicodeScalars.contains(where: { (0x400...0x52F).contains($0.value) }) {
        Issue.record("\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test("The top level holds the package, its sources, tests, resources and README alone")
  func topLevel() throws {
    let allowed: Set<String> = [
      "Package.swift", "Sources", "Tests", "Resources", "README.md", "LICENSE",
    ]
    #expect(try tree.topLevel().isSubset(of: allowed))
  }

  @Test("A target imports only what the table of targets allows")
  func imports() throws {
    let ours = try tree.names(in: "Sources").union(["Resources"])
    let allowed: [String: Set<String>] = [
      "Loyalty": [], "JSONText": [], "Checksums": [], "Terminal": [], "CNcurses": [], "CCrypt": [],
      "LoyaltyStore": ["Loyalty", "JSONText", "Checksums"],
      "CommandContract": ["Loyalty", "JSONText"],
      "Exchange": ["Loyalty", "Checksums"], "Delivery": ["Loyalty", "JSONText"],
      "Localization": ["Resources"],
      "TerminalCurses": ["Terminal", "CNcurses"],
      "Screens": ["Loyalty", "Terminal", "Localization"],
      "Runtime": ours.subtracting(["TerminalCurses", "CNcurses", "Runtime"]),
    ]
    let programs: Set<String> = ["frontdesk", "frontdesk-bench"]
    #expect(ours.subtracting(programs).subtracting(["Resources"]) == Set(allowed.keys))
    for (target, mayImport) in allowed {
      for file in try tree.swiftFiles(in: "Sources/\(target)") {
        for line in file.lines {
          guard let module = importedModule(line), ours.contains(module) else { continue }
          #expect(mayImport.contains(module), "\(file.path) imports \(module)")
        }
      }
    }
  }

  private func importedModule(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1 else {
      return nil
    }
    return String(words[place + 1])
  }

  private func isComment(_ line: String) -> Bool {
    line.trimmingCharacters(in: .whitespaces).hasPrefix("//")
  }

  /// Functions by their layout: a head with a brace, and the first closing brace below it at the
  /// same indentation.
  private func functions(in lines: [String]) -> [(line: Int, length: Int)] {
    var found: [(line: Int, length: Int)] = []
    for (start, line) in lines.enumerated() {
      let words = Set(line.split(whereSeparator: { " (<?".contains($0) }))
      guard !isComment(line), words.contains("func") || words.contains("init") else { continue }
      let indentation = line.prefix { $0 == " " }
      let end = lines[start...].firstIndex {
        $0 == indentation + "}" || ($0.hasPrefix(indentation + "}") && $0.hasSuffix("}"))
      }
      guard let end, lines[start...end].contains(where: { $0.hasSuffix("{") }) else { continue }
      found.append((line: start + 1, length: end - start + 1))
    }
    return found
  }
}
