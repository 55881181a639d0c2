/// A client's device as the journal names it: a number made of the app's address on it, so that no
/// address stands there a second time.
public struct DeviceMark: Hashable, Comparable, Sendable {
  /// The number: FNV-1a over the address, which two devices of one client hardly ever share.
  public let number: UInt32

  /// Takes a number as it stands in the journal.
  public init(number: UInt32) {
    self.number = number
  }

  /// Makes the number of an address.
  public init(token: String) {
    var hash: UInt32 = 2_166_136_261
    for byte in token.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    number = hash
  }

  /// In the order of the numbers.
  public static func < (left: DeviceMark, right: DeviceMark) -> Bool { left.number < right.number }
}

/// What a gateway told of the devices of one message that has several.
public struct DeviceReport: Hashable, Sendable {
  /// The message.
  public let message: Message.ID
  /// Those for which the gateway took it.
  public let took: [DeviceMark]
  /// Those on which it arrived.
  public let delivered: [DeviceMark]
  /// Those that it did not reach.
  public let missed: [DeviceMark]

  /// Describes what a gateway told.
  public init(
    _ message: Message.ID,
    took: [DeviceMark] = [],
    delivered: [DeviceMark] = [],
    missed: [DeviceMark] = []
  ) {
    self.message = message
    self.took = took
    self.delivered = delivered
    self.missed = missed
  }
}

/// How far a message has come on each of several devices.
public struct MessageDevices: Hashable, Sendable {
  /// Those for which the gateway took it and of which it told no more.
  public private(set) var took: Set<DeviceMark>
  /// Those on which it arrived.
  public private(set) var delivered: Set<DeviceMark>
  /// Those that it did not reach.
  public private(set) var missed: Set<DeviceMark>

  /// Puts devices together.
  public init(
    took: Set<DeviceMark> = [],
    delivered: Set<DeviceMark> = [],
    missed: Set<DeviceMark> = []
  ) {
    self.took = took
    self.delivered = delivered
    self.missed = missed
  }

  /// How many devices it was sent to.
  public var count: Int { took.count + delivered.count + missed.count }

  /// How many devices it reached.
  public var reached: Int { took.count + delivered.count }

  /// Whether a device has it, or its gateway will see to that.
  func hasReached(_ token: String) -> Bool {
    let mark = DeviceMark(token: token)
    return took.contains(mark) || delivered.contains(mark)
  }

  /// What the message came to by those whom it reached; nil where it reached none.
  var outcome: DeliveryOutcome? {
    delivered.isEmpty ? (took.isEmpty ? nil : .accepted) : .delivered
  }

  /// Takes a report over: what arrived did, and what was taken was.
  mutating func take(_ report: DeviceReport) {
    delivered.formUnion(report.delivered)
    took = took.union(report.took).subtracting(delivered)
    missed = missed.union(report.missed).subtracting(delivered).subtracting(took)
  }
}
