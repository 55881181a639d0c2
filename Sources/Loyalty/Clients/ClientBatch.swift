/// Many clients as columns, folded and counted aside, to be loaded at once.
///
/// Folding names is most of the work of loading a client; the store does it on other threads.
public struct ClientBatch: Sendable {
  /// The columns; their groups are places in `groupSets`.
  private(set) var block = ClientBlock()
  private(set) var groupSets: [GroupSet] = [GroupSet()]
  private var knownSets: [GroupSet: Int] = [GroupSet(): 0]

  /// No clients yet.
  public init() {}

  /// How many clients there are.
  public var count: Int { block.count }

  /// The place of a set of groups among those of the batch.
  public mutating func place(of set: GroupSet) -> Int {
    if let known = knownSets[set] { return known }
    groupSets.append(set)
    knownSets[set] = groupSets.count - 1
    return groupSets.count - 1
  }

  /// Adds a client.
  ///
  /// - Parameters:
  ///   - columns: What the columns keep; its groups are left out.
  ///   - groups: The place of the client's groups, from `place(of:)`.
  ///   - name: The name in UTF-8.
  ///   - email: The e-mail address in UTF-8, empty for none.
  public mutating func append(
    _ columns: ClientColumns,
    groups: Int,
    name: Span<UInt8>,
    email: Span<UInt8>
  ) {
    block.append(columns, groupSet: GroupSetTable.Index(groups))
    block.names.append(utf8: name)
    block.emails.append { bytes in
      for index in email.indices { bytes.append(Self.small(email[index])) }
    }
  }

  /// Adds a number whose card was merged into another or erased: a row that nothing finds.
  ///
  /// - Parameter registeredAt: When it was given; nil where nobody knows.
  public mutating func appendGone(registeredAt: Moment?) {
    block.append(ClientColumns(erased: registeredAt), groupSet: 0)
    if registeredAt == nil { block.registered[block.registered.count - 1] = ClientBlock.noMoment }
    block.names.append(utf8: [UInt8]().span)
    block.emails.append { _ in }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
