import CNcurses
import Terminal

/// What terminfo says of the terminal that was taken, beyond what curses uses itself.
struct TerminalDescription {
  /// The byte sequences of this terminal's own keys, for the key decoder.
  let keySequences: [[UInt8]: Key]
  /// Sent when the terminal is taken: a numeric number pad, marked pastes.
  let onTaking: [UInt8]
  /// Sent before the terminal is given back.
  let onGivingBack: [UInt8]
  /// Sent afterwards: a terminal without a second screen must not keep clients' data on its only one.
  let afterGivingBack: [UInt8]
  /// Puts the terminal right when the process dies.
  let onDying: [UInt8]

  /// Reads the description; a terminal must have been started.
  init() {
    let knowsPrivateModes = ["smkx", "civis", "cnorm"].contains { name in
      Self.text(name).contains("\u{1b}[?")
    }
    let marksPastes = knowsPrivateModes || !Self.text("BE").isEmpty
    // smkx switches the pad to its application sequences; digits are typed on it here.
    let padIsNumeric = Self.text("smkx").contains("\u{1b}=") ? "\u{1b}>" : ""
    onTaking = Array((padIsNumeric + (marksPastes ? "\u{1b}[?2004h" : "")).utf8)
    onGivingBack = marksPastes ? Array("\u{1b}[?2004l".utf8) : []
    let leaves = Self.text("rmcup")
    let clears = leaves.isEmpty ? Self.text("clear") : ""
    afterGivingBack = Array(clears.utf8)
    let ending = Self.text("rmkx") + Self.text("sgr0") + Self.text("cnorm")
    onDying = onGivingBack + Array((ending + leaves + clears).utf8)
    keySequences = Self.readKeys()
  }

  /// A string of the description without its delays (`$<5>`); empty when the terminal has none.
  private static func text(_ capability: String) -> String {
    guard let text = desk_string(capability) else { return "" }
    return String(cString: text).replacing(/\$<[^>]*>/, with: "")
  }

  private static func readKeys() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (capability, key) in named + functionKeys {
      let bytes = Array(text(capability).utf8)
      // A lone control byte has its meaning already: DEL is Backspace on every terminal.
      if bytes.count > 1, bytes[0] == 0x1b, keys[bytes] == nil { keys[bytes] = key }
    }
    return keys
  }

  private static let functionKeys = (1...12).map { ("kf\($0)", Key.function($0)) }

  private static let named: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
    ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
    ("kich1", .insert), ("kdch1", .delete), ("kbs", .backspace), ("kcbt", .backTab),
    ("kent", .enter),
  ]
}
