import Glibc
import Terminal
import TerminalCurses

/// The probe's state, its picture and its keys.
final class Probe {
  private let terminal: CursesTerminal
  private var selected = 0
  private var first = 0
  private var typed = ""
  private var message = "готово"
  private var size: Size

  init() throws(TerminalFailure) {
    let names = ["TERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "ESCDELAY"]
    var environment: [String: String] = [:]
    for name in names { environment[name] = getenv(name).map { String(cString: $0) } }
    let isASCII = CommandLine.arguments.contains("--ascii")
    terminal = try CursesTerminal.open(
      options: TerminalOptions(environment: environment, isASCII: isASCII)
    )
    size = terminal.size
  }

  func run() {
    terminal.draw(picture)
    while true {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, 20)
      switch terminal.input.read() {
      case .ended: exit(7)
      case .bytes(let bytes): take(bytes)
      case .nothing where terminal.size == size: continue
      case .nothing: terminal.redrawAll()
      }
      size = terminal.size
      terminal.draw(picture)
    }
  }

  private func take(_ bytes: [UInt8]) {
    guard bytes.first == 0x1b else { return bytes.forEach(press) }
    message = terminal.keySequences[bytes].map { "\($0)" } ?? "?"
  }

  private func press(_ byte: UInt8) {
    switch byte {
    case 0x03: leave()
    case 0x0c: terminal.redrawAll()
    case 0x1a: terminal.suspend()
    case UInt8(ascii: "j"): selected += 1
    case UInt8(ascii: "k"): selected -= 1
    case UInt8(ascii: "="): break
    case UInt8(ascii: "+"): first += 3
    case UInt8(ascii: "-"): first -= 3
    case UInt8(ascii: "!"): message = "👩‍👩‍👧|🇺🇦|❤️|가|é́|\u{1b}[31m|\u{9b}|ᄀ|"
    case UInt8(ascii: "&"): terminal.restoreAfterStop()
    case UInt8(ascii: "1")...UInt8(ascii: "9"): die(byte)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): typed.append(Character(Unicode.Scalar(byte)))
    default: message = "байт \(byte)"
    }
  }

  private func leave() {
    terminal.close()
    terminal.close()
    print("ушли")
    exit(0)
  }

  private func die(_ digit: UInt8) {
    switch digit {
    case UInt8(ascii: "1"): preconditionFailure("a trap")
    case UInt8(ascii: "2"): kill(getpid(), SIGSEGV)
    case UInt8(ascii: "3"): abort()
    case UInt8(ascii: "4"): exit(3)
    case UInt8(ascii: "5"): _ = sink(depth: 1)
    case UInt8(ascii: "6"): poke(typed.isEmpty ? 8 : 16)
    default: break
    }
  }

  private func sink(depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 4_096) { room in
      room.initialize(repeating: 1)
      return sink(depth: depth + room[depth % 4_096]) + room[0]
    }
  }

  private func poke(_ address: Int) {
    UnsafeMutablePointer<Int>(bitPattern: address)?.pointee = 1
  }

  private var picture: Canvas {
    var canvas = Canvas(size: size)
    let rule = String(repeating: "─", count: size.columns)
    canvas.put("FrontDesk › Группы", at: Point(row: 0, column: 3), style: .title)
    canvas.put(rule, at: Point(row: 1, column: 0), style: .muted)
    canvas.put("Найти   \(typed)", at: Point(row: 2, column: 3))
    for (place, step) in zip("░▒▓█", [Role.quarter, .half, .threeQuarters, .most]).enumerated() {
      canvas.put(String(step.0), at: Point(row: 3, column: 3 + place), style: Style(step.1))
    }
    for row in 0..<12 { put(row, into: &canvas) }
    canvas.put(rule, at: Point(row: size.rows - 3, column: 0), style: .muted)
    canvas.put(message, at: Point(row: size.rows - 2, column: 3), style: .warning)
    canvas.put("e\u{301}|世界|я", at: Point(row: size.rows - 1, column: size.columns - 8))
    canvas.cursor = Point(row: 2, column: 11 + typed.count)
    return canvas
  }

  private func put(_ row: Int, into canvas: inout Canvas) {
    let style = row == selected ? Style.selected : .text
    let line =
      "\(row == selected ? "►" : " ") \(first + row + 10)  Активные_ежедневно_\(first + row)"
      + "       Бонус: Накопительная       \(first + row + 40)   240,00     да"
    canvas.put(
      line,
      at: Point(row: 4 + row, column: 1),
      style: style,
      width: size.columns - 2
    )
  }
}
