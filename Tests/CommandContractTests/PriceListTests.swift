import CommandContract
import Testing

@Suite("The price list")
struct PriceListTests {
  @Test("Venues, categories and products are created and listed")
  func lists() throws {
    var desk = try Desk()
    #expect(
      desk.send(#"{"command":"createVenue","name":"Arena West"}"#)
        == #"{"ok":true,"seq":1,"result":{"venue":"Arena West"}}"#
    )
    #expect(
      desk.send(#"{"command":"createCategory","name":"VR"}"#)
        == #"{"ok":true,"seq":2,"result":{"category":"VR"}}"#
    )
    #expect(
      desk.send(
        #"{"command":"createProduct","name":"VR hour","category":"vr","price":"250","unit":"h"}"#
      ) == #"{"ok":true,"seq":3,"result":{"product":"VR hour"}}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"venues"}"#)
        == #"{"rows":[{"venue":"Arena West","id":1,"isArchived":false}],"next":null}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"categories","after":2}"#)
        == #"{"rows":[{"category":"other","id":3},{"category":"VR","id":4}],"next":null}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"products"}"#)
        == #"{"rows":[{"product":"VR hour","id":1,"category":"VR","price":"250.00","unit":"h","#
        + #""isArchived":false}],"next":null}"#
    )
  }

  @Test("A product is edited, archived, not sold any more, and brought back")
  func edits() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"editProduct","product":"coffee","price":"50","unit":"cup","name":"Espresso"}"#,
      #"{"command":"archiveProduct","product":2}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"products","archived":true}"#)
        == #"{"rows":[{"product":"Espresso","id":2,"category":"bar","price":"50.00","#
        + #""unit":"cup","isArchived":true}],"next":null}"#
    )
    #expect(
      try desk.refusal(#"{"command":"sell","lines":[{"product":2}]}"#)
        == #"notFound {"what":"product","typed":"2"}"#
    )
    try desk.prepare(
      #"{"command":"editProduct","product":2,"isArchived":false,"unit":null}"#,
      #"{"command":"sell","lines":[{"product":2}]}"#
    )
  }

  @Test(
    "What cannot be is refused with its facts",
    arguments: [
      (
        #""createVenue","name":"arena west""#,
        #"nameTaken {"name":"arena west","existing":"Arena West","isArchived":false}"#
      ),
      (
        #""createCategory","name":"Bar""#,
        #"nameTaken {"name":"Bar","existing":"bar","isArchived":false}"#
      ),
      (
        #""createProduct","name":"X","category":"vip","price":"1""#,
        #"notFound {"what":"category","typed":"vip"}"#
      ),
      (
        #""createProduct","name":"X","category":"bar","price":"-1""#,
        #"amountInvalid {"typed":"-1.00"}"#
      ),
      (#""archiveProduct","product":"Tea""#, #"notFound {"what":"product","typed":"Tea"}"#),
    ]
  )
  func refuses(fields: String, refusal: String) throws {
    var desk = try Till.desk()
    #expect(try desk.refusal(#"{"command":\#(fields)}"#) == refusal)
    #expect(desk.engine.seq == 6)
  }

  @Test("A category of the club's own is renamed, one that every club has is not")
  func renamesCategory() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"createCategory","name":"VR"}"#,
      #"{"command":"renameCategory","category":"VR","name":"Goggles"}"#,
      #"{"command":"createProduct","name":"Saber","category":"goggles","price":"50"}"#
    )
    #expect(
      try desk.refusal(#"{"command":"renameCategory","category":"bar","name":"Food"}"#)
        == #"categoryBuiltIn {"category":"bar"}"#
    )
  }

  @Test("A number means the id and a string the name, where a product's name is another one's id")
  func numberIsId() throws {
    var desk = try Till.desk()
    try desk.prepare(#"{"command":"createProduct","name":"1","category":"bar","price":"5"}"#)
    #expect(
      try desk.result(#"{"command":"sell","lines":[{"product":1}]}"#).contains(#""gross":"100.00""#)
    )
    #expect(
      try desk.result(#"{"command":"sell","lines":[{"product":"1"}]}"#).contains(#""gross":"5.00""#)
    )
    #expect(
      try desk.refusal(#"{"command":"archiveProduct","product":99}"#)
        == #"notFound {"what":"product","typed":"99"}"#
    )
    let unnamed = #"{"command":"createProduct","name":"\u00011","category":"bar","price":"5"}"#
    #expect(try desk.refusal(unnamed).hasPrefix("nameUnreadable"))
  }

  @Test("A venue is renamed, archived, not sold at any more, and brought back")
  func venues() throws {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"editVenue","venue":"Arena West","name":"West"}"#,
      #"{"command":"archiveVenue","venue":1}"#
    )
    #expect(
      try desk.result(#"{"query":"list","what":"venues","archived":true}"#)
        == #"{"rows":[{"venue":"West","id":1,"isArchived":true}],"next":null}"#
    )
    #expect(
      try desk.refusal(#"{"command":"sell","venue":"West","lines":[\#(Till.coffee)]}"#)
        == #"notFound {"what":"venue","typed":"West"}"#
    )
    try desk.prepare(
      #"{"command":"editVenue","venue":1,"isArchived":false}"#,
      #"{"command":"sell","venue":"West","lines":[\#(Till.coffee)]}"#
    )
  }
}
