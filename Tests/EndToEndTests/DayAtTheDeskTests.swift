import Foundation
import TestSupport
import Testing

@Suite("A day at the desk, by keys alone")
struct DayAtTheDeskTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
  }

  @Test("A client registered by keys is there after kill -9")
  func register() throws {
    let desk = try Program.screens(folder)
    try desk.readUntil("Marketing")
    try desk.send("\u{1b}[15~")
    try desk.readUntil("› All clients")
    try desk.send("\u{1b}[18~")
    try desk.readUntil("› New client")
    desk.readUntilQuiet()
    try desk.send("Petro Test\r")
    desk.readUntilQuiet()
    try desk.send("0501112233\u{13}")
    try desk.readUntil("› Petro Test")
    desk.kill(SIGKILL)
    try desk.waitForEnd()

    let rows = try Program.run(folder, ["list", "clients", "--format", "csv"]).lines
    #expect(rows.count == 2)
    #expect(rows.last?.hasPrefix("Petro Test,+380501112233,") == true)
  }

  @Test("10,000 rows of windows-1251 come in; all found in the wrong layout go into a new group")
  func importFindAndGroup() throws {
    try folder.write(Self.bigFile, to: "big.csv")
    let arguments = ["import", "clients", folder.path("big.csv"), "--format", "json"]
    let first = try Program.run(folder, arguments)
    #expect(first.status == 0)
    #expect(
      first.output == #"{"read":10000,"taken":10000,"known":0,"refused":0,"refusedFile":null}"#
        + "\n"
    )
    let again = try Program.run(folder, arguments)
    #expect(
      again.output == #"{"read":10000,"taken":0,"known":10000,"refused":0,"refusedFile":null}"#
        + "\n"
    )

    let desk = try Program.screens(folder)
    try desk.readUntil("Marketing")
    try desk.send("\u{1b}[15~")
    try desk.readUntil("› All clients")
    desk.readUntilQuiet()
    try desk.send("pfq")
    try desk.readUntil("Found 250 of 10,000")
    try desk.send("\u{5}")
    try desk.readUntil("marked 250")
    try desk.send("g")
    try desk.readUntil("› Groups")
    desk.readUntilQuiet()
    try desk.send("Hares")
    try desk.readUntil("create the group Hares")
    try desk.send("\r")
    try desk.readUntil("Clients 250: put into the group Hares?")
    desk.readUntilQuiet()
    try desk.send("\r")
    try desk.readUntil("Put into Hares: 250")
    desk.kill(SIGKILL)
    try desk.waitForEnd()

    let groups = try Program.run(folder, ["list", "groups", "--format", "csv"]).lines
    #expect(
      groups == ["position,name,loyalty,clients,isDefault,description", "1,Hares,none,250,no,"]
    )
  }

  /// Ten thousand clients as a club's spreadsheet writes them: windows-1251, `;`, CRLF.
  private static var bigFile: [UInt8] {
    let names = ["Иванов Пётр", "Петренко Анна", "Сидоров Илья", "Кравченко Олег"]
    var text = "ФИО;Телефон;Город;Дата рождения\r\n"
    for number in 0..<10_000 {
      let name = number % 40 == 0 ? "Зайцева Мария" : names[number % 4]
      let day = 10 + number % 18
      text += "\(name);(050) \(1_000_000 + number);Киев;\(day).05.1999\r\n"
    }
    return windows1251(text)
  }

  private static func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0x451: 0xB8
      default: UInt8(truncatingIfNeeded: scalar.value)
      }
    }
  }
}
