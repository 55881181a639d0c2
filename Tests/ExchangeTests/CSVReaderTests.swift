import Exchange
import Testing

@Suite struct CSVReaderTests {
  @Test("Quoted cells hold separators, line ends and doubled quotes")
  func quoted() throws {
    let text = "a;b\r\n\"x;y\";\"one\r\ntwo\"\r\n\"say \"\"hi\"\"\";\"\"\r\n"
    let read = try cells(text)
    #expect(read == [["a", "b"], ["x;y", "one\r\ntwo"], ["say \"hi\"", ""]])
  }

  @Test("A quote inside an unquoted cell is a character like another")
  func quoteInside() throws {
    #expect(try cells("a;b\nКлуб \"Арена\";1\n") == [["a", "b"], ["Клуб \"Арена\"", "1"]])
  }

  @Test("Spaces around a quoted cell do not matter")
  func spacesAroundQuotes() throws {
    #expect(try cells("a;b\n \"x\" ; \"y\"  \n") == [["a", "b"], ["x", "y"]])
  }

  @Test("CR, LF and CRLF end lines, also mixed, and the last line needs none")
  func lineEnds() throws {
    let read = try rows(Array("a;b\r1;2\n3;4\r\n5;6".utf8))
    #expect(read.map(\.cells) == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(read.map(\.line) == [1, 2, 3, 4])
  }

  @Test("Blank lines and rows of empty cells are passed over and still counted")
  func blankLines() throws {
    let read = try rows(Array("\n\na;b\n\n  \n;\n1;2\n\n".utf8))
    #expect(read.map(\.cells) == [["a", "b"], ["1", "2"]])
    #expect(read.map(\.line) == [3, 7])
  }

  @Test("A row after a cell of several lines has the right line number")
  func linesInQuotes() throws {
    let read = try rows(Array("a;b\n\"1\r\n2\r3\n4\";x\ny;z\n".utf8))
    #expect(read.map(\.line) == [1, 2, 6])
  }

  @Test(
    "The separator is found from the first rows",
    arguments: [
      ("a;b\n1;2\n", CSVSeparator.semicolon), ("a,b\n1,2\n", .comma), ("a\tb\n1\t2\n", .tab),
      ("Имя;Телефон (моб., дом., раб.)\nА;1\nБ;2\n", .semicolon),
      ("name,note\n\"a;b;c\",\"d;e\"\n", .comma), ("name\nx\n", .semicolon), ("", .semicolon),
      ("sep=,\r\na;b;c,d\r\n", .comma),
    ]
  )
  func separators(text: String, separator: CSVSeparator) throws {
    #expect(try CSVReader(MemorySource(Array(text.utf8))).separator == separator)
  }

  @Test("A separator that is asked for is taken")
  func askedSeparator() throws {
    #expect(try cells("a;b,c\n", separator: .comma) == [["a;b", "c"]])
  }

  @Test("The line sep= is no row")
  func separatorLine() throws {
    let read = try rows(Array("sep=;\na;b\n".utf8))
    #expect(read.map(\.cells) == [["a", "b"]])
    #expect(read[0].line == 2)
  }

  @Test("An unclosed quote refuses its own line alone")
  func unclosed() throws {
    let read = try rows(Array("a;b\nx;\"open\n1;2\n3;4\n".utf8))
    #expect(read.map(\.problem) == [nil, .unclosedQuote(column: 2), nil, nil])
    #expect(read.map(\.line) == [1, 2, 3, 4])
    #expect(read[1].rawUTF8 == Array("x;\"open".utf8))
    #expect(read[2].cells == ["1", "2"])
  }

  @Test("An unclosed quote that meets a later quote refuses its own line alone")
  func unclosedBeforeQuote() throws {
    let read = try rows(Array("a;b\n\"open;1\n\"Клуб\";2\nx;3\n".utf8))
    #expect(read.map(\.problem) == [nil, .unclosedQuote(column: 1), nil, nil])
    #expect(read[2].cells == ["Клуб", "2"])
  }

  @Test("A quote that should have been doubled is told, and the rest goes on")
  func notDoubled() throws {
    let read = try rows(Array("a;b\n1;\"Клуб \"Арена\"\"\nx;y\n".utf8))
    #expect(read.map(\.problem) == [nil, .textAfterQuote(column: 2), nil])
  }

  @Test("A row longer than the limit is refused, in bounded memory", arguments: [1, 7, .max])
  func tooLong(piece: Int) throws {
    let long = [UInt8](repeating: 0x61, count: 300_000)
    let bytes = Array("a;b\n".utf8) + long + Array(";1\r\nx;2\n".utf8)
    let read = try rows(bytes, piece: piece, rowLimit: 1_000)
    #expect(read.map(\.problem) == [nil, .tooLong(limit: 1_000), nil])
    #expect(read[1].raw.count == 1_000)
    #expect(read.map(\.line) == [1, 2, 3])
    #expect(read[2].cells == ["x", "2"])
  }

  @Test("A quote left open for more than the limit swallows nothing", arguments: [1, .max])
  func openForLong(piece: Int) throws {
    let lines = (1...500).map { "n\($0);\($0)\n" }.joined()
    let read = try rows(Array(("a;b\n\"open;0\n" + lines).utf8), piece: piece, rowLimit: 1_000)
    #expect(read.count == 502)
    #expect(read[1].problem == .unclosedQuote(column: 1))
    #expect(read.dropFirst(2).allSatisfy { $0.problem == nil && $0.count == 2 })
  }

  @Test("A name of a megabyte is a row like another when it fits, else refused")
  func megabyte() throws {
    let name = String(repeating: "x", count: 1_000_000)
    #expect(try cells("a;b\n\(name);1\n")[1][0].utf8.count == 1_000_000)
    let longer = try rows(Array("a;b\n\"\(name)\(name)\";1\nx;2\n".utf8))
    #expect(longer.map(\.problem) == [nil, .tooLong(limit: 1 << 20), nil])
  }

  @Test("A zero byte refuses its row with the column")
  func zeroByte() throws {
    let read = try rows(Array("a;b\nx;y\0\n1;2\n".utf8))
    #expect(read.map(\.problem) == [nil, .zeroByte(column: 2), nil])
  }

  @Test("Every boundary between pieces gives the same rows")
  func everyBoundary() throws {
    let text = [
      "Имя;Телефон;Заметка\r\n", "\"Олена \"\"Лис\"\"\";+380671234567;\"одна\r\nдві\"\r\r",
      "\n;;\n",
      "Іван;1;\t'=x\n", "x;\"open\n", "y;\"bad\"x;1\r\n", "z;;;;\r\n", "последний;2;\"конец\"",
    ].joined()
    for bytes in [Array(text.utf8), windows1251(text)] {
      let whole = try rows(bytes)
      #expect(whole.count == 7)
      for piece in 1...bytes.count {
        #expect(try rows(bytes, piece: piece) == whole)
      }
    }
  }

  @Test("Every boundary of the reader's own buffer gives the same rows")
  func bufferBoundaries() throws {
    let row = "Олена;\"a \"\"b\"\"\r\nc\";0671234567\r\n"
    for shift in 0..<row.utf8.count {
      let head = "a;b;" + String(repeating: "x", count: shift) + "\r\n"
      let bytes = Array((head + String(repeating: row, count: 4_000)).utf8)
      var reader = try CSVReader(MemorySource(bytes))
      var read = CSVRow()
      var count = 0
      while try reader.read(into: &read) {
        count += 1
        if count > 1, read.count != 3 || read.problem != nil { Issue.record("row \(count)") }
      }
      #expect(count == 4_001)
    }
  }

  @Test("An empty file has no rows")
  func empty() throws {
    #expect(try rows([]).isEmpty)
    #expect(try rows([0xEF, 0xBB, 0xBF]).isEmpty)
    #expect(try rows(Array("\r\n\r\n".utf8)).isEmpty)
  }

  @Test("Damaged bytes never stop the reader")
  func anyBytes() throws {
    var state: UInt64 = 42
    let alphabet: [UInt8] = [0x22, 0x3B, 0x0D, 0x0A, 0x20, 0x61, 0xD0, 0x9F, 0x00, 0xFF]
    for _ in 0..<300 {
      let bytes = (0..<60).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      let whole = try rows(bytes, encoding: .utf8, rowLimit: 20)
      #expect(try rows(bytes, piece: 1, encoding: .utf8, rowLimit: 20) == whole)
      for row in whole { _ = row.cells }
    }
  }
}
