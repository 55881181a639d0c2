import Localization
import Screens
import Terminal
import Testing

@Suite struct KeyReferenceTests {
  /// What a letter may be called in a section (screens.md "How keys are read" 3).
  ///
  /// Only the end of a label counts: `groups.key.new` is `new`.
  private static let meanings: [Character: Set<String>] = [
    "d": ["delete", "archive", "restore", "revoke", "takeOut", "erase"],
    "b": ["bonuses"],
    "c": ["sale"],
    "r": ["refund"],
    "e": ["edit"],
    "f": ["filter", "onlyMarked", "showArchive", "showInUse"],
    "g": ["groups"],
    "h": ["history"],
    "i": ["newBatch"],
    "j": ["join", "joinClients"],
    "k": ["message"],
    "l": ["launch"],
    "m": ["menu"],
    "n": ["new", "newShort", "addMember", "newLike"],
    "o": ["handOut"],
    "p": ["promoCode"],
    "q": ["back"],
    "s": ["sort"],
    "t": ["templates"],
    "u": ["undo"],
    "v": ["view"],
    "w": ["why"],
    "x": ["export"],
    "y": ["copy"],
    "z": ["try"],
  ]

  /// Letters that go with an F-key.
  private static let pairs: [Character: Int] = [
    "e": 4, "s": 6, "n": 7, "d": 8, "m": 9, "q": 10,
  ]

  @Test("No key table breaks the rules of reading keys")
  func problems() {
    for section in KeyReference.sections {
      #expect(section.problems == [], "\(section.title)")
    }
  }

  @Test("A letter has one meaning in the whole program")
  func oneMeaning() {
    for section in KeyReference.sections {
      for row in section.rows {
        for case .character(let letter) in row.keys where letter.isLetter {
          let name = row.label.split(separator: ".").last.map(String.init) ?? ""
          let isKnown = Self.meanings[letter]?.contains(name) == true
          #expect(isKnown, "\(letter) is “\(row.label)” in \(section.title)")
        }
      }
    }
  }

  @Test("A letter that goes with an F-key stands beside it")
  func pairs() {
    for section in KeyReference.sections {
      for row in section.rows {
        for case .character(let letter) in row.keys {
          guard let number = Self.pairs[letter] else { continue }
          #expect(row.keys.contains(.function(number)), "\(letter) in \(section.title)")
        }
      }
    }
  }

  @Test("The list of keys has words for every row", arguments: Look.languages)
  func words(language: Language) {
    let text = KeyReference.markdown(RepositoryWords.words(language))
    #expect(!text.contains("‹"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| ") } > 40)
  }

  @Test("Digits of the menu are one row")
  func digits() {
    let text = KeyReference.markdown(RepositoryWords.words(.english))
    #expect(text.contains("| `1` `2` `3` `4` `5` `6` |"))
  }
}
