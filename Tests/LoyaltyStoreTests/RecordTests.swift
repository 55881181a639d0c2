import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Records of the journal")
struct RecordTests {
  private static let group = Group(
    id: Group.ID(2),
    name: "VIP \"gold\"",
    description: "описание",
    loyalty: .bonus,
    welcomeSms: SmsSetting(isOn: true, template: "Привет, {name}"),
    isArchived: true,
    createdAt: Fixture.start
  )

  private static func record(_ events: [Event], request: RequestID? = nil) -> Record {
    let head = RecordHead(
      seq: 7,
      request: request,
      by: Staff("ольга"),
      at: Fixture.start,
      synced: 5
    )
    return Record(head: head, events: events)
  }

  private static func everyEvent() throws -> [Event] {
    let (a, b) = (
      try Fixture.client(1), try Fixture.client(60, groups: [Group.ID(1), Group.ID(2)])
    )
    let consent = Consent(isGiven: true, at: Fixture.start, source: .app)
    let phone = TypedPhone(phone: b.phone, typed: "050")
    return [
      .settingsChanged([
        .name(Change(was: "A", now: "Б")), .language(Change(was: "ru", now: "uk")),
        .smsMode(Change(was: .tariff, now: .operator)),
        .smsPrice(Change(was: nil, now: try Money(minorUnits: 101))),
      ]),
      .clientRegistered(a), .clientRegistered(b),
      .clientEdited(
        a.id,
        [
          .name(Change(was: "a", now: "b")),
          .phone(Change(was: TypedPhone(phone: a.phone, typed: a.phoneTyped), now: phone)),
          .email(Change(was: nil, now: "a@b.ua")), .city(Change(was: "Київ", now: nil)),
          .birthday(Change(was: nil, now: try Day(year: 2000, month: 2, day: 29))),
          .gender(Change(was: .male, now: nil)), .note(Change(was: "x\ny", now: "")),
          .referrer(Change(was: nil, now: b.id)), .consent(.sms, Change(was: nil, now: consent)),
          .consent(.push, Change(was: consent, now: nil)),
          .usesApp(Change(was: false, now: true)),
          .pushTokens(Change(was: [], now: ["t"])), .tags(Change(was: ["a"], now: ["a", "б"])),
          .registeredAt(Change(was: b.registeredAt, now: a.registeredAt)),
        ]
      ),
      .clientsMerged(
        ClientMerge(
          into: a.id,
          from: b,
          changes: [.city(Change(was: nil, now: "Київ"))],
          groups: Change(was: GroupSet(), now: b.groups),
          balance: Change(was: try Bonus(decimal: "-1.50"), now: try Bonus(decimal: "2.05")),
          receipts: 3,
          at: a.registeredAt
        )
      ),
      .clientsAddedToGroup(Group.ID(1), [a.id, b.id]),
      .clientsRemovedFromGroup(Group.ID(1), [a.id]),
      .groupCreated(group, position: 3),
      .groupEdited(
        Group.ID(2),
        [
          .name(Change(was: "a", now: "b")), .description(Change(was: "d", now: nil)),
          .loyalty(Change(was: .none, now: .discount)),
          .welcomeSms(Change(was: .off, now: group.welcomeSms)),
          .afterOrderSms(Change(was: group.welcomeSms, now: .off)),
          .isArchived(Change(was: false, now: true)),
        ]
      ),
      .groupsReordered(Change(was: [Group.ID(1), Group.ID(2)], now: [Group.ID(2), Group.ID(1)])),
      .defaultGroupMoved(Change(was: nil, now: Group.ID(2))),
      .messageQueued(
        Message(id: Message.ID(1), client: a.id, channel: .sms, text: "Привет", cause: .welcome)
      ),
    ]
  }

  @Test("Every event is read back as it was written")
  func roundTrip() throws {
    let request = RequestID("r/1", content: "x".utf8)
    for record in [
      Self.record(try Self.everyEvent(), request: request), Self.record([]),
    ] {
      let (bytes, _) = RecordCoding.line(of: record)
      let line = 0..<bytes.count - 1
      #expect(ChecksummedLine.isWhole(bytes, line))
      guard case .record(let read, _) = try RecordCoding.read(bytes, line) else {
        Issue.record("not a record")
        return
      }
      #expect(read == record)
    }
  }

  @Test("The bytes of a record are these, for good")
  func golden() {
    let change = Change<Group.ID?>(was: nil, now: Group.ID(2))
    let record = Self.record(
      [.groupCreated(Self.group, position: 1), .defaultGroupMoved(change)],
      request: RequestID("till-1", content: "x".utf8)
    )
    let text = String(decoding: RecordCoding.line(of: record).bytes, as: UTF8.self)
    let created =
      #"{"groupCreated":{"group":{"id":2,"name":"VIP \"gold\"","description":"описание","#
      + #""loyalty":"bonus","welcomeSms":{"on":true,"template":"Привет, {name}"},"#
      + #""afterOrderSms":{"on":false,"template":""},"archived":true,"#
      + #""createdAt":"2023-11-14T22:13:20.000Z"},"position":1}}"#
    #expect(
      text == #"{"seq":7,"request":{"id":"till-1","content":"af63f54c86021707"},"by":"ольга","#
        + #""at":"2023-11-14T22:13:20.000Z","synced":5,"events":["# + created
        + #",{"defaultGroupMoved":{"was":null,"now":2}}],"crc":"f8d211c0"}"# + "\n"
    )
  }

  @Test("The bytes of a card are these, for good")
  func goldenCard() throws {
    var client = try Fixture.client(12, groups: [Group.ID(3), Group.ID(1)])
    client.usesApp = true
    client.pushTokens = ["t"]
    client.tags = ["vip"]
    let text = String(decoding: BaseFile.line(of: client), as: UTF8.self)
    #expect(
      text == #"{"id":12,"name":"Олена \"О\" № 12","phone":"+380500000012","phoneTyped":"050 12","#
        + #""email":"a12@b.ua","city":"Київ","birthday":"1990-02-28","note":"line\nnext\t\"quoted\"","#
        + #""referrer":11,"consents":{"sms":{"given":true,"at":"2023-11-14T22:13:20.000Z","#
        + #""source":"desk"},"email":{"given":false,"at":"2023-11-14T22:13:20.000Z","source":"app"}},"#
        + #""usesApp":true,"pushTokens":["t"],"tags":["vip"],"groups":[1,3],"#
        + #""registeredAt":"2023-11-14T22:13:20.012Z","source":"import","crc":"6ea7584e"}"# + "\n"
    )
  }

  @Test("A line is whole only with its own checksum: every changed byte is seen")
  func flippedBytes() {
    let bytes = RecordCoding.line(of: Self.record([])).bytes
    let line = 0..<bytes.count - 1
    for index in line {
      var flipped = bytes
      flipped[index] ^= 0x01
      #expect(!ChecksummedLine.isWhole(flipped, line))
    }
  }

  @Test("The bulk reader of cards and the strict one agree, whatever is on the card")
  func scannerAgrees() throws {
    for number in UInt32(1)...120 {
      let groups = (0..<number % 4).map { Group.ID($0 + 1) }
      let client = try Fixture.client(number, groups: groups)
      var plain = client
      plain.name = "Олена"
      plain.note = number.isMultiple(of: 2) ? "x" : nil
      for (client, isPlain) in [(client, false), (plain, true)] {
        let bytes = BaseFile.line(of: client)
        var batch = CardBatch()
        var scanner = CardScanner(bytes, in: 0..<bytes.count - 1, base: 100)
        let end = scanner.scan(into: &batch, tail: .checksum)
        #expect((end != nil) == isPlain)
        guard end != nil else { continue }
        #expect(batch.ids == [number])
        #expect(batch.places == [100..<100 + bytes.count - 1])
        var strict = CardBatch()
        strict.append(client, place: batch.places[0])
        let (scanned, read) = (Self.table(of: batch), Self.table(of: strict))
        #expect(scanned.columns(of: Client.ID(1)) == ClientColumns(client))
        #expect(scanned.foldedName(of: Client.ID(1)) == read.foldedName(of: Client.ID(1)))
        if let email = client.email { #expect(scanned.find(email).ids == [Client.ID(1)]) }
      }
    }
  }

  private static func table(of batch: CardBatch) -> ClientTable {
    var table = ClientTable()
    table.load(batch.clients, rows: 0..<batch.count)
    return table
  }
}
