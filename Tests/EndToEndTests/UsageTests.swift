import Foundation
import TestSupport
import Testing

@Suite("Help and refusals of the command line")
struct UsageTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let commands = [
    "sell", "quote", "refund", "receipt", "accrue", "correct", "activate", "client", "ledger",
    "init", "import", "export", "list", "report", "simulate", "apply", "verify", "deliver",
    "backup", "restore", "compact", "repair", "help",
  ]

  @Test(
    "Every page of help is in the language, with no word of another and no line beyond 80",
    arguments: [("en", "OPTIONS:"), ("ru", "ПАРАМЕТРЫ:"), ("uk", "ПАРАМЕТРИ:")]
  )
  func pages(language: String, heading: String) throws {
    for command in [[]] + Self.commands.map({ [$0] }) {
      let page = try Program.run(folder, command + ["--help", "--language", language])
      #expect(page.status == 0 && page.errors.isEmpty, "\(command)")
      let lines = page.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.contains { $0 == heading }, "\(command)")
      #expect(!page.output.contains("‹") && !page.output.contains("{"), "\(command)")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(command): \(lines.filter { $0.count > 80 })")
      guard language != "en" else { continue }
      for word in ["Show ", "default", "values:", "USAGE", "OVERVIEW", "The ", " of "] {
        #expect(!page.output.contains(word), "\(command): \(word)")
      }
    }
  }

  @Test("Without an option the locale decides; help NAME says what NAME --help says")
  func locale() throws {
    let page = try Program.run(folder, ["backup", "--help"], ["LANG": "uk_UA.UTF-8"])
    #expect(page.output.contains("Скопіювати сховище в нову теку"))
    #expect(page.output.contains("ВИКЛИК: frontdesk backup <тека>"))
    let asked = try Program.run(folder, ["help", "backup"], ["LANG": "uk_UA.UTF-8"])
    #expect(asked.output == page.output)
    let all = try Program.run(folder, ["help", "--language=ru"])
    #expect(all.output.contains("КОМАНДЫ:") && all.output.contains("Продать: чек"))
  }

  @Test(
    "What the parser refuses is said in the language, with the way to the help",
    arguments: [
      (["list", "groups", "--formt", "csv"], "Параметра --formt нет. Может быть, --format?"),
      (["list", "groups", "--xyzzyxyzzy"], "Параметра --xyzzyxyzzy нет"),
      (["list", "groups", "--format"], "За --format <вид> ничего не стоит"),
      (["--demo=yes"], "Параметр --demo пишется без значения, а дано «yes»"),
      (["fly"], "Лишнее слово «fly»"),
      (["backup", "a", "b", "c"], "Лишних слов 2: b, c"),
      (["backup"], "Не хватает: <папка>"),
      (["init", "--name", "A"], "Не хватает: --currency <валюта>"),
      (["list", "chairs"], "«chairs» не подходит для <что>. Бывает: clients, groups"),
      (["export", "chairs"], "«chairs» не подходит для <что>. Бывает: clients, receipts"),
      (["receipt", "x"], "«x» не подходит для <чек>"),
      (
        ["import", "receipts", "a.csv", "--create-groups"],
        "--create-groups бывает только у клиентов"
      ),
      (["verify", "--record", "3", "--checksum", "zz"], "«zz» не контрольная сумма"),
      (["verify", "--record", "3"], "Дайте и --record, и --checksum"),
      (["help", "fly"], "Команды «fly» нет; все команды: frontdesk --help"),
    ]
  )
  func refusals(arguments: [String], sentence: String) throws {
    let run = try Program.run(folder, arguments, ["LANG": "ru_RU.UTF-8"])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    let words = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("frontdesk: " + sentence), "\(run.errors)")
    #expect(words.contains("Подробнее: frontdesk"), "\(run.errors)")
    for word in ["Error", "Usage", "See ", "Help:"] { #expect(!run.errors.contains(word)) }
  }

  @Test("In English the parser's own words stay, with printed quotes")
  func english() throws {
    let run = try Program.run(folder, ["list", "groups", "--formt", "csv"])
    #expect(run.errors.contains("frontdesk: Unknown option “--formt”. Did you mean “--format”?"))
    #expect(run.errors.contains("See frontdesk list --help for more information."))
  }

  @Test("On a terminal no word is broken at its edge")
  func wrapped() throws {
    let place = folder.path("a-folder-with-a-rather-long-name/and-another-in-it/store")
    let program = try PtyProcess(
      Program.path,
      ["list", "groups", "--language", "ru", "--store", place],
      environment: Program.environment(folder),
      rows: 24,
      columns: 60
    )
    try program.waitForEnd()
    let told = String(decoding: program.output, as: UTF8.self)
    let lines = told.split(whereSeparator: \.isNewline)
    #expect(lines.count > 1 && lines.allSatisfy { $0.count <= 60 }, "\(told)")
    #expect(told.contains("укажите другое") || told.contains("Создайте его"))
  }
}
