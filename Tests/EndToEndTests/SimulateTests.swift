import JSONText
import TestSupport
import Testing

@Suite("frontdesk simulate", .timeLimit(.minutes(10)))
struct SimulateTests {
  private static let opening = """
    {"command":"createBonusProgram","name":"Regulars","tiers":[{"from":"0","percent":"2"}]}
    {"command":"createGroup","name":"Regulars","loyalty":"bonus","program":"Regulars","isDefault":true}
    {"command":"registerClient","name":"Ivan","phone":"+380501234567"}
    {"command":"sell","client":1,"lines":[{"name":"Hour","category":"gameTime","price":"100"}]}
    {"command":"sell","lines":[{"name":"Hour","category":"gameTime","price":"100"}]}
    """

  private func store(_ folder: TemporaryFolder) throws {
    let founding = ["--name", "Arena", "--currency", "UAH", "--time-zone", "Europe/Kyiv"]
    try Program.run(folder, ["init"] + founding + ["--region", "UA"])
    let done = try Program.run(folder, ["apply"], input: Self.opening)
    #expect(done.status == 0, "\(done.output)")
  }

  @Test("A draft in a file is compared with what was really accrued, as JSON")
  func draft() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let draft = """
      {"command": "createBonusProgram", "name": "Regulars",
       "tiers": [{"from": "0", "percent": "5"}]}
      """
    try folder.write(draft.utf8, to: "draft.json")
    let program = ["--program", folder.path("draft.json"), "--format", "json"]
    let tried = try Program.run(folder, ["simulate"] + program)
    #expect(tried.status == 0, "\(tried.errors)")
    let answer = try JSONValue(Array(tried.output.utf8))
    #expect(answer["now"]?["accrued"] == .string("2.00"))
    #expect(answer["draft"]?["accrued"] == .string("5.00"))
    #expect(answer["difference"] == .string("3.00"))
    #expect(answer["gaining"]?["clients"] == .number("1"))
    #expect(answer["leftOut"]?["withoutClient"] == .number("1"))
    let programs = try Program.run(folder, ["apply"], input: #"{"query":"list","of":"programs"}"#)
    #expect(!programs.output.contains("\"percent\":\"5\""))
  }

  @Test("A program of the club is tried as it stands, in words", arguments: ["ru", "uk", "en"])
  func byName(language: String) throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let options = ["--program", "regulars", "--days", "90", "--language", language]
    let tried = try Program.run(folder, ["simulate"] + options)
    #expect(tried.status == 0, "\(tried.errors)")
    let total = ["ru": "Начислено бонусов", "uk": "Нараховано бонусів", "en": "Bonuses accrued"]
    #expect(tried.output.contains(try #require(total[language])))
    #expect(tried.lines.first?.hasPrefix("Regulars · 90") == true)
  }

  @Test("What cannot be tried is said, with the status of a failure")
  func refusals() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    try folder.write(#"{"command":"createBonusProgram","name":"X"}"#.utf8, to: "bad.json")
    try folder.write(#"{"command":"archiveGroup","group":1}"#.utf8, to: "other.json")
    let cases: [([String], String)] = [
      (["Nobody"], "Nobody"), ([folder.path("no.json")], "no.json"),
      ([folder.path("bad.json")], "tiers"), ([folder.path("other.json")], "other.json"),
      (["Regulars", "--group", "Nowhere"], "Nowhere"), (["Regulars", "--days", "0"], "0"),
    ]
    for (arguments, named) in cases {
      let tried = try Program.run(folder, ["simulate", "--program"] + arguments)
      #expect(tried.status == 1, "\(arguments)")
      #expect(tried.errors.contains(named), "\(arguments): \(tried.errors)")
      #expect(tried.output.isEmpty)
    }
  }
}
