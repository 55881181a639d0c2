/// Who would get a mailing that began at a moment, and who would not.
public struct MailingPreview: Hashable, Sendable {
  /// Who would get it.
  public let clients: [Client.ID]
  /// How many would not, by the reason.
  public let skipped: [SkipReason: Int]

  /// How many were looked at.
  public var total: Int { clients.count + skipped.values.reduce(0, +) }
}

extension Club {
  /// Who would get a mailing of these recipients, looked up as of a moment (rules.md §10.1, §10.2).
  ///
  /// Cost: a look at each recipient's columns, some 100 ns; devices are only looked at when a
  /// message goes.
  public func preview(
    _ recipients: Recipients,
    _ channel: Channel,
    _ kind: Message.Kind,
    at moment: Moment
  ) -> MailingPreview {
    var wanted: [Client.ID] = []
    var skipped: [SkipReason: Int] = [:]
    for client in clients(of: recipients) {
      if let reason = reason(against: client, channel, kind, at: moment) {
        skipped[reason, default: 0] += 1
      } else {
        wanted.append(client)
      }
    }
    return MailingPreview(clients: wanted, skipped: skipped)
  }

  /// The clients whom a mailing means, each once, those who were merged as whom they answer, and
  /// without those who were erased.
  public func clients(of recipients: Recipients) -> [Client.ID] {
    switch recipients {
    case .everybody: return Array(clients.ids)
    case .group(let group): return clients.clients(in: group)
    case .clients(let ids):
      var seen: Set<Client.ID> = []
      return ids.map(clients.current).filter {
        clients.contains($0) && !clients.isErased($0) && seen.insert($0).inserted
      }
    }
  }

  /// Why a client gets nothing on a way, or nil.
  func reason(
    against client: Client.ID,
    _ channel: Channel,
    _ kind: Message.Kind,
    at moment: Moment
  ) -> SkipReason? {
    let flags = clients.columns(of: client).flags
    switch channel {
    case .push:
      if !flags.contains(.usesApp) { return .noApp }
      if !flags.contains(.acceptsPush) { return .notificationsOff }
    case .sms, .email:
      if !flags.contains(ClientFlags(accepting: channel)) { return .noConsent }
    }
    guard kind == .marketing else { return nil }
    let isOver = marketingCount(of: client, at: moment) >= settings.messages.cap.count
    return isOver ? .capReached : nil
  }

  /// The start of a mailing whose time has come; nothing before.
  func startingNow(_ mailing: Mailing, at moment: Moment) throws(Refusal) -> [Event] {
    guard mailing.status == .scheduled, let sendAt = mailing.sendAt, sendAt <= moment
    else { return [] }
    let preview = preview(mailing.recipients, mailing.channel, mailing.kind, at: moment)
    return [
      .mailingStarted(
        MailingStart(
          mailing: mailing.id,
          at: moment,
          first: outbox.nextMessage,
          clients: preview.clients,
          skipped: preview.skipped
        )
      )
    ]
  }

  /// What whoever sends begins with at a moment: the first mailing whose time has come and which no
  /// quiet hours keep.
  ///
  /// One at a time: the cap of the next one counts the messages of the one before.
  public func beginning(at moment: Moment) -> [Event] {
    for mailing in outbox.mailings where mailing.status == .scheduled {
      guard time(for: mailing.kind, at: moment) <= moment else { continue }
      if let events = try? startingNow(mailing, at: moment), !events.isEmpty { return events }
    }
    return []
  }

  /// When the next scheduled mailing is to begin.
  public var nextMailingTime: Moment? {
    outbox.mailings.lazy.filter { $0.status == .scheduled }.compactMap(\.sendAt).min()
  }
}
