import JSONText
import Loyalty

/// A line of days.ndjson: with which record of the journal a day ended.
///
///     {"day":"2026-11-22","seq":23,"checksum":"722a809e","crc":"…"}
enum DayEndLine {
  static func line(of end: JournalMarks.DayEnd) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("day", end.day.iso)
    writer.member("seq", end.mark.seq)
    writer.member("checksum", end.mark.checksumText)
    return ChecksummedLine.closing(writer)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> JournalMarks.DayEnd {
    var day: Day?
    var seq: UInt64?
    var checksum: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "day": day = try reader.day()
      case "seq": seq = try reader.integer(as: UInt64.self)
      case "checksum": checksum = try reader.string()
      case "crc": try reader.skipValue()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let text = try reader.required(checksum, "checksum")
    guard let mark = JournalMark(seq: try reader.required(seq, "seq"), checksumText: text) else {
      throw reader.problem(.unknownValue(text))
    }
    return JournalMarks.DayEnd(try reader.required(day, "day"), mark)
  }
}
