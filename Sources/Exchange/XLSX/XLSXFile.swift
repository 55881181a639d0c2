import Loyalty

/// A sheet as an XLSX file: text as text, figures as figures with their formats.
///
/// Office Open XML in its smallest form: inline texts, five formats, one sheet whose first row
/// stays in sight.
package enum XLSXFile {
  /// The bytes of the file.
  package static func bytes(of sheet: Sheet) -> [UInt8] {
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", Array(contentTypes.utf8))
    archive.add("_rels/.rels", Array(relations.utf8))
    archive.add("xl/workbook.xml", Array(workbook(sheet.name).utf8))
    archive.add("xl/_rels/workbook.xml.rels", Array(workbookRelations.utf8))
    archive.add("xl/styles.xml", Array(styles.utf8))
    archive.add("xl/worksheets/sheet1.xml", content(of: sheet))
    return archive.finished()
  }

  // MARK: The sheet

  private static func content(of sheet: Sheet) -> [UInt8] {
    var text = head + "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
    text += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    text += "</sheetView></sheetViews><cols>"
    for (place, width) in widths(of: sheet).enumerated() {
      text += "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(width)\""
      text += " customWidth=\"1\"/>"
    }
    text += "</cols><sheetData>"
    text += row(1, sheet.headings.map { .text($0) }, style: 5)
    var bytes = Array(text.utf8)
    let rows = sheet.rows + sheet.noteRows
    for (place, cells) in rows.enumerated() { bytes += row(place + 2, cells).utf8 }
    return bytes + "</sheetData></worksheet>".utf8
  }

  /// Columns as wide as their widest text, within reason.
  private static func widths(of sheet: Sheet) -> [Int] {
    sheet.headings.enumerated().map { place, heading in
      let texts = sheet.rows.prefix(1_000).compactMap { row in
        row.indices.contains(place) ? row[place].text(decimalMark: ".") : nil
      }
      return min(60, ([heading] + texts).map(\.count).max() ?? 8) + 2
    }
  }

  private static func row(_ number: Int, _ cells: [SheetCell], style: Int? = nil) -> String {
    let written = cells.enumerated().map { place, cell in
      Self.cell(cell, at: column(place) + "\(number)", style)
    }
    return "<row r=\"\(number)\">" + written.joined() + "</row>"
  }

  private static func cell(_ cell: SheetCell, at place: String, _ style: Int?) -> String {
    switch cell {
    case .empty: ""
    case .text(let text):
      "<c r=\"\(place)\" s=\"\(style ?? 0)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        + escaped(PlainText.visible(text)) + "</t></is></c>"
    case .count(let number): figure(String(number), at: place, style: 1)
    case .hundredths(let number): figure(SheetCell.decimal(number, "."), at: place, style: 2)
    case .percent(let points): figure(fraction(points), at: place, style: 3)
    case .day(let day): figure(String(Int(day.number) + daysBefore1970), at: place, style: 4)
    }
  }

  private static func figure(_ number: String, at place: String, style: Int) -> String {
    "<c r=\"\(place)\" s=\"\(style)\"><v>\(number)</v></c>"
  }

  /// Spreadsheets count days from 30 December 1899.
  private static let daysBefore1970 = 25_569

  /// Basis points as a part of one: 6,667 is 0.6667.
  private static func fraction(_ points: Int64) -> String {
    let (units, rest) = points.magnitude.quotientAndRemainder(dividingBy: 10_000)
    let digits = String(rest)
    let padding = String(repeating: "0", count: 4 - digits.count)
    return (points < 0 ? "-" : "") + "\(units).\(padding)\(digits)"
  }

  /// The name of a column by its place: A to Z, then AA and so on.
  static func column(_ place: Int) -> String {
    var name = ""
    var rest = place + 1
    while rest > 0 {
      let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
      name = String(UnicodeScalar(letter)) + name
      rest = (rest - 1) / 26
    }
    return name
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      // Spreadsheets read "_x0041_" as the letter of that number: its first sign is written so.
      if scalar == "_", isCoded(scalars[place...].prefix(7)) { result += "_x005F" }
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      default:
        // XML knows no other control characters and no noncharacters.
        let isPrintable = scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE
        if isPrintable { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// Whether seven characters are `_xHHHH_`.
  private static func isCoded(_ scalars: ArraySlice<UnicodeScalar>) -> Bool {
    let seven = Array(scalars)
    guard seven.count == 7, seven[1] == "x", seven[6] == "_" else { return false }
    return seven[2..<6].allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }

  // MARK: The parts that never change

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let schemas = "http://schemas.openxmlformats.org"
  private static let main = schemas + "/spreadsheetml/2006/main"
  private static let relation = schemas + "/officeDocument/2006/relationships"
  private static let packaging = schemas + "/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let contentTypes =
    head + "<Types xmlns=\"\(packaging)/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
    + "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind).styles+xml\"/>"
    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(kind).worksheet+xml\"/>"
    + "</Types>"

  private static let relations =
    head + "<Relationships xmlns=\"\(packaging)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/>"
    + "</Relationships>"

  private static let workbookRelations =
    head + "<Relationships xmlns=\"\(packaging)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
    + "</Relationships>"

  /// A tab's name has at most 31 characters, and none of `[]:*?/\`.
  private static func workbook(_ name: String) -> String {
    let kept = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
    return head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><sheets><sheet name=\""
      + escaped(kept.isEmpty ? "1" : kept) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
  }

  /// General, whole numbers, hundredths, percent, days, headings.
  private static let styles =
    head + "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font/><font><b/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    + "<cellXfs count=\"6\">" + format(0) + format(3) + format(4) + format(10) + format(14)
    + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    + "</cellStyles></styleSheet>"

  private static func format(_ number: Int) -> String {
    "<xf numFmtId=\"\(number)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
      + " applyNumberFormat=\"1\"/>"
  }
}
