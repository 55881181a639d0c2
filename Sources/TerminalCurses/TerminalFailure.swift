/// Why a terminal cannot be taken; the facts only, the sentence for a person is made elsewhere.
package enum TerminalFailure: Error, Equatable {
  /// Standard input or output is a file or a pipe.
  case notATerminal(descriptor: Int32)
  /// The environment says nothing about the terminal.
  case nameIsUnset
  /// No description of a terminal of this name is installed.
  case unknownName(String)
  /// A terminal that cannot place its cursor, such as `dumb`.
  case cannotPlaceCursor(String)
  /// No descriptions of terminals are installed at all.
  case noDescriptions(String)
  /// The process has taken a terminal already.
  case alreadyTaken
  /// No memory or no free descriptors.
  case noResources
}

extension TerminalFailure: CustomStringConvertible {
  /// The failure and the next step, in English, for when no catalogue is at hand.
  package var description: String {
    switch self {
    case .notATerminal(descriptor: 0):
      "standard input is not a terminal; start in a terminal, or use a command (--help)"
    case .notATerminal:
      "standard output is not a terminal; start in a terminal, or use a command (--help)"
    case .nameIsUnset:
      "TERM is not set; try TERM=xterm-256color"
    case .unknownName(let name):
      "TERM=\(name): no description of this terminal is installed; try TERM=xterm-256color"
    case .cannotPlaceCursor(let name):
      "TERM=\(name): this terminal cannot show full screens; try TERM=xterm-256color"
    case .noDescriptions(let name):
      "TERM=\(name): no terminal descriptions are installed (package ncurses-base)"
    case .alreadyTaken:
      "this process has taken a terminal already"
    case .noResources:
      "no memory or no free file descriptors for the terminal"
    }
  }
}
