@testable import Terminal
import Testing

@Suite("Columns of text")
struct WidthTests {
  static let widths: [(String, Int)] = [
    ("", 0), ("abc", 3), ("Їжак", 4), ("№ − × … ► √", 11), ("中文", 4), ("한글", 4), ("ｆ", 2),
    ("e\u{301}", 1), ("й", 1), ("и\u{306}", 1), ("🎮", 2), ("👨‍👩‍👧", 2), ("🇺🇦", 2), ("❤️", 1),
    ("👍🏽", 2), ("░█▌", 3), ("\u{1B}", 2), ("\u{200B}", 8), ("§°±", 3), ("क्षि", 1), ("ﾊ", 1),
  ]

  @Test("Text takes the columns of its graphemes", arguments: widths)
  func width(_ text: String, _ columns: Int) {
    #expect(text.displayWidth == columns)
    var canvas = Canvas(size: Size(columns: 20, rows: 1))
    #expect(canvas.put(text, at: Point(row: 0, column: 0)) == columns)
  }

  @Test("The table of wide characters is ascending and apart")
  func ascending() {
    for (one, next) in zip(CharacterWidth.wideRanges, CharacterWidth.wideRanges.dropFirst()) {
      #expect(one.upperBound < next.lowerBound)
    }
  }

  @Test("What counts as plain is one column wide by the whole table as well")
  func plainIsNarrow() {
    for value in UInt32(0x20)...0x3000 {
      guard let scalar = Unicode.Scalar(value), CharacterWidth.isPlain(scalar) else { continue }
      #expect(!CharacterWidth.wideRanges.contains { $0.contains(value) })
      #expect(!scalar.properties.isEmojiPresentation)
      #expect("a\(scalar)a".count == 3)
      switch scalar.properties.generalCategory {
      case .control, .format, .nonspacingMark, .unassigned, .lineSeparator, .paragraphSeparator:
        Issue.record("U+\(String(value, radix: 16)) is not plain")
      default: break
      }
    }
  }

  @Test("Cut text ends in an ellipsis, fits, and keeps graphemes whole")
  func truncation() {
    #expect("Накопительная".truncated(to: 13) == "Накопительная")
    #expect("Приветственная".truncated(to: 10) == "Приветств…")
    #expect("中文字".truncated(to: 4) == "中…")
    #expect("aи\u{306}и\u{306}b".truncated(to: 3) == "aи\u{306}…")
    #expect("abc".truncated(to: 1) == "…")
    #expect("abc".truncated(to: 0) == "")
    #expect("".truncated(to: 0) == "")
  }

  @Test("Text of any width is cut to any width", arguments: 0...12)
  func truncationFits(_ columns: Int) {
    for (text, width) in Self.widths {
      let cut = text.truncated(to: columns)
      #expect(cut.displayWidth <= columns)
      #expect(cut.displayWidth >= min(width, columns) - 1)
      #expect(text.fitted(to: columns).displayWidth == columns)
    }
  }

  @Test("Padding goes behind words, before figures, around titles")
  func fitted() {
    #expect("ab".fitted(to: 5) == "ab   ")
    #expect("ab".fitted(to: 5, alignment: .right) == "   ab")
    #expect("ab".fitted(to: 5, alignment: .center) == " ab  ")
    #expect("abcdef".fitted(to: 5, alignment: .right) == "abcd…")
  }

  @Test("Text wraps at spaces, breaks words that are too long, and keeps its newlines")
  func wrapping() {
    #expect("Группа объединяет клиентов".wrapped(to: 18) == ["Группа объединяет", "клиентов"])
    #expect("один\nдва три".wrapped(to: 7) == ["один", "два три"])
    #expect("a\r\n\nb".wrapped(to: 7) == ["a", "", "b"])
    #expect("".wrapped(to: 7) == [""])
    #expect("abcdefgh ij".wrapped(to: 3) == ["abc", "def", "gh", "ij"])
    #expect("中文字".wrapped(to: 3) == ["中", "文", "字"])
    #expect("中".wrapped(to: 1) == ["中"])
    #expect("aa bb".wrapped(to: 5) == ["aa bb"])
    #expect("aa bb".wrapped(to: 4) == ["aa", "bb"])
  }

  @Test("Names that would look alike lose their common beginning instead of their end")
  func commonBeginning() {
    let names = ["Участники_турнира_Октябрь", "Участники_турнира_Ноябрь", "VIP_постоянные"]
    #expect(
      CommonBeginning.truncated(names, to: 14)
        == ["Участн…Октябрь", "Участни…Ноябрь", "VIP_постоянные"]
    )
    #expect(CommonBeginning.truncated(names, to: 30) == names)
    #expect(CommonBeginning.truncated(["Раз_в_месяц", "VIP"], to: 6) == ["Раз_в…", "VIP"])
    #expect(CommonBeginning.truncated([], to: 6).isEmpty)
  }

  @Test("Names are never wider than their column", arguments: 1...30)
  func commonBeginningFits(_ columns: Int) {
    let names = ["Группа_А", "Группа_АБ", "Группа_А", "Группа", "Группа_очень_длинная_А_и_Б"]
    for name in CommonBeginning.truncated(names, to: columns) {
      #expect(name.displayWidth <= columns)
    }
  }
}
