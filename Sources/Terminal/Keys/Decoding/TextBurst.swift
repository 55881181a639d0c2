/// Tells typed text from a burst that nobody types: a paste in a terminal that does not bracket it.
///
/// Gathers the text of one read; a key in between ends the run. See ``KeyDecoder`` for the rule.
struct TextBurst: Sendable {
  /// How long after a burst text still belongs to it, in milliseconds.
  static let window: Int64 = 30
  /// So many printable characters in one read are a burst.
  static let length = 8

  /// When an Enter that ended a burst is due; nil when none waits.
  private(set) var deadline: Int64?

  private var run: [Unicode.Scalar] = []
  private var continues = false
  private var isBurst = false
  private var until = Int64.min

  mutating func beginRead(at now: Int64) {
    continues = now < until
    isBurst = false
  }

  /// Adds a printable scalar, a tab, or a newline.
  mutating func add(_ scalar: Unicode.Scalar) { run.append(scalar) }

  /// Adds a key that is no text.
  mutating func add(_ key: Key, into keys: inout [Key]) {
    flush(into: &keys)
    keys.append(key)
  }

  /// Ends the run because something else follows it in the same read.
  mutating func flush(into keys: inout [Key]) {
    let trailing = emit(into: &keys)
    if trailing { keys.append(.enter) }
    settle(into: &keys)
    continues = false
  }

  /// Ends the run because the read is over; an Enter at the end of a burst waits for what follows.
  mutating func endRead(at now: Int64, into keys: inout [Key]) {
    let trailing = emit(into: &keys)
    if isBurst { until = now + Self.window }
    if trailing { deadline = until }
  }

  /// Gives out the Enter that waited.
  mutating func settle(into keys: inout [Key]) {
    if deadline != nil { keys.append(.enter) }
    deadline = nil
  }

  /// Gives out the run; true when it is a burst and ended in a newline.
  private mutating func emit(into keys: inout [Key]) -> Bool {
    guard !run.isEmpty else { return false }
    defer { run = [] }
    guard continues || Self.looksPasted(run) else {
      isBurst = false
      Self.type(run, into: &keys)
      return false
    }
    isBurst = true
    var text = run
    let leading = continues ? 0 : text.prefix(while: Self.isNewline).count
    for _ in 0..<leading { keys.append(.enter) }
    text.removeFirst(leading)
    if deadline != nil { text.insert("\n", at: 0) }
    deadline = nil
    let end = text.lastIndex { !Self.isNewline($0) }.map { $0 + 1 } ?? 0
    let line = PastedText.line(of: Array(text[..<end]))
    if !line.isEmpty { keys.append(.paste(line)) }
    return end < text.count
  }

  static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  /// Whether nobody types so: many characters at once, or lines.
  private static func looksPasted(_ run: [Unicode.Scalar]) -> Bool {
    let lines = run.split(whereSeparator: isNewline).map { $0.count { $0 != "\t" } }
    if lines.reduce(0, +) >= length { return true }
    return lines.count > 1 && lines.contains { $0 > 1 }
  }

  /// Gives out what was typed, key by key; CR and LF together are one Enter.
  private static func type(_ run: [Unicode.Scalar], into keys: inout [Key]) {
    var text = String.UnicodeScalarView()
    func flush(_ keys: inout [Key]) {
      keys += String(text).map(Key.character)
      text.removeAll()
    }
    for (index, scalar) in run.enumerated() {
      switch scalar {
      case "\t", "\r", "\n":
        flush(&keys)
        if scalar == "\n", index > 0, run[index - 1] == "\r" { continue }
        keys.append(scalar == "\t" ? .tab : .enter)
      default: text.append(scalar)
      }
    }
    flush(&keys)
  }
}
