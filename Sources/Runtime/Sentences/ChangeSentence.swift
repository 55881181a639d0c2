import Localization
import Loyalty

/// Says in few words what a record changed: "group VIP", "client Novak Jan".
struct ChangeSentence {
  let words: Words
  let club: Club
  let card: (Client.ID) -> Client?

  /// The things that the events are about, each once.
  func callAsFunction(_ events: [Event]) -> String {
    var things: [String] = []
    for event in events {
      let thing = thing(event)
      if let thing, !things.contains(thing) { things.append(thing) }
    }
    return things.isEmpty ? words("change.settings") : words.list(things, limit: 2)
  }

  /// The thing that one event is about; nil where it is not worth a word, or is not known.
  func thing(_ event: Event) -> String? {
    switch event {
    case .settingsChanged: words("change.settings")
    case .clientRegistered(let client): self.client(client.name)
    case .clientEdited(let id, _): card(id).map { client($0.name) }
    case .clientsMerged(let merge): merged(merge)
    case .clientErased(let id): named("change.erased", id.description)
    case .clientsAddedToGroup(let id, _), .clientsRemovedFromGroup(let id, _):
      group(club.groups[id])
    case .groupEdited(let id, let changes): edited(club.groups[id], changes)
    case .groupCreated(let group, _): self.group(group)
    case .groupsReordered: words("change.order")
    case .defaultGroupMoved(let change):
      group(change.now.flatMap { club.groups[$0] } ?? change.was.flatMap { club.groups[$0] })
    case .categoryCreated(let category): named("change.category", category.name)
    case .categoryRenamed(let change): named("change.category", change.now.name)
    case .venueCreated(let venue): named("change.venue", venue.name)
    case .venueChanged(let change): named("change.venue", change.now.name)
    case .productCreated(let product): named("change.product", product.name)
    case .productChanged(let change):
      named("change.product", change.now.name, change.map(\.isArchived))
    case .programCreated(let program): named("change.program", program.name)
    case .programChanged(let change):
      named("change.program", change.now.name, change.map(\.isArchived))
    case .wrongPasswordsGiven(let wrong): self.wrong(wrong)
    case .receiptSold(let receipt): self.receipt(receipt.id)
    case .receiptParked(let receipt): parked(receipt)
    case .parkedReceiptEnded(let end): self.end(end)
    case .receiptRefunded(let refund): receipt(refund.receipt)
    case .bonusesMoved(let movement): bonuses(of: movement.client)
    case .promoCodeCreated(let code), .promoCodeBatchCreated(let code, _):
      named("change.promoCode", code.name)
    case .promoCodeChanged(let change): named("change.promoCode", change.now.name)
    case .promoCodesHandedOut(let id, _), .promoCodesRevoked(let id, _): promoCode(id)
    case .promoCodeActivated(let activation): promoCode(activation.promoCode)
    case .promoCodeReturned(let receipt):
      club.promoCodes.activation(with: receipt).flatMap { promoCode($0.promoCode) }
    case .templateCreated(let template): named("change.template", template.name)
    case .templateChanged(let change):
      named("change.template", change.now.name, change.map(\.isArchived))
    case .mailingCreated(let mailing): self.mailing(mailing)
    case .mailingChanged(let change, _): mailing(change.now)
    case .mailingStarted(let start): club.outbox[start.mailing].flatMap(mailing)
    case .bonusesBurnt, .messageQueued, .messagesTaken, .devicesTold, .messagesSettled,
      .reactionsCame, .deliveriesKept:
      nil
    }
  }

  private func merged(_ merge: ClientMerge) -> String? {
    card(merge.into).map { into in
      words("change.merged", ["name": .text(into.name), "other": .text(merge.from.name)])
    }
  }

  private func promoCode(_ id: PromoCode.ID) -> String? {
    club.promoCodes[id].map { named("change.promoCode", $0.name) }
  }

  private func client(_ name: String) -> String { named("change.client", name) }

  private func named(_ key: String, _ name: String, _ isArchived: Change<Bool>? = nil) -> String {
    let thing = words(key, ["name": .text(name)])
    guard let isArchived, isArchived.was != isArchived.now else { return thing }
    return words(isArchived.now ? "change.archived" : "change.restored", ["what": .text(thing)])
  }

  private func receipt(_ id: Receipt.ID) -> String {
    words("change.receipt", ["number": .number(Int(id.number))])
  }

  private func parked(_ receipt: ParkedReceipt) -> String {
    guard let name = receipt.client.flatMap(card)?.name ?? receipt.note else {
      return words("change.parked")
    }
    return named("change.parkedOf", name)
  }

  /// A dropped one is worth a word; a sale and another parking speak for themselves.
  private func end(_ end: ParkedReceiptEnd) -> String? {
    end.outcome == .dropped ? words("change.parkedDropped") : nil
  }

  private func bonuses(of client: Client.ID) -> String? {
    card(client).map { named("change.bonuses", $0.name) }
  }

  private func wrong(_ wrong: WrongPasswords) -> String? {
    guard let program = club.programs[wrong.program] else { return nil }
    return words(
      "change.wrongPasswords",
      ["program": .text(program.name), "count": .number(wrong.tries)]
    )
  }

  private func mailing(_ mailing: Mailing) -> String? {
    guard let title = mailing.title else { return words("change.smsMailing") }
    return named("change.push", title)
  }

  private func edited(_ group: Group?, _ changes: [GroupChange]) -> String? {
    let archived = changes.lazy.compactMap { change -> Change<Bool>? in
      if case .isArchived(let change) = change { change } else { nil }
    }
    return group.map { named("change.group", $0.name, archived.first) }
  }

  private func group(_ group: Group?) -> String? {
    group.map { named("change.group", $0.name) }
  }
}
