import JSONText
import Runtime
import Testing

@Suite("Lines of a sale as they are typed")
struct TypedSaleLineTests {
  private func json(_ typed: String, products: Set<String> = []) -> String? {
    TypedSaleLine(typed) { products.contains($0) }?.value.text
  }

  @Test("A product, with or without a quantity, or name, category, quantity and price")
  func forms() {
    #expect(json("Cyber hour") == #"{"product":"Cyber hour"}"#)
    #expect(json("2 Cyber hour") == #"{"product":"Cyber hour","quantity":"2"}"#)
    #expect(json(" 0,5  Cyber hour ") == #"{"product":"Cyber hour","quantity":"0.5"}"#)
    #expect(
      json("Chips; bar ;2;45,50")
        == #"{"name":"Chips","category":"bar","quantity":"2","price":"45.50"}"#
    )
    #expect(json("Cyber hour;;;90") == #"{"product":"Cyber hour","price":"90"}"#)
    #expect(json("a;b") == nil)
    #expect(json("a;b;c;d;e") == nil)
  }

  @Test("A product whose name begins with a number is not so many of another")
  func numberInName() {
    #expect(json("7 Up", products: ["7 Up"]) == #"{"product":"7 Up"}"#)
    #expect(json("2 7 Up", products: ["7 Up"]) == #"{"product":"7 Up","quantity":"2"}"#)
    #expect(json("7 Up") == #"{"product":"Up","quantity":"7"}"#)
  }

  @Test("A client is a number of at most seven digits, else a phone")
  func clients() {
    #expect(JSONValue.client(typed: "12") == .integer(12))
    #expect(JSONValue.client(typed: "#12") == .integer(12))
    #expect(JSONValue.client(typed: "0501234567") == .string("0501234567"))
    #expect(JSONValue.client(typed: "+380 50 123-45-67") == .string("+380 50 123-45-67"))
    #expect(JSONValue.client(typed: "#") == .string("#"))
  }
}
