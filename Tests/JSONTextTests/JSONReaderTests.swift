import JSONText
import Testing

@Suite("Reading JSON strictly")
struct JSONReaderTests {
  @Test("A value of every kind is read and written back byte for byte")
  func roundTrip() throws {
    let text = #"{"a":[1,-2.50,1e3,[]],"b":{"c":null,"d":true,"e":false},"f":"Київ \" \\ \n é"}"#
    #expect(try JSONValue(text).text == text)
  }

  @Test("Escapes and surrogate pairs become the text that they stand for")
  func escapes() throws {
    let value = try JSONValue(#""\u0416\ud83d\ude00\/\b\f\n\r\t\"\\""#)
    #expect(value == .string("Ж😀/\u{8}\u{C}\n\r\t\"\\"))
  }

  @Test(
    "What is no strict JSON is refused with the byte and the reason",
    arguments: [
      ("\u{FEFF}{}", JSONProblem(.byteOrderMark, at: 0)),
      ("", JSONProblem(.endOfText, at: 0)),
      ("{} x", JSONProblem(.trailingBytes, at: 3)),
      ("[1,]", JSONProblem(.unexpectedByte(UInt8(ascii: "]")), at: 3)),
      (#"{"a":1,}"#, JSONProblem(.unexpectedByte(UInt8(ascii: "}")), at: 7)),
      (#"{"a":1 "b":2}"#, JSONProblem(.unexpectedByte(UInt8(ascii: "\"")), at: 7)),
      ("[1 2]", JSONProblem(.unexpectedByte(UInt8(ascii: "2")), at: 3)),
      (#"{"a":1,"\u0061":2}"#, JSONProblem(.duplicateKey("a"), at: 6)),
      (#""\ud800""#, JSONProblem(.loneSurrogate, at: 1)),
      (#""\ude00\ud83d""#, JSONProblem(.loneSurrogate, at: 1)),
      (#""\ud83dA""#, JSONProblem(.loneSurrogate, at: 1)),
      (#""\x""#, JSONProblem(.invalidEscape, at: 1)),
      (#""\u12g4""#, JSONProblem(.invalidEscape, at: 1)),
      ("\"a\u{1}\"", JSONProblem(.controlCharacter(1), at: 2)),
      ("01", JSONProblem(.malformedNumber, at: 0)),
      ("1.", JSONProblem(.malformedNumber, at: 0)),
      ("-", JSONProblem(.malformedNumber, at: 0)),
      ("+1", JSONProblem(.unexpectedByte(UInt8(ascii: "+")), at: 0)),
      ("nul", JSONProblem(.endOfText, at: 3)),
      ("trux", JSONProblem(.unexpectedByte(UInt8(ascii: "x")), at: 3)),
      ("\"ab", JSONProblem(.endOfText, at: 3)),
    ]
  )
  func refused(text: String, problem: JSONProblem) {
    #expect(throws: problem) { try JSONValue(text) }
  }

  @Test("Bytes that are no UTF-8 are refused at the byte, overlong and surrogate forms too")
  func invalidUTF8() {
    for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xD0]] as [[UInt8]] {
      let bytes = Array(#"["a"#.utf8) + bad + Array(#""]"#.utf8)
      #expect(throws: JSONProblem(.invalidUTF8, at: 3)) { try JSONValue(bytes) }
    }
  }

  @Test("Whole numbers of 64 bits are read to their ends")
  func integers() throws {
    for number in [0, 7, -1, Int64.max, Int64.min] {
      var reader = JSONReader(String(number))
      #expect(try reader.integer() == number)
      try reader.finish()
    }
  }

  @Test(
    "Fractions, exponents, zeros in front and numbers too large are no whole numbers",
    arguments: [
      "1.0", "1e3", "1E3", "00", "01", "-0", "9223372036854775808", "-9223372036854775809", "-",
    ]
  )
  func notIntegers(text: String) {
    var reader = JSONReader(text)
    #expect(throws: JSONProblem(.notAnInteger, at: 0)) { try reader.integer() }
  }

  @Test("A whole number that does not fit the type asked for is refused")
  func narrow() {
    var reader = JSONReader("256")
    #expect(throws: JSONProblem(.notAnInteger, at: 0)) { try reader.integer(as: UInt8.self) }
  }

  @Test("Nesting beyond the limit is refused, up to it is read")
  func depth() throws {
    let limit = JSONReader.depthLimit
    let nested = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONValue(nested(limit))
    #expect(throws: JSONProblem(.tooDeep, at: limit)) { try JSONValue(nested(limit + 1)) }
  }

  @Test("A duplicate key is found behind many others")
  func manyKeys() throws {
    let keys = (0..<100).map { "\"k\($0)\":\($0)" }
    _ = try JSONValue("{" + keys.joined(separator: ",") + "}")
    #expect(throws: JSONProblem.self) {
      try JSONValue("{" + (keys + ["\"k50\":1"]).joined(separator: ",") + "}")
    }
  }

  @Test("Members are pulled one by one, and those that are not wanted are read over")
  func pull() throws {
    var reader = JSONReader(#" { "skip" : [ { "a" : "\u0041" } , 1.5 ] , "id" : 7 } "#)
    var id: Int64?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if key == "id" { id = try reader.integer() } else { try reader.skipValue() }
    }
    try reader.finish()
    #expect(id == 7)
  }

  @Test("A text cut anywhere is refused and never read as whole")
  func cuts() throws {
    let text = Array(#"{"name":"Олена","n":[12,-3],"ok":true,"x":null}"#.utf8)
    _ = try JSONValue(text)
    for count in 0..<text.count {
      #expect(throws: JSONProblem.self) { try JSONValue(Array(text.prefix(count))) }
    }
  }

  @Test("A part of an array is read as if nothing stood around it")
  func part() throws {
    let bytes = Array("xx[1]yy".utf8)
    var reader = JSONReader(bytes, in: 2..<5)
    #expect(try reader.array { reader throws(JSONProblem) in try reader.integer() } == [1])
    try reader.finish()
  }
}
