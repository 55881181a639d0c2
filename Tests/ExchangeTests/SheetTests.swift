import Loyalty
import Testing

@testable import Exchange

@Suite("Sheets for spreadsheets")
struct SheetTests {
  private func sheet() throws -> Sheet {
    Sheet(
      name: "Группы [2026]",
      headings: ["Группа", "Чеков", "Оплачено", "Доля", "День"],
      rows: [
        [
          .text("=1+1 & <b>"), .count(1_034), .hundredths(-1_205), .percent(6_667),
          .day(try Day(iso: "2026-11-22")),
        ],
        [.text("Ё\u{1}"), .empty, .hundredths(10_000_000_000), .percent(-3), .empty],
      ]
    )
  }

  @Test("Columns are named as spreadsheets name them")
  func columns() {
    let names = [0, 25, 26, 51, 52, 701, 702].map(XLSXFile.column)
    #expect(names == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
  }

  @Test("Cells for a file: figures with the language's mark, formulas made harmless")
  func cells() throws {
    var bytes: [UInt8] = []
    var writer = CSVWriter(encoding: .utf8(mark: true)) { bytes += $0 }
    try sheet().write(to: &writer, decimalMark: ",")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}Группа;Чеков;Оплачено;Доля;День\r\n"))
    #expect(text.contains("'=1+1 & <b>;1034;-12,05;66,67;2026-11-22\r\n"))
    #expect(text.contains(";;100000000,00;-0,03;\r\n"))
  }

  @Test("The archive names each part at its place, and text in it is text")
  func archive() throws {
    let bytes = XLSXFile.bytes(of: try sheet())
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("=1+1 &amp; &lt;b&gt;</t>"))
    #expect(text.contains("<v>-12.05</v>"))
    #expect(text.contains("<v>0.6667</v>"))
    #expect(text.contains("<v>-0.0003</v>"))
    #expect(text.contains("<v>46348</v>"))
    #expect(text.contains("<cellStyle name=\"Normal\""), "readers warn without a default style")
    #expect(text.contains("sheet name=\"Группы 2026\""))
    #expect(!text.contains("Ё\u{1}"))
    #expect(XLSXFile.bytes(of: try sheet()) == bytes)
  }

  @Test(
    "A text that looks like a coded letter stays as it is typed",
    arguments: [
      ("_x0041_ x", "_x005F_x0041_ x"), ("a_xABCD_", "a_x005F_xABCD_"),
      ("_x00fe__x0041_", "_x005F_x00fe__x005F_x0041_"),
      ("_x004_", "_x004_"), ("_X0041_", "_X0041_"), ("_x004G_", "_x004G_"), ("__x", "__x"),
      ("_x0041", "_x0041"),
    ]
  )
  func codedLetters(text: String, written: String) {
    let sheet = Sheet(name: "A", headings: ["B"], rows: [[.text(text)]])
    let file = String(decoding: XLSXFile.bytes(of: sheet), as: UTF8.self)
    #expect(file.contains("preserve\">" + written + "</t>"), "\(text)")
  }
}
