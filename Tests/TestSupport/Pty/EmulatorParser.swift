/// Cuts a stream of bytes into characters, controls and sequences.
struct EmulatorParser: Sendable {
  enum Action {
    case print(Unicode.Scalar)
    case control(UInt8)
    /// `ESC`, what stood between, and the final byte.
    case escape(String)
    case sequence(Sequence)
  }

  /// A control sequence: `ESC [`, a private prefix, numbers and a final byte.
  struct Sequence {
    var prefix = ""
    var numbers: [Int] = []
    var final: Character = " "

    /// The first number, 1 when it is missing or 0.
    var count: Int { number(0, or: 1) }

    /// The number at a place, or a value when it is missing or 0.
    func number(_ index: Int, or missing: Int) -> Int {
      guard index < numbers.count, numbers[index] > 0 else { return missing }
      return numbers[index]
    }
  }

  private enum State {
    case ground
    case escape
    case sequence
    /// A title or another string, up to BEL or ESC \.
    case text
  }

  private var state = State.ground
  private var collected: [UInt8] = []
  private var pendingText: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Action? {
    if state == .text { return endText(byte) }
    if byte == 0x1b {
      (state, collected) = (.escape, [])
      return nil
    }
    if byte < 0x20 || byte == 0x7f { return .control(byte) }
    switch state {
    case .ground: return character(byte)
    case .escape: return escape(byte)
    case .sequence: return sequence(byte)
    case .text: return nil
    }
  }

  private mutating func endText(_ byte: UInt8) -> Action? {
    if byte == 0x07 { state = .ground }
    if byte == 0x1b { (state, collected) = (.escape, []) }
    return nil
  }

  private mutating func character(_ byte: UInt8) -> Action? {
    pendingText.append(byte)
    guard let first = pendingText.first else { return nil }
    let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    guard pendingText.count >= length else { return nil }
    defer { pendingText = [] }
    return String(decoding: pendingText, as: UTF8.self).unicodeScalars.first.map(Action.print)
  }

  private mutating func escape(_ byte: UInt8) -> Action? {
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): state = .text
    case 0x20...0x2f: collected.append(byte)
    default:
      state = .ground
      return .escape(String(decoding: collected + [byte], as: UTF8.self))
    }
    return nil
  }

  private mutating func sequence(_ byte: UInt8) -> Action? {
    guard byte >= 0x40 else {
      collected.append(byte)
      return nil
    }
    state = .ground
    let text = String(decoding: collected, as: UTF8.self)
    let prefix = text.prefix { "<=>?".contains($0) }
    let numbers = text.dropFirst(prefix.count).split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == ";" || $0 == ":" }
    )
    return .sequence(
      Sequence(
        prefix: String(prefix),
        numbers: collected.isEmpty ? [] : numbers.map { Int($0) ?? 0 },
        final: Character(Unicode.Scalar(byte))
      )
    )
  }
}
