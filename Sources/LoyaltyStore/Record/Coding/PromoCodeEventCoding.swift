import JSONText
import Loyalty

/// Events about promo codes as JSON, under the names that the events have.
///
///     "promoCodeCreated":{…}                                the promo code
///     "promoCodeBatchCreated":{"promoCode":{…},"codes":{…}}   the batch with its texts
///     "promoCodesHandedOut":{"promoCode":2,"codes":{…}}      texts of the batch with that number
///     "promoCodeActivated":{…}                              a use
///     "promoCodeReturned":{"receipt":7}                     the use that came with that receipt
enum PromoCodeEventCoding {
  /// Writes key and value; events about other things write nothing.
  static func write(_ event: Event, to writer: inout JSONWriter) {
    switch event {
    case .promoCodeCreated(let code):
      writer.member("promoCodeCreated", code, PromoCodeCoding.write)
    case .promoCodeBatchCreated(let code, let texts):
      writer.key("promoCodeBatchCreated")
      writer.object { writer in
        writer.member("promoCode", code, PromoCodeCoding.write)
        writer.member("codes", texts, BatchCodesCoding.write)
      }
    case .promoCodeChanged(let change):
      writer.change("promoCodeChanged", change) { PromoCodeCoding.write($1, to: &$0) }
    case .promoCodesHandedOut(let id, let texts):
      write("promoCodesHandedOut", id, texts, to: &writer)
    case .promoCodesRevoked(let id, let texts):
      write("promoCodesRevoked", id, texts, to: &writer)
    case .promoCodeActivated(let activation):
      writer.member("promoCodeActivated", activation, ActivationCoding.write)
    case .promoCodeReturned(let receipt):
      writer.key("promoCodeReturned")
      writer.object { $0.member("receipt", receipt.number) }
    default: break
    }
  }

  private static func write(
    _ event: String,
    _ id: PromoCode.ID,
    _ texts: BatchCodes,
    to writer: inout JSONWriter
  ) {
    writer.key(event)
    writer.object { writer in
      writer.member("promoCode", id.number)
      writer.member("codes", texts, BatchCodesCoding.write)
    }
  }

  /// Reads the value of a key, which is of an event about promo codes or of none.
  static func read(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Event {
    switch key {
    case "promoCodeCreated": return .promoCodeCreated(try PromoCodeCoding.read(&reader))
    case "promoCodeBatchCreated":
      let (code, texts) = try readTexts(&reader, PromoCodeCoding.read)
      return .promoCodeBatchCreated(code, texts)
    case "promoCodeChanged": return .promoCodeChanged(try reader.change(PromoCodeCoding.read))
    case "promoCodesHandedOut":
      let (id, texts) = try readTexts(&reader, readID)
      return .promoCodesHandedOut(id, texts)
    case "promoCodesRevoked":
      let (id, texts) = try readTexts(&reader, readID)
      return .promoCodesRevoked(id, texts)
    case "promoCodeActivated": return .promoCodeActivated(try ActivationCoding.read(&reader))
    case "promoCodeReturned":
      return .promoCodeReturned(
        try reader.single { key, reader throws(JSONProblem) in
          guard key == "receipt" else { throw reader.problem(.unknownKey(key)) }
          return try reader.identifier()
        }
      )
    default: throw reader.problem(.unknownKey(key))
    }
  }

  private static func readID(_ reader: inout JSONReader) throws(JSONProblem) -> PromoCode.ID {
    try reader.identifier()
  }

  private static func readTexts<Code>(
    _ reader: inout JSONReader,
    _ readCode: (inout JSONReader) throws(JSONProblem) -> Code
  ) throws(JSONProblem) -> (Code, BatchCodes) {
    var code: Code?
    var texts: BatchCodes?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "promoCode": code = try readCode(&reader)
      case "codes": texts = try BatchCodesCoding.read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return (try reader.required(code, "promoCode"), try reader.required(texts, "codes"))
  }
}
