import CommandContract
import Loyalty
import TestSupport
import Testing

@Suite("Commands of the contract")
struct CommandTests {
  @Test("A group is created and answered by its name, a client by its number")
  func createsAndRegisters() throws {
    var desk = try Desk()
    #expect(
      desk.send(#"{"command":"createGroup","name":"VIP"}"#)
        == #"{"ok":true,"seq":1,"result":{"group":"VIP"}}"#
    )
    #expect(
      desk.send(
        #"{"command":"registerClient","name":"Іван Коваль","phone":"050 123 45 67"}"#
      ) == #"{"ok":true,"seq":2,"result":{"client":1}}"#
    )
    #expect(desk.exitStatus == 0)
  }

  @Test("Every field of a client reaches the card")
  func registersWithEverything() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"createGroup","name":"New"}"#,
      #"{"command":"registerClient","name":"Anna","phone":"+380501234567"}"#,
      #"""
      {"command":"registerClient","name":"Олег","phone":"0671112233","email":"oleg@example.com",
      "city":"Київ","birthday":"1990-02-28","gender":"male","consents":["push","sms"],
      "usesApp":true,"pushTokens":["a","b"],"note":"seat 12","groups":["new",1],
      "referrer":"0501234567"}
      """#
    )
    let card = try desk.engine.memory.card(of: Client.ID(2))
    #expect(card.name == "Олег")
    #expect(card.phone.e164 == "+380671112233")
    #expect(card.email == "oleg@example.com")
    #expect(card.city == "Київ")
    #expect(card.birthday?.iso == "1990-02-28")
    #expect(card.gender == .male)
    #expect(card.consents.given == [.sms, .push])
    #expect(card.usesApp)
    #expect(card.pushTokens == ["a", "b"])
    #expect(card.note == "seat 12")
    #expect(card.groups == GroupSet([Group.ID(1), Group.ID(2)]))
    #expect(card.referrer == Client.ID(1))
  }

  @Test("An edit changes what is named, null clears it, and the rest stays")
  func editsClient() throws {
    var desk = try Desk()
    try desk.prepare(
      #"""
      {"command":"registerClient","name":"Oleg","phone":"0671112233","city":"Kyiv",
      "email":"oleg@example.com","birthday":"1990-02-28","gender":"male","note":"x",
      "consents":["sms"]}
      """#,
      #"""
      {"command":"editClient","client":1,"name":"Oleh","city":null,"birthday":null,"gender":null,
      "note":null,"consents":["email"]}
      """#
    )
    let card = try desk.engine.memory.card(of: Client.ID(1))
    #expect(card.name == "Oleh")
    #expect(card.city == nil)
    #expect(card.birthday == nil)
    #expect(card.gender == nil)
    #expect(card.note == nil)
    #expect(card.email == "oleg@example.com")
    #expect(card.consents.given == [.email])
    #expect(
      desk.send(#"{"command":"editClient","client":"067 111-22-33","phone":"0509998877"}"#)
        == #"{"ok":true,"seq":3,"result":{}}"#
    )
  }

  @Test("An edit of a client whose card lies in the store keeps the rest of the card")
  func editsShelvedClient() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"registerClient","name":"Oleg","phone":"0671112233","city":"Kyiv"}"#
    )
    try desk.engine.memory.shelve(Client.ID(1))
    try desk.prepare(#"{"command":"editClient","client":1,"note":"tall"}"#)
    let card = try desk.engine.memory.card(of: Client.ID(1))
    #expect(card.city == "Kyiv")
    #expect(card.note == "tall")
  }

  @Test("Null for an optional fact of a new client is none")
  func nullIsNone() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"registerClient","name":"A","phone":"0671112233","email":null,"city":null}"#
    )
    #expect(try desk.engine.memory.card(of: Client.ID(1)).email == nil)
  }

  @Test("Clients are put into a group and taken out, by number and phone, and counted once")
  func changesMembership() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"registerClient","name":"A","phone":"0671112233"}"#,
      #"{"command":"registerClient","name":"B","phone":"0671112234"}"#
    )
    #expect(
      desk.send(
        #"{"command":"addToGroup","clients":[1,"0671112234","+380671112233"],"group":"vip"}"#
      )
        == #"{"ok":true,"seq":4,"result":{"added":2}}"#
    )
    #expect(
      desk.send(#"{"command":"addToGroup","clients":[1],"group":1}"#)
        == #"{"ok":true,"seq":4,"result":{"added":0}}"#
    )
    #expect(
      desk.send(#"{"command":"removeFromGroup","clients":[2],"group":"VIP"}"#)
        == #"{"ok":true,"seq":5,"result":{"removed":1}}"#
    )
  }

  @Test("A group takes templates as text, null as off, and both in an object")
  func readsTemplates() throws {
    var desk = try Desk()
    try desk.prepare(
      #"""
      {"command":"createGroup","name":"VIP","description":"best","loyalty":"bonus",
      "isDefault":true,"welcomeSms":"Welcome, {name}!","afterOrderSms":null,"position":1}
      """#,
      #"{"command":"editGroup","group":"VIP","afterOrderSms":{"on":false,"template":"Bye, {name}"}}"#
    )
    let group = try #require(desk.engine.club.groups.named("VIP"))
    #expect(group.loyalty == .bonus)
    #expect(group.welcomeSms == SmsSetting(isOn: true, template: "Welcome, {name}!"))
    #expect(group.afterOrderSms == SmsSetting(isOn: false, template: "Bye, {name}"))
    #expect(desk.engine.club.groups.defaultGroup == group.id)
    try desk.prepare(#"{"command":"editGroup","group":1,"welcomeSms":null,"description":null}"#)
    let edited = try #require(desk.engine.club.groups.named("VIP"))
    #expect(!edited.welcomeSms.isOn)
    #expect(edited.description == nil)
  }

  @Test("Groups are edited, put into another order, archived and restored")
  func ordersAndArchives() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"New"}"#,
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"createGroup","name":"Regulars","position":1}"#,
      #"{"command":"editGroup","group":"VIP","name":"Very important","position":1}"#
    )
    #expect(desk.engine.club.groups.inUse.map(\.name) == ["Very important", "Regulars", "New"])
    try desk.prepare(#"{"command":"orderGroups","groups":["new",2,"Regulars"]}"#)
    #expect(desk.engine.club.groups.inUse.map(\.name) == ["New", "Very important", "Regulars"])
    #expect(
      desk.send(#"{"command":"archiveGroup","group":"New"}"#)
        == #"{"ok":true,"seq":6,"result":{}}"#
    )
    try desk.prepare(#"{"command":"restoreGroup","group":"New"}"#)
    #expect(desk.engine.club.groups.inUse.map(\.name) == ["Very important", "Regulars", "New"])
  }

  @Test("Settings are changed one by one")
  func setsSettings() throws {
    var desk = try Desk()
    #expect(
      desk.send(
        #"{"command":"setSettings","name":"Arena 2","language":"uk","smsMode":"operator"}"#
      ) == #"{"ok":true,"seq":1,"result":{}}"#
    )
    try desk.prepare(#"{"command":"setSettings","smsPrice":"1.5"}"#)
    let settings = desk.engine.club.settings
    #expect(settings.name == "Arena 2")
    #expect(settings.language == "uk")
    #expect(settings.smsMode == .operator)
    #expect(settings.smsPrice?.decimalString == "1.50")
  }

  @Test("Who did it is the line's word, else the desk's")
  func writesStaff() throws {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"A"}"#,
      #"{"command":"createGroup","name":"B","by":"Till 2"}"#
    )
    #expect(desk.engine.memory.records.map(\.by.name) == ["Olena", "Till 2"])
  }

  @Test("A repeated request is answered with the first answer, even after the group was renamed")
  func repeatsRequest() throws {
    var desk = try Desk()
    let line = #"{"requestId":"r1","command":"createGroup","name":"VIP"}"#
    let first = desk.send(line)
    try desk.prepare(#"{"command":"editGroup","group":"VIP","name":"Gold"}"#)
    #expect(desk.send(line) == first)
    #expect(first == #"{"ok":true,"seq":1,"result":{"group":"VIP"}}"#)
    #expect(
      desk.send(#"{"requestId":"r1","command":"createGroup","name":"Other"}"#)
        == #"{"ok":false,"refusal":"requestConflict","facts":{"requestId":"r1"},"#
        + #""message":"Refused: requestConflict."}"#
    )
  }

  @Test("A request is known by what it asks for, not by spaces, order of keys or who sends it")
  func namesRequests() throws {
    let reader = ContractLine()
    let one = try reader.read(
      Array(#"{"requestId":"r","command":"createGroup","name":"A","position":1}"#.utf8)
    )
    let two = try reader.read(
      Array(
        #"{ "position": 1, "name": "\u0041", "by": "X", "command": "createGroup", "requestId": "r" }"#
          .utf8
      )
    )
    #expect(one.name == two.name)
    #expect(
      one.name?.content == Array(#"{"command":"createGroup","name":"A","position":1}"#.utf8)
    )
  }

  @Test("A time is taken with --at-from-input, and not before the last record")
  func takesTime() throws {
    var desk = try Desk(takesTime: true)
    try desk.prepare(
      #"{"command":"createGroup","name":"A","at":"2026-01-02T03:04:05Z"}"#,
      #"{"command":"createGroup","name":"B","at":"2026-01-02T03:04:05Z"}"#
    )
    #expect(
      desk.send(#"{"command":"createGroup","name":"C","at":"2026-01-02T03:04:04Z"}"#)
        == #"{"ok":false,"refusal":"beforeLastRecord","facts":{"given":"2026-01-02T05:04:04+02:00","#
        + #""last":"2026-01-02T05:04:05+02:00"},"message":"Refused: beforeLastRecord."}"#
    )
    #expect(
      desk.send(#"{"command":"createGroup","name":"C","at":"2026-01-02 03:04"}"#)
        == #"{"ok":false,"refusal":"momentInvalid","facts":{"typed":"2026-01-02 03:04","#
        + #""where":"at"},"message":"Refused: momentInvalid."}"#
    )
  }
}
