import JSONText
import Loyalty

/// A promo code or batch as JSON; what has its default is left out.
///
///     {"id":1,"name":"SUMMER","code":"SUMMER","terms":{"bonuses":"50.00","end":"…"},
///      "status":"active","since":"…","by":"olga","createdAt":"…"}
///     {"id":2,"name":"Flyers","batch":{"prefix":"CLUB-","length":9,"count":500},…}
enum PromoCodeCoding {
  static func write(_ code: PromoCode, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", code.id.number)
      writer.member("name", code.name)
      switch code.kind {
      case .shared(let text): writer.member("code", text)
      case .batch(let batch): writer.member("batch", batch, write)
      }
      writer.member("terms", code.terms, PromoCodeTermsCoding.write)
      writer.member("status", code.status.rawValue)
      writer.member("since", code.statusSince.rfc3339)
      writer.member("by", code.statusBy.name)
      writer.member("createdAt", code.createdAt.rfc3339)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> PromoCode {
    var members = Members()
    try reader.object { key, reader throws(JSONProblem) in try members.read(key, &reader) }
    return try members.code(reader)
  }

  private static func write(_ batch: PromoCodeBatch, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("prefix", batch.prefix)
      writer.member("length", batch.length)
      writer.member("count", batch.count)
    }
  }

  fileprivate static func readBatch(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> PromoCodeBatch {
    var prefix: String?
    var numbers: [String: Int] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "prefix": prefix = try reader.string()
      case "length", "count": numbers[key] = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return PromoCodeBatch(
      prefix: try reader.required(prefix, "prefix"),
      length: try reader.required(numbers["length"], "length"),
      count: try reader.required(numbers["count"], "count")
    )
  }
}

/// The members of a promo code while they are read.
private struct Members {
  var id: PromoCode.ID?
  var texts: [String: String] = [:]
  var batch: PromoCodeBatch?
  var terms: PromoCodeTerms?
  var status: PromoCode.Status?
  var moments: [String: Moment] = [:]

  mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) {
    switch key {
    case "id": id = try reader.identifier()
    case "name", "code", "by": texts[key] = try reader.string()
    case "batch": batch = try PromoCodeCoding.readBatch(&reader)
    case "terms": terms = try PromoCodeTermsCoding.read(&reader)
    case "status": status = try reader.parsed(PromoCode.Status.init)
    case "since", "createdAt": moments[key] = try reader.moment()
    default: throw reader.problem(.unknownKey(key))
    }
  }

  func code(_ reader: JSONReader) throws(JSONProblem) -> PromoCode {
    PromoCode(
      id: try reader.required(id, "id"),
      name: try reader.required(texts["name"], "name"),
      kind: try kind(reader),
      terms: try reader.required(terms, "terms"),
      status: try reader.required(status, "status"),
      statusSince: try reader.required(moments["since"], "since"),
      statusBy: Staff(try reader.required(texts["by"], "by")),
      createdAt: try reader.required(moments["createdAt"], "createdAt")
    )
  }

  private func kind(_ reader: JSONReader) throws(JSONProblem) -> PromoCode.Kind {
    if let batch, texts["code"] == nil { return .batch(batch) }
    guard batch == nil else { throw reader.problem(.unknownKey("batch")) }
    return .shared(code: try reader.required(texts["code"], "code"))
  }
}
