import JSONText
package import Loyalty

/// The one line that answers a line.
package enum AnswerLine {
  /// `{"ok":true,"seq":N,"result":{…}}` with its newline.
  static func done(seq: UInt64, result: JSONValue) -> [UInt8] {
    line(.members(["ok": .bool(true), "seq": .integer(seq), "result": result]))
  }

  /// `{"ok":false,"refusal":"caseName","facts":{…},"message":"…"}` with its newline.
  ///
  /// - Parameters:
  ///   - refusal: Why there is no result.
  ///   - calendar: The club's, for instants.
  ///   - sentences: Makes the message in the store's language.
  /// - Returns: The bytes of the line.
  package static func refused(
    _ refusal: LineRefusal,
    in calendar: ClubCalendar,
    sentences: Sentences
  ) -> [UInt8] {
    line(
      .members([
        "ok": .bool(false), "refusal": .string(refusal.code),
        "facts": refusal.facts(in: calendar), "message": .string(sentences.sentence(refusal)),
      ])
    )
  }

  private static func line(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}
