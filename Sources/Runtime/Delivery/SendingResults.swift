import Delivery
import Loyalty

/// What a round of sending came to, as one record of the journal.
struct SendingResults {
  private var settlements = Settlements()
  private var reports: [DeviceReport] = []
  private var gone: [(client: Client.ID, token: String)] = []

  /// Adds what a gateway said of a message, and what that makes of it.
  mutating func add(_ reply: GatewayReply, _ outcome: DeliveryOutcome, _ message: Outgoing) {
    settlements.add(outcome, message.id)
    if let report = reply.report(on: message) { reports.append(report) }
    gone += reply.gone.map { (message.client, $0) }
  }

  /// The events of the record: what is told of devices stands before what it makes of the messages,
  /// and devices that are gone go off the cards.
  ///
  /// - Parameters:
  ///   - club: The club as the record finds it.
  ///   - moment: Now.
  ///   - card: Looks up a full card.
  /// - Returns: The events.
  /// - Throws: What `card` throws.
  func events(
    in club: Club,
    at moment: Moment,
    _ card: (Client.ID) throws -> Client
  ) throws -> [Event] {
    let told: [Event] = reports.isEmpty ? [] : [.devicesTold(reports)]
    return told + [.messagesSettled(settlements.all, at: moment)] + (try edits(club, card))
  }

  private func edits(
    _ club: Club,
    _ card: (Client.ID) throws -> Client
  ) throws -> [Event] {
    let byClient = Dictionary(grouping: gone) { club.clients.current($0.client) }
    return try byClient.sorted { $0.key < $1.key }.compactMap { client, gone -> Event? in
      guard !club.clients.isErased(client) else { return nil }
      let tokens = try card(client).pushTokens
      let left = tokens.filter { token in !gone.contains { $0.token == token } }
      return Change(from: tokens, to: left).map { .clientEdited(client, [.pushTokens($0)]) }
    }
  }
}

/// Outcomes with the messages that had them, in the order in which they came.
struct Settlements {
  private var outcomes: [DeliveryOutcome] = []
  private var messages: [DeliveryOutcome: [Message.ID]] = [:]

  var isEmpty: Bool { outcomes.isEmpty }

  var all: [Settlement] { outcomes.map { Settlement($0, messages[$0] ?? []) } }

  mutating func add(_ outcome: DeliveryOutcome, _ id: Message.ID) {
    if messages[outcome] == nil { outcomes.append(outcome) }
    messages[outcome, default: []].append(id)
  }
}
