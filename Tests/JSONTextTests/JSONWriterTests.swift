import JSONText
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  @Test("Members stand in the caller's order without spaces")
  func members() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("b", "x")
      writer.member("a", -1)
      writer.member("c", true)
      writer.member(orNull: "d", nil)
      writer.key("e")
      writer.array([1, 2]) { $0.integer($1) }
      writer.key("f")
      writer.array([[String]]()) { writer, _ in writer.null() }
    }
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text == #"{"b":"x","a":-1,"c":true,"d":null,"e":[1,2],"f":[]}"#)
  }

  @Test("Quotes, backslashes and control characters are escaped, all else stands as it is")
  func escaping() throws {
    var writer = JSONWriter()
    let text = "\"\\\n\r\t\u{1}\u{1F}/\u{7F}\u{2028}é😀"
    writer.string(text)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "\"\\\"\\\\\\n\\r\\t\\u0001\\u001f/\u{7F}\u{2028}é😀\""
    )
    #expect(try JSONValue(writer.bytes) == .string(text))
  }
}
