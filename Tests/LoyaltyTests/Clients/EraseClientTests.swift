import Testing

@testable import Loyalty

@Suite("rules.md §2.6: a client is erased")
struct EraseClientTests {
  private let anna = Client.ID(1)
  private let double = Client.ID(2)
  private let friend = Client.ID(3)

  private func desk() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.createGroup("VIP", loyalty: .bonus)
    try desk.register("Анна", "0501234567", groups: ["VIP"])
    try desk.register("Борис", "0671112233", groups: ["VIP"])
    let draft = ClientDraft(name: "Пётр", phone: "0931112233", referrer: .id(anna))
    try desk.perform(.registerClient(draft))
    return desk
  }

  private func erase(_ id: Client.ID) -> Command { .eraseClient(.id(id)) }

  @Test("Nothing that is personal is left, the phone is free, lists and figures go on without")
  func leavesNothing() throws {
    var desk = try desk()
    let (phone, registered) = (try desk.card(anna).phone, try desk.card(anna).registeredAt)
    #expect(try desk.perform(erase(anna)) == .done)
    let clients = desk.club.clients
    #expect(clients.isErased(anna) && clients.count == 2)
    #expect(Array(clients.ids) == [double, friend])
    #expect(clients.ids.place(of: anna) == nil && clients.ids.place(of: friend) == 1)
    #expect(clients.client(with: phone) == nil && clients.phone(of: anna) == nil)
    #expect(clients.columns(of: anna) == ClientColumns(erased: registered))
    #expect(clients.foldedName(of: anna).isEmpty)
    #expect(clients.find("Анна").total == 0 && clients.find("0501234567").total == 0)
    #expect(clients.clientCount(in: Group.ID(1)) == 1)
    #expect(try desk.card(anna) == Client(erased: anna, registeredAt: registered))
    #expect(try desk.card(friend).referrer == nil)
    let again = try desk.register("Анна", "0501234567")
    #expect(again == Client.ID(4))
  }

  @Test("The balance becomes 0 by an entry of its own, above zero and below", arguments: [1, -1])
  func closesAccount(sign: Int64) throws {
    var desk = try desk()
    let amount = try Bonus(minorUnits: 1_250 * sign)
    try desk.perform(.correct(.id(anna), amount, reason: "x", expiresOn: nil))
    #expect(desk.account(anna).balance(at: desk.now) == amount)
    try desk.perform(erase(anna))
    #expect(desk.account(anna).balance(at: desk.now) == .zero)
    let entries = desk.club.accounts.written(of: anna)
    #expect(entries.last?.origin == .erasure && entries.last?.kind == .correction)
    #expect(entries.reduce(0) { $0 + $1.amount.minorUnits } == 0)
  }

  @Test("Messages that wait are cancelled and lose their text; receipts that wait are dropped")
  func waiting() throws {
    var desk = try ClubUnderTest()
    let sms = SmsSetting(isOn: true, template: "{name}, привет")
    try desk.perform(.createGroup(GroupDraft(name: "SMS", isDefault: true, welcomeSms: sms)))
    try desk.perform(
      .registerClient(ClientDraft(name: "Анна", phone: "0501234567", consents: [.sms]))
    )
    let parked = SaleDraft(lines: [try line("5.00")], client: .id(anna))
    try desk.perform(.parkReceipt(parked, note: "Анна у окна"))
    let message = try #require(desk.club.outbox.first)
    #expect(message.text == "Анна, привет" && desk.club.outbox.waiting(of: anna) == [message.id])
    try desk.perform(erase(anna))
    #expect(desk.club.outbox.delivery(of: message.id)?.state == .cancelled)
    #expect(desk.club.outbox.first?.text.isEmpty == true && desk.club.outbox.openCount == 0)
    #expect(desk.club.parkedReceipts.waiting.isEmpty)
  }

  @Test("Every command that names an erased client is refused, by number; the phone is nobody's")
  func refuses() throws {
    var desk = try desk()
    try desk.perform(erase(anna))
    let refusal = Refusal.clientErased(anna)
    let sale = SaleDraft(lines: [try line("5.00")], client: .id(anna))
    let ten = try Bonus(decimal: "10")
    let commands: [Command] = [
      erase(anna), .sell(sale), .parkReceipt(sale, note: nil),
      .activatePromoCode(ActivationDraft(client: .id(anna), code: "X")),
      .accrue(.id(anna), ten, reason: "x", expiresOn: nil),
      .correct(.id(anna), ten, reason: "x", expiresOn: nil),
      .editClient(.id(anna), ClientEdit(name: "Анна")),
      .mergeClients(into: .id(anna), from: .id(double)),
      .mergeClients(into: .id(double), from: .id(anna)), .addToGroup([.id(anna)], .name("VIP")),
      .removeFromGroup([.id(anna)], .name("VIP")),
      .registerClient(ClientDraft(name: "N", phone: "0661112233", referrer: .id(anna))),
    ]
    for command in commands { #expect(throws: refusal) { try desk.decide(command) } }
    #expect(throws: Refusal.notFound(.client, typed: "0501234567")) {
      try desk.decide(.eraseClient(.phone("0501234567")))
    }
  }

  @Test("A number that was merged into an erased client answers as erased")
  func mergeChain() throws {
    var desk = try desk()
    try desk.perform(.mergeClients(into: .id(anna), from: .id(double)))
    #expect(throws: Refusal.clientMerged(double, into: anna)) { try desk.decide(erase(double)) }
    try desk.perform(erase(anna))
    #expect(desk.club.clients.isErased(double) && Array(desk.club.clients.ids) == [friend])
    #expect(throws: Refusal.clientErased(double)) { try desk.decide(erase(double)) }
  }

  @Test("Receipts stay with their sums; a refund gives money back and leaves the account closed")
  func receipts() throws {
    var desk = try desk()
    try desk.accrue("12.50", to: anna)
    let receipt = try desk.sell([try line("30.00")], to: anna)
    try desk.perform(erase(anna))
    #expect(desk.club.receipts(of: anna).map(\.id) == [receipt.id])
    #expect(desk.club.lastBuyers.isEmpty)
    try desk.perform(.refund(RefundDraft(receipt: .id(receipt.id))))
    #expect(desk.club.receipts.refunded(receipt).bonuses == .zero)
    #expect(desk.account(anna).balance(at: desk.now) == .zero)
    #expect(desk.club.accounts.written(of: anna).reduce(0) { $0 + $1.amount.minorUnits } == 0)
  }

  @Test("A mailing that named the client goes without; figures of the past stay")
  func mailings() throws {
    var desk = try desk()
    try desk.sell([try line("30.00")], to: anna)
    let paid = desk.club.receipts.purchases(of: anna)
    try desk.perform(erase(anna))
    #expect(desk.club.clients(of: .clients([anna, friend])) == [friend])
    #expect(desk.club.receipts.purchases(of: anna) == paid)
  }
}
