import JSONText
import Loyalty

/// Wrong passwords of a program as JSON: `{"program":1,"client":5,"tries":3}`.
enum WrongPasswordsCoding {
  static func write(_ wrong: WrongPasswords, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("program", wrong.program.number)
      writer.member("client", wrong.client.number)
      writer.member("tries", wrong.tries)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> WrongPasswords {
    var program: Program.ID?
    var client: Client.ID?
    var tries: Int?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "program": program = try reader.identifier()
      case "client": client = try reader.identifier()
      case "tries": tries = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return WrongPasswords(
      program: try reader.required(program, "program"),
      client: try reader.required(client, "client"),
      tries: try reader.required(tries, "tries")
    )
  }
}
