import Foundation
import TestSupport
import Testing

/// The reports by the source's path and from a line of cron, with the real program.
@Suite("Reports at the real desk", .timeLimit(.minutes(10)))
struct ReportByKeysTests {
  @Test(
    "Statistics, Marketing report, Customer groups: the way and the figures, in three languages",
    arguments: [
      ("ru", "Статистика › Отчёт по маркетингу", "Группы клиентов", "250,00"),
      ("uk", "Статистика › Звіт з маркетингу", "Групи клієнтів", "250,00"),
      ("en", "Statistics › Marketing report", "Customer groups", "250.00"),
    ]
  )
  func path(language: String, way: String, tab: String, paid: String) throws {
    let folder = try Program.club(language)
    let desk = DeskKeys(try Program.screens(folder))
    try desk.see("FrontDesk")
    try desk.press("F9", "5", "1")
    try desk.see(way, tab, "VIP", paid)
    try desk.press("Enter")
    try desk.see(": " + paid)
    try desk.press("Enter")
    try desk.see("Anna", paid)
    try desk.press("Enter")
    try desk.see("+380 50 123-45-67")
    #expect(try folder.rows(of: "store/MANIFEST.json").count == 1)
  }

  @Test("A report for a folder that is missing leaves the form with the path, and says so")
  func missingFolder() throws {
    let folder = try Program.club("ru")
    let desk = DeskKeys(try Program.screens(folder))
    try desk.see("FrontDesk")
    try desk.press("F9", "5", "1")
    try desk.see("VIP")
    try desk.press("x")
    try desk.see("Формат")
    try desk.press("Tab", "Ctrl-U")
    try desk.type(folder.path("none/a.xlsx"))
    try desk.press("Ctrl-S")
    try desk.see("Папки", "назовите ту, что есть", "► Файл")
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path("none"), withIntermediateDirectories: false)
    try desk.press("Ctrl-S")
    try desk.see("Выгружено")
    #expect(files.fileExists(atPath: folder.path("none/a.xlsx")))
  }

  @Test("A day's sheet names the last record by number and checksum, on the screen and in print")
  func sheet() throws {
    let folder = try Program.club("ru")
    let journal = try folder.rows(of: "store/journal/000001.ndjson")
    let crc = try #require(journal.last?.suffix(10).prefix(8))
    let told = try Program.run(folder, ["report", "day", "--period", "today"])
    #expect(told.output.contains("запись \(journal.count), контрольная сумма \(crc)"))
    #expect(told.output.contains("Оплачено всего"), "\(told.output)")
    let desk = DeskKeys(try Program.screens(folder))
    try desk.see("FrontDesk")
    try desk.press("F9", "5", "1", "Shift-Tab")
    try desk.see("Итоги дня", "контрольная сумма \(crc)", "250,00")
  }

  @Test(
    "The lines of cron in the README fill a folder, once for their days",
    arguments: [("day", "5 6 * * *"), ("groups", "10 6 1 * *")]
  )
  func cron(report: String, when: String) throws {
    let folder = try Program.club("ru")
    let readme = try String(contentsOfFile: Self.root + "/README.md", encoding: .utf8)
    let line = try #require(
      readme.split(separator: "\n").first { $0.contains(when) && $0.contains("report \(report)") }
    )
    let words = line.split(separator: " ").map(String.init)
    #expect(words.prefix(5).joined(separator: " ") == when)
    let command = words.dropFirst(5).joined(separator: " ")
      .replacingOccurrences(of: "frontdesk ", with: Program.path + " ")
      .replacingOccurrences(of: "~/club", with: folder.path("store"))
      .replacingOccurrences(of: "/srv/reports", with: folder.path("reports"))
    try FileManager.default.createDirectory(
      atPath: folder.path("reports"),
      withIntermediateDirectories: false
    )
    for round in 1...2 {
      let status = try Self.shell(command, folder)
      #expect((status == 0) == (round == 1), "the second finds it there")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("reports"))
    #expect(files.count == 1)
    #expect(
      files.first?.hasPrefix(report + "_20") == true && files.first?.hasSuffix(".xlsx") == true
    )
  }

  /// Runs a line as cron does; tells its status.
  private static func shell(_ command: String, _ folder: TemporaryFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()
}
