/// What the bytes after an ESC turned out to be.
enum EscapeSequence: Equatable {
  /// A key.
  case key(Key)
  /// A pasted text begins.
  case pasteBegins
  /// A whole sequence that means nothing here: a modified key, an answer of the terminal.
  case nothing
  /// The first of two Esc.
  case escape
  /// More bytes may follow.
  case incomplete

  static let escapeByte: UInt8 = 0x1B
  /// A sequence longer than this is no key and no answer we know.
  private static let longest = 4_096

  /// Reads one sequence.
  ///
  /// - Parameters:
  ///   - bytes: Begins with ESC and holds what one read brought after it.
  ///   - extra: Sequences of the terminal at hand; they win.
  /// - Returns: What it is and how many bytes it took; 0 bytes when incomplete.
  static func read(
    _ bytes: ArraySlice<UInt8>,
    extra: [[UInt8]: Key]
  ) -> (sequence: EscapeSequence, length: Int) {
    var couldBeExtra = false
    for (sequence, key) in extra where sequence.count > 1 && sequence.first == escapeByte {
      if bytes.starts(with: sequence) { return (.key(key), sequence.count) }
      if sequence.starts(with: bytes) { couldBeExtra = true }
    }
    let found = standard(bytes)
    return couldBeExtra ? (.incomplete, 0) : found
  }

  private static func standard(
    _ bytes: ArraySlice<UInt8>
  ) -> (sequence: EscapeSequence, length: Int) {
    let rest = bytes.dropFirst()
    guard let introducer = rest.first else { return (.incomplete, 0) }
    switch introducer {
    case UInt8(ascii: "["): return control(bytes)
    case UInt8(ascii: "O"): return singleShift(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      return string(bytes)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      return (.key(.function(Int(introducer) - 0x30)), 2)
    case UInt8(ascii: "0"): return (.key(.function(10)), 2)
    case 0x09: return (.key(.backTab), 2)
    case escapeByte: return twice(bytes)
    default: return altered(rest)
    }
  }

  /// Alt and some other key: never bound, so it is nothing.
  private static func altered(
    _ rest: ArraySlice<UInt8>
  ) -> (sequence: EscapeSequence, length: Int) {
    switch UTF8Reader.read(rest) {
    case .scalar(_, let length): (.nothing, 1 + length)
    case .invalid(let length): (.nothing, 1 + length)
    case .incomplete: (.incomplete, 0)
    }
  }

  /// Two ESC: Alt and an arrow, when a sequence follows; else Esc pressed twice.
  private static func twice(
    _ bytes: ArraySlice<UInt8>
  ) -> (sequence: EscapeSequence, length: Int) {
    let second = bytes.dropFirst()
    guard let next = second.dropFirst().first else { return (.incomplete, 0) }
    guard next == UInt8(ascii: "[") || next == UInt8(ascii: "O") else { return (.escape, 1) }
    let found = standard(second)
    return found.sequence == .incomplete ? found : (.nothing, 1 + found.length)
  }

  /// `ESC O`, perhaps a modifier, a final byte.
  private static func singleShift(
    _ bytes: ArraySlice<UInt8>
  ) -> (sequence: EscapeSequence, length: Int) {
    let body = bytes.dropFirst(2)
    let parameters = body.prefix { (0x30...0x3B).contains($0) }
    guard parameters.count < 8 else { return (.nothing, 2 + parameters.count) }
    guard let final = body.dropFirst(parameters.count).first else { return (.incomplete, 0) }
    let length = 3 + parameters.count
    if parameters.isEmpty, let key = SequenceTable.singleShift(final) {
      return (.key(key), length)
    }
    let isFinal = parameters.isEmpty ? "abcdE".utf8.contains(final) : (0x40...0x7E).contains(final)
    return (.nothing, isFinal ? length : length - 1)
  }

  /// `ESC [`, parameters, intermediates, a final byte (ECMA-48), and the two exceptions to it: the
  /// Linux console's F-keys and rxvt's `$` for Shift.
  private static func control(
    _ bytes: ArraySlice<UInt8>
  ) -> (sequence: EscapeSequence, length: Int) {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "[") {
      guard let letter = body.dropFirst().first else { return (.incomplete, 0) }
      guard (0x40...0x7E).contains(letter) else { return (.nothing, 3) }
      return (SequenceTable.linuxConsole(letter).map(EscapeSequence.key) ?? .nothing, 4)
    }
    let parameters = body.prefix { (0x30...0x3F).contains($0) }
    let intermediates = body.dropFirst(parameters.count).prefix { (0x20...0x2F).contains($0) }
    let length = 2 + parameters.count + intermediates.count
    guard length < longest else { return (.nothing, length) }
    guard let final = body.dropFirst(parameters.count + intermediates.count).first else {
      let isShifted = intermediates.elementsEqual("$".utf8) && number(parameters) != nil
      return isShifted ? (.nothing, length) : (.incomplete, 0)
    }
    guard (0x40...0x7E).contains(final) else { return (.nothing, length) }
    guard intermediates.isEmpty else { return (.nothing, length + 1) }
    return (meaning(of: final, parameters: parameters), length + 1)
  }

  private static func meaning(of final: UInt8, parameters: ArraySlice<UInt8>) -> EscapeSequence {
    if final == UInt8(ascii: "Z") { return .key(.backTab) }
    guard let first = unmodified(parameters) else { return .nothing }
    let key: Key?
    switch (final, first) {
    case (UInt8(ascii: "~"), 200): return .pasteBegins
    case (UInt8(ascii: "~"), let number): key = SequenceTable.numbered(number)
    case (UInt8(ascii: "z"), let number): key = SequenceTable.sun(number)
    case (_, 1): key = SequenceTable.cursorKey(final)
    default: key = nil
    }
    return key.map(EscapeSequence.key) ?? .nothing
  }

  /// The first parameter, 1 when there is none; nil when a modifier or anything else follows it.
  private static func unmodified(_ parameters: ArraySlice<UInt8>) -> Int? {
    if parameters.isEmpty { return 1 }
    let parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2 && number(parts[1]) == 1 else { return nil }
    return number(parts[0])
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    return digits.reduce(0) { value, digit in
      guard let value, (0x30...0x39).contains(digit) else { return nil }
      return value * 10 + Int(digit - 0x30)
    }
  }

  /// A string of the terminal (OSC, DCS, SOS, PM, APC) up to its terminator.
  private static func string(
    _ bytes: ArraySlice<UInt8>
  ) -> (sequence: EscapeSequence, length: Int) {
    var length = 2
    for byte in bytes.dropFirst(2) {
      if byte == 0x07 { return (.nothing, length + 1) }
      if byte == escapeByte {
        guard let next = bytes.dropFirst(length + 1).first else { return (.incomplete, 0) }
        return (.nothing, next == UInt8(ascii: "\\") ? length + 2 : length)
      }
      length += 1
    }
    return length < longest ? (.incomplete, 0) : (.nothing, length)
  }
}
