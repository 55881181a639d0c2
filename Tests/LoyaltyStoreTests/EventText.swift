import JSONText
import Loyalty

@testable import LoyaltyStore

/// An event as it stands in a record of the journal: `{"receiptSold":{…}}`.
enum EventText {
  static func of(_ event: Event) -> String {
    var writer = JSONWriter()
    EventCoding.write(event, to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func read(_ text: String) throws(JSONProblem) -> Event {
    var reader = JSONReader(text)
    let event = try reader.single { key, reader throws(JSONProblem) in
      try EventCoding.read(key, &reader)
    }
    try reader.finish()
    return event
  }
}
