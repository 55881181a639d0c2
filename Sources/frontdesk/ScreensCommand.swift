import Glibc
import Localization
package import Runtime
import Terminal
package import TerminalCurses

/// The screens, from taking the terminal to giving it back.
struct ScreensCommand {
  let desk: Desk
  let isASCII: Bool
  let isDemo: Bool

  /// Works until somebody leaves; ends the process by the signal that ended the session.
  func run() throws(CommandFailure) {
    let words = { desk.words(for: nil) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO] where isatty(descriptor) == 0 {
      throw failure(.notATerminal(descriptor: descriptor), words())
    }
    let start = try SessionStart(desk, isDemo: isDemo)
    let options = TerminalOptions(environment: desk.environment, isASCII: isASCII)
    let terminal: CursesTerminal
    do throws(TerminalFailure) {
      terminal = try CursesTerminal.open(options: options)
    } catch {
      start.discard()
      throw failure(error, words())
    }
    let ending = Session(start, on: terminal).run()
    terminal.close()
    switch ending {
    case .left: break
    case .hungUp: Session.die(of: SIGHUP)
    case .signalled(let signal): Session.die(of: signal)
    }
  }

  private func failure(_ failure: TerminalFailure, _ words: Words) -> CommandFailure {
    switch failure {
    case .notATerminal(STDIN_FILENO): CommandFailure(words("cli.notATerminal"))
    case .notATerminal: CommandFailure(words("cli.outputNotATerminal"))
    case .nameIsUnset: CommandFailure(words("cli.termUnset"))
    case .unknownName(let name):
      CommandFailure(words("cli.termUnknown", ["term": .text(name)]))
    case .cannotPlaceCursor(let name):
      CommandFailure(words("cli.termDumb", ["term": .text(name)]))
    case .noDescriptions, .alreadyTaken, .noResources: CommandFailure(failure.description)
    }
  }
}

extension CursesTerminal: DeskTerminal {
  package var inputDescriptor: Int32 { input.descriptor }

  package func readKeys() -> TypedBytes {
    switch input.read() {
    case .nothing: .nothing
    case .bytes(let bytes): .bytes(bytes)
    case .ended: .ended
    }
  }
}
