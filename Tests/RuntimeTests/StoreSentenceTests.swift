import Glibc
import Localization
import Loyalty
import LoyaltyStore
import Resources
import Testing

@testable import Runtime

@Suite("What is said of a store")
struct StoreSentenceTests {
  private func sentence(_ language: Language) throws -> StoreSentence {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    let folder = ResourceFolder(path: parts.joined(separator: "/") + "/Resources")
    return StoreSentence(Words(language, from: folder), place: "/club/store")
  }

  @Test("A full disk is named by the folder that was asked for, with the way out")
  func noRoom() throws {
    let path = "/mnt/copy.new-3pjf89u10yv94/base/000001/club.ndjson"
    let problem = StoreProblem.file(FileProblem(call: "write", path: path, code: ENOSPC))
    #expect(
      try sentence(.english)(problem)
        == "/mnt/copy: no space on the disk. Nothing was touched. Make room there or choose another "
        + "disk, then try again"
    )
    #expect(try sentence(.russian)(problem).contains("Освободите там место"))
    #expect(try sentence(.ukrainian)(problem).contains("Звільніть там місце"))
  }

  @Test("What was not saved on the command line speaks of no form")
  func notSaved() throws {
    let problem = StoreProblem.notSaved(FileProblem(call: "write", path: "", code: ENOSPC))
    #expect(
      try sentence(.russian)(problem)
        == "Ничего не сохранено: нет места. Освободите место или устраните причину и повторите"
    )
    for language in Language.allCases {
      let text = try sentence(language)(problem)
      for form in ["form", "Форма"] { #expect(!text.contains(form), "\(text)") }
    }
  }

  @Test("For a file that is missing the way out is a backup; for LOCK, to make it anew")
  func missing() throws {
    let path = "/club/store/journal/000003.ndjson"
    let problem = StoreProblem.file(FileProblem(call: "open", path: path, code: ENOENT))
    for language in Language.allCases {
      let text = try sentence(language)(problem)
      #expect(text.contains(path) && text.contains("frontdesk restore"))
      let lock = FileProblem(call: "open", path: "/club/store/LOCK", code: ENOENT)
      for told in [
        try sentence(language)(.file(lock)), try sentence(language).sentence(.unreadable(lock)),
      ] {
        #expect(told.contains("touch /club/store/LOCK") && !told.contains("restore"))
      }
    }
  }

  @Test("Of what is damaged in a backup nobody is told to repair it, nor to restore from it")
  func backup() throws {
    let damage = Damage(file: "journal/000001.ndjson", line: 3, reason: .checksum)
    let problem = FileProblem(call: "open", path: "/club/b/journal/000001.ndjson", code: ENOENT)
    for language in Language.allCases {
      let sentence = try sentence(language)
      for finding in [StoreReport.Finding.damaged(damage), .unreadable(problem)] {
        #expect(sentence.sentence(finding).contains("frontdesk restore"))
        let text = sentence.sentence(finding, isBackup: true)
        #expect(text.contains("journal/000001.ndjson") && !text.contains("frontdesk repair"))
      }
    }
  }

  @Test("A desk that a repair sent away is told so, and of no disk that failed")
  func repaired() throws {
    let poison = Poison(by: Staff("Olga"), at: Moment(milliseconds: 0), code: 0)
    for (language, words) in [
      (Language.english, "Olga repaired this store"), (.russian, "Хранилище исправлено: Olga"),
      (.ukrainian, "Сховище виправлено: Olga"),
    ] {
      #expect(try sentence(language).sentence(ReadOnlyReason.poisoned(poison)).hasPrefix(words))
    }
  }

  @Test("A mark that names nobody is told without a name and without a time")
  func nameless() throws {
    for language in Language.allCases {
      let sentence = try sentence(language)
      let poison = Poison(by: Staff(""), at: Moment(milliseconds: 0), code: 0)
      let reason = ReadOnlyReason.poisoned(poison)
      for text in [sentence.sentence(reason), sentence.lifted(poison)] {
        #expect(!text.contains("1970") && !text.contains("{") && !text.contains("()"))
        #expect(!text.contains(": ,") && text.contains(". "))
      }
    }
  }

  @Test("A damaged line comes with the steps out of it, numbered, a line each")
  func steps() throws {
    let damage = Damage(file: "journal/000001.ndjson", line: 3, reason: .checksum)
    for language in Language.allCases {
      let lines = try sentence(language).advice(.damaged(damage)).split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines.dropFirst().map { $0.prefix(2) } == ["1.", "2.", "3.", "4.", "5."])
      #expect(lines[3].contains("frontdesk repair --dry-run --store /club/store"))
    }
  }
}
