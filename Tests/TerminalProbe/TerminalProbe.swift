import Glibc

/// A small program on a real terminal, for tests of the curses back end.
///
/// It shows a table and a field and has every way out; its keys are listed in `Probe.press`.
@main
struct TerminalProbe {
  static func main() {
    do {
      try Probe().run()
    } catch {
      print("refused: \(error)")
      exit(69)
    }
  }
}
