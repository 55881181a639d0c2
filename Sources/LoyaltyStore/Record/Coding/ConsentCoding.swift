import JSONText
import Loyalty

/// A client's word on a channel: `{"given":true,"at":"…","source":"desk"}`.
enum ConsentCoding {
  static func write(_ consent: Consent, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("given", consent.isGiven)
      writer.member("at", consent.at.rfc3339)
      writer.member("source", consent.source.rawValue)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Consent {
    var isGiven: Bool?
    var at: Moment?
    var source: Source?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "given": isGiven = try reader.bool()
      case "at": at = try reader.moment()
      case "source": source = try reader.parsed(Source.init)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Consent(
      isGiven: try reader.required(isGiven, "given"),
      at: try reader.required(at, "at"),
      source: try reader.required(source, "source")
    )
  }

  /// Reads `{"sms":{…},"push":{…}}`.
  static func readAll(_ reader: inout JSONReader) throws(JSONProblem) -> Consents {
    var consents = Consents()
    try reader.object { key, reader throws(JSONProblem) in
      guard let channel = Channel(rawValue: key) else { throw reader.problem(.unknownKey(key)) }
      consents[channel] = try read(&reader)
    }
    return consents
  }
}
