import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("Long work aside")
struct JobTests {
  /// A screen that counts to four thousand aside, a thousand at a time.
  private struct CountingScreen: KeyedScreen {
    enum Intent: Sendable { case again, card }

    var heard: [String] = []
    var helpTopic: String { "menu" }
    var isTyping: Bool { false }

    static let keys = KeyTable<Intent, KeyState<CountingScreen>> {
      Binding(.function(6), does: .again, label: "key.sort")
      Binding(.enter, does: .card, label: "key.edit")
    }

    func trail(_ context: Context) -> [String] { ["Счёт"] }
    func view(_ context: Context) -> View { .text(TextView([Paragraph("Старое видно")])) }
    mutating func opened(_ context: Context) -> [Effect] { [.start(Self.job)] }

    mutating func run(_ intent: Intent, at time: Int64, _ context: Context) -> [Effect] {
      switch intent {
      case .again: [.start(Self.job)]
      case .card: [.open(ClientCardScreen(id: Client.ID(1)))]
      }
    }

    mutating func receive(_ news: News, _ context: Context) -> [Effect] {
      switch news {
      case .progressed(let progress): heard.append("\(progress.done)")
      case .finished(.done(let result)): heard.append("= \(result as? Int ?? 0)")
      case .finished(.stopped(let progress)): heard.append("x \(progress.done)")
      default: break
      }
      return []
    }

    private static let job = Job("simulate") { goesOn in
      for done in 1...4
      where !goesOn(JobProgress(done: done * 1_000, all: 4_000)) { return nil }
      return 4_000
    }
  }

  private func begun() throws -> DeskDriver {
    var desk = try DeskDriver()
    desk.open(CountingScreen())
    return desk
  }

  private func heard(_ desk: DeskDriver) -> [String]? {
    desk.shell.screens.all.lazy.compactMap { ($0 as? CountingScreen)?.heard }.first
  }

  @Test("A line with a bar says how much is done, the time left and what stops it")
  func line() throws {
    var desk = try begun()
    desk.expect("Старое видно", "Чеков 0 из 0", "Esc остановит")
    desk.advance(seconds: 3)
    desk.stepJob(3)
    desk.expect("Чеков 3 000 из 4 000, осталось 1 с", "███████████░░░░")
    desk.expect("Старое видно")
    desk.finishJob()
    desk.expectNot("Esc остановит")
    #expect(heard(desk) == ["3000", "= 4000"])
    #expect(desk.jobs.isEmpty)
  }

  @Test(
    "Esc and Ctrl-C stop it and say what was done; the screen stays",
    arguments: ["Esc", "Ctrl-C"]
  )
  func stopping(key: String) throws {
    var desk = try begun()
    desk.stepJob(2)
    desk.press(key)
    desk.expect("Остановлено: сделано 2 000 из 4 000", "Старое видно")
    desk.expectNot("Esc остановит")
    #expect(heard(desk) == ["2000", "x 2000"])
    #expect(desk.jobs.isEmpty)
    desk.press("Esc")
    #expect(heard(desk) == nil)
  }

  @Test("What a stopped job still has to tell is not heard")
  func late() throws {
    var desk = try begun()
    desk.press("Esc")
    desk.hear(Job.Report(1, .progressed(JobProgress(done: 3_000, all: 4_000))))
    desk.hear(Job.Report(1, .finished(4_000)))
    #expect(heard(desk) == ["x 0"])
    desk.expectNot("3 000")
  }

  @Test("Help may be read meanwhile; Esc closes it first")
  func help() throws {
    var desk = try begun()
    desk.press("F1")
    desk.stepJob()
    #expect(heard(desk) == ["1000"])
    desk.press("Esc")
    #expect(desk.jobs.count == 1)
    desk.press("Esc")
    #expect(heard(desk) == ["1000", "x 1000"])
  }

  @Test("Leaving the screen stops it", arguments: ["F10", "F9", "F5", "Enter"])
  func leaving(key: String) throws {
    var desk = try begun()
    desk.stepJob()
    desk.press(key)
    #expect(desk.jobs.isEmpty)
    desk.expect("Остановлено: сделано 1 000 из 4 000")
    #expect(heard(desk) == (key == "F10" ? nil : ["1000", "x 1000"]))
  }

  @Test("A job begun anew takes the place of the one that runs")
  func again() throws {
    var desk = try begun()
    desk.press("F6")
    #expect(desk.jobs.keys.sorted() == [2])
    desk.finishJob()
    #expect(heard(desk) == ["= 4000"])
  }
}
