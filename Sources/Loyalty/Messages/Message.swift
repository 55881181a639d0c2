/// One message in the outbox, written in the same record as its cause (rules.md §10.5).
public struct Message: Hashable, Sendable {
  /// A message's number: given by the store, never reused.
  public typealias ID = Identifier<Message>

  /// What made the program send it.
  public enum Cause: String, Hashable, Sendable {
    /// The client was registered.
    case welcome
    /// The client bought something.
    case afterOrder
  }

  /// The number by which the store knows the message.
  public let id: ID
  /// The client whom it is for; after a merge, the client who stayed.
  public internal(set) var client: Client.ID
  /// The way it goes.
  public let channel: Channel
  /// The text with its variables filled in.
  public let text: String
  /// What made the program send it.
  public let cause: Cause

  /// Describes a message that is queued.
  public init(id: ID, client: Client.ID, channel: Channel, text: String, cause: Cause) {
    self.id = id
    self.client = client
    self.channel = channel
    self.text = text
    self.cause = cause
  }
}
