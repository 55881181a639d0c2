import Loyalty
import TestSupport
import Testing

@Suite("Queries of the contract")
struct QueryTests {
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.prepare(
      #"{"command":"createGroup","name":"New","welcomeSms":"Hi, {name}!"}"#,
      #"{"command":"createGroup","name":"VIP","loyalty":"bonus","isDefault":true}"#,
      #"""
      {"command":"registerClient","name":"Олег Коваль","phone":"0671112233","birthday":"1990-02-28",
      "consents":["sms"],"groups":["VIP","New"]}
      """#,
      #"{"command":"registerClient","name":"Anna","phone":"0671112234","consents":["sms"],"groups":[1]}"#
    )
    return desk
  }

  @Test("A client is answered with card, groups, leading group and an empty account")
  func answersClient() throws {
    var desk = try desk()
    #expect(
      desk.send(#"{"query":"client","client":"067 111 22 33"}"#)
        == #"{"ok":true,"seq":4,"result":{"client":1,"name":"Олег Коваль","#
        + #""phone":"+380671112233","email":null,"city":null,"birthday":"1990-02-28","#
        + #""gender":null,"consents":["sms"],"usesApp":false,"pushTokens":[],"note":null,"#
        + #""referrer":null,"registeredAt":"2026-11-22T21:14:05+02:00","source":"desk","#
        + #""groups":["New","VIP"],"leadingGroup":"VIP","tags":[],"program":null,"#
        + #""tierPercent":null,"missingToNext":null,"total":"0.00","balance":"0.00","#
        + #""usable":"0.00","pending":"0.00","debt":"0.00","nextExpiry":null,"receipts":0}}"#
    )
  }

  @Test("Finding answers numbers, at most so many, and how many there are")
  func finds() throws {
    var desk = try desk()
    #expect(
      desk.send(#"{"query":"find","text":"067111"}"#)
        == #"{"ok":true,"seq":4,"result":{"clients":[1,2],"total":2,"repaired":null}}"#
    )
    #expect(
      desk.send(#"{"query":"find","text":"067111","limit":1}"#)
        == #"{"ok":true,"seq":4,"result":{"clients":[1],"total":2,"repaired":null}}"#
    )
    #expect(
      desk.send(#"{"query":"find","text":"nobody"}"#)
        == #"{"ok":true,"seq":4,"result":{"clients":[],"total":0,"repaired":null}}"#
    )
  }

  @Test("Finding says how what was typed was repaired")
  func repairs() throws {
    var desk = try desk()
    #expect(
      desk.send(#"{"query":"find","text":"rjdfkm"}"#)
        == #"{"ok":true,"seq":4,"result":{"clients":[1],"total":1,"repaired":"#
        + #"{"typed":"rjdfkm","meant":"коваль","how":"layout"}}}"#
    )
    #expect(
      desk.send(#"{"query":"find","text":"Анна"}"#)
        == #"{"ok":true,"seq":4,"result":{"clients":[2],"total":1,"repaired":"#
        + #"{"typed":"Анна","meant":null,"how":"sound"}}}"#
    )
  }

  @Test("Groups are listed in their order, the archived ones when they are asked for")
  func listsGroups() throws {
    var desk = try desk()
    try desk.prepare(#"{"command":"archiveGroup","group":"New"}"#)
    #expect(
      desk.send(#"{"query":"list","what":"groups"}"#)
        == #"{"ok":true,"seq":5,"result":{"rows":[{"group":"VIP","id":2,"clients":1,"position":1,"#
        + #""isDefault":true,"loyalty":"bonus","program":null,"description":null,"#
        + #""welcomeSms":{"on":false,"template":""},"afterOrderSms":{"on":false,"template":""},"#
        + #""isArchived":false,"createdAt":"2026-11-22T21:14:05+02:00"}],"next":null}}"#
    )
    #expect(
      desk.send(#"{"query":"list","what":"groups","archived":true}"#)
        .hasPrefix(#"{"ok":true,"seq":5,"result":{"rows":[{"group":"New","id":1,"clients":2,"#)
    )
  }

  @Test("Clients are listed page by page until next is null")
  func listsClients() throws {
    var desk = try desk()
    let first = desk.send(#"{"query":"list","what":"clients","limit":1}"#)
    #expect(first.hasPrefix(#"{"ok":true,"seq":4,"result":{"rows":[{"client":1,"name":"#))
    #expect(first.hasSuffix(#"}],"next":1}}"#))
    let second = desk.send(#"{"query":"list","what":"clients","limit":1,"after":1}"#)
    #expect(second.contains(#""name":"Anna""#))
    #expect(second.hasSuffix(#"}],"next":null}}"#))
    #expect(
      desk.send(#"{"query":"list","what":"clients","after":4294967295}"#)
        == #"{"ok":true,"seq":4,"result":{"rows":[],"next":null}}"#
    )
  }

  @Test("Groups are listed page by page, too")
  func pagesGroups() throws {
    var desk = try desk()
    let first = desk.send(#"{"query":"list","what":"groups","limit":1}"#)
    #expect(first.contains(#""group":"New""#) && first.hasSuffix(#"}],"next":1}}"#))
    let second = desk.send(#"{"query":"list","what":"groups","limit":1,"after":1}"#)
    #expect(second.contains(#""group":"VIP""#) && second.hasSuffix(#"}],"next":null}}"#))
  }

  @Test(
    "Kinds of which there is nothing are empty lists",
    arguments: ["programs", "promoCodes", "products", "venues", "segments"]
  )
  func listsNothing(what: String) throws {
    var desk = try desk()
    #expect(
      desk.send(#"{"query":"list","what":"\#(what)"}"#)
        == #"{"ok":true,"seq":4,"result":{"rows":[],"next":null}}"#
    )
  }

  @Test("A group is answered with the number of its clients")
  func answersGroup() throws {
    var desk = try desk()
    #expect(
      desk.send(#"{"query":"group","group":"new"}"#)
        == #"{"ok":true,"seq":4,"result":{"group":"New","id":1,"clients":2,"position":1,"#
        + #""isDefault":false,"loyalty":"none","program":null,"description":null,"#
        + #""welcomeSms":{"on":true,"template":"Hi, {name}!"},"#
        + #""afterOrderSms":{"on":false,"template":""},"isArchived":false,"#
        + #""createdAt":"2026-11-22T21:14:05+02:00"}}"#
    )
  }

  @Test("The outbox tells to whom each message goes, its parts and its cost")
  func answersOutbox() throws {
    var desk = try desk()
    let anna =
      #"{"id":1,"client":2,"channel":"sms","to":"+380671112234","title":null,"#
      + #""text":"Hi, Anna!","cause":"welcome","push":null,"state":"queued","reason":null,"#
      + #""attempts":0,"since":"2026-11-22T21:14:05+02:00","devices":null,"reactions":[],"parts":1,"#
      + #""cost":"1.01"}"#
    #expect(
      desk.send(#"{"query":"outbox"}"#)
        == #"{"ok":true,"seq":4,"result":{"messages":[\#(anna)]}}"#
    )
    #expect(
      desk.send(#"{"query":"outbox","client":2}"#)
        == #"{"ok":true,"seq":4,"result":{"messages":[\#(anna)]}}"#
    )
    #expect(
      desk.send(#"{"query":"outbox","client":1}"#)
        == #"{"ok":true,"seq":4,"result":{"messages":[]}}"#
    )
  }
}
