/// Turns the bytes of a terminal into keys, by our own tables: testable, and the same under every
/// TERM (screens.md "How keys are read" 5, "Beside the table").
///
/// The caller passes the time in and asks ``deadline`` how long it may wait for more bytes. Each
/// call of `feed` is one read of the terminal: what comes in one read belongs together.
///
/// - ESC and a digit in one read is an F-key; ESC and any other key in one read is Alt and nothing.
/// - An ESC with nothing behind it is Esc after ``escapeDelay``. For 250 ms after that, the torn
///   rest of a sequence (`O…`, `[…`) is thrown away.
/// - A sequence that stays unfinished for 250 ms is thrown away.
/// - Without bracketed paste a burst counts as pasted: at least eight printable characters in one
///   read, or two and more with a newline between letters; and all text in the 30 ms after it. A
///   newline at the end of a burst is Enter when nothing follows it in that time (code scanners).
public struct KeyDecoder: Sendable {
  /// How long an ESC waits for the rest of a sequence, in milliseconds (ESCDELAY).
  public var escapeDelay: Int64
  /// When `timeout` wants to be called, by the clock that `feed` gets; nil when nothing waits.
  public private(set) var deadline: Int64?

  /// How long after Esc the torn rest of a sequence may come.
  static let tornWindow: Int64 = 250
  /// How long an unfinished sequence waits.
  static let sequenceWait: Int64 = 250
  /// How long a paste may pause before it counts as ended.
  static let pasteWait: Int64 = 2_000

  private let extra: [[UInt8]: Key]
  private var pending: [UInt8] = []
  private var tornUntil = Int64.min
  private var dropsNext = false
  private var paste: PasteBuffer?
  private var burst = TextBurst()

  /// A decoder that waits for its first byte.
  ///
  /// - Parameters:
  ///   - escapeDelay: How long an ESC waits for more, in milliseconds.
  ///   - extra: Sequences of the terminal at hand, beginning with ESC, that win over our table.
  public init(escapeDelay: Int64 = 25, extra: [[UInt8]: Key] = [:]) {
    self.escapeDelay = escapeDelay
    self.extra = extra
  }

  /// Takes what one read brought.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the read, in order.
  ///   - milliseconds: The time of the read, by a clock that never goes back.
  /// - Returns: The keys that are certain now.
  public mutating func feed(_ bytes: [UInt8], at milliseconds: Int64) -> [Key] {
    var keys = timeout(at: milliseconds)
    guard !bytes.isEmpty else { return keys }
    if paste == nil { keys += resolveEscape(before: bytes) }
    let waiting = pending.count > 1 && !isLoneEscape ? deadline : nil
    var input = pending + bytes
    if pending.isEmpty, paste == nil, isTornRest(bytes, at: milliseconds) {
      input.insert(EscapeSequence.escapeByte, at: 0)
      dropsNext = true
    }
    if !dropsNext, pending.isEmpty { tornUntil = .min }
    pending = []
    burst.beginRead(at: milliseconds)
    read(input[...], into: &keys)
    burst.endRead(at: milliseconds, into: &keys)
    let isSameSequence = pending.count == input.count
    setDeadline(at: milliseconds, waiting: isSameSequence ? waiting : nil)
    return keys
  }

  /// Settles what waited for more bytes, when its time is over; before that it does nothing.
  public mutating func timeout(at milliseconds: Int64) -> [Key] {
    guard let due = deadline, milliseconds >= due else { return [] }
    deadline = nil
    var keys: [Key] = []
    if let ended = paste {
      paste = nil
      pending = []
      append(ended, to: &keys)
    }
    if isLoneEscape {
      keys += pending.map { _ in .escape }
      tornUntil = due + Self.tornWindow
    }
    if pending.first == EscapeSequence.escapeByte { pending = [] }
    dropsNext = false
    burst.settle(into: &keys)
    return keys
  }

  /// An ESC of an earlier read is Esc, unless these bytes can go on with it.
  private mutating func resolveEscape(before bytes: [UInt8]) -> [Key] {
    guard isLoneEscape else { return [] }
    let whole = pending + bytes.prefix(1)
    let goesOn = [UInt8(ascii: "["), UInt8(ascii: "O")].contains(bytes[0])
    let known = extra.keys.contains { $0.starts(with: whole) }
    guard !goesOn, !known else { return [] }
    defer { pending = [] }
    return pending.map { _ in .escape }
  }

  /// Whether one ESC, or several, wait with nothing behind them.
  private var isLoneEscape: Bool {
    !pending.isEmpty && pending.allSatisfy { $0 == EscapeSequence.escapeByte }
  }

  private func isTornRest(_ bytes: [UInt8], at now: Int64) -> Bool {
    now < tornUntil && [UInt8(ascii: "["), UInt8(ascii: "O")].contains(bytes[0])
  }

  private mutating func read(_ input: ArraySlice<UInt8>, into keys: inout [Key]) {
    var rest = input
    while let first = rest.first {
      if paste != nil {
        guard let behind = paste?.take(rest) else { return }
        if let ended = paste { append(ended, to: &keys) }
        paste = nil
        rest = behind
      } else if first == EscapeSequence.escapeByte {
        guard readSequence(&rest, into: &keys) else { return }
      } else {
        guard readCharacter(&rest, into: &keys) else { return }
      }
    }
  }

  /// Reads one sequence; false when it is incomplete and waits.
  private mutating func readSequence(
    _ rest: inout ArraySlice<UInt8>,
    into keys: inout [Key]
  ) -> Bool {
    let (sequence, length) = EscapeSequence.read(rest, extra: extra)
    if sequence == .incomplete {
      burst.flush(into: &keys)
      pending = Array(rest)
      return false
    }
    rest = rest.dropFirst(length)
    let isDropped = dropsNext
    if isDropped { (dropsNext, tornUntil) = (false, .min) }
    switch sequence {
    case .key(let key) where !isDropped: burst.add(key, into: &keys)
    case .escape where !isDropped: burst.add(.escape, into: &keys)
    case .pasteBegins:
      burst.flush(into: &keys)
      paste = PasteBuffer()
    default: break
    }
    return true
  }

  /// Reads one character or control key; false when it is torn and waits.
  private mutating func readCharacter(
    _ rest: inout ArraySlice<UInt8>,
    into keys: inout [Key]
  ) -> Bool {
    switch UTF8Reader.read(rest) {
    case .incomplete:
      pending = Array(rest)
      return false
    case .invalid(let length): rest = rest.dropFirst(length)
    case .scalar(let scalar, let length):
      rest = rest.dropFirst(length)
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: burst.add(scalar)
      case 0x08, 0x7F: burst.add(.backspace, into: &keys)
      case 0x01...0x1A:
        burst.add(.control(Character(UnicodeScalar(UInt8(scalar.value + 0x60)))), into: &keys)
      case 0x00...0x1F, 0x80...0x9F: break
      default: burst.add(scalar)
      }
    }
    return true
  }

  private func append(_ ended: PasteBuffer, to keys: inout [Key]) {
    let text = ended.text
    if !text.isEmpty { keys.append(.paste(text)) }
  }

  /// Sets when to ask again; a sequence that goes on waits no longer than it was `waiting` already.
  private mutating func setDeadline(at now: Int64, waiting: Int64?) {
    if paste != nil {
      deadline = now + Self.pasteWait
    } else if isLoneEscape {
      deadline = now + escapeDelay
    } else if pending.first == EscapeSequence.escapeByte {
      deadline = waiting ?? now + Self.sequenceWait
    } else {
      deadline = burst.deadline
    }
  }
}
