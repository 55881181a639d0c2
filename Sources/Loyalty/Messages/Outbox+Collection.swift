extension Outbox: RandomAccessCollection {
  /// The first message.
  public var startIndex: Int { 0 }
  /// Behind the last message.
  public var endIndex: Int { Int(nextMessage.number) - 1 }
  /// A message by its place, oldest first.
  public subscript(position: Int) -> Message {
    let id = Message.ID(UInt32(position) + 1)
    guard let message = self[id] else { preconditionFailure("There is no message \(position).") }
    return message
  }
}
