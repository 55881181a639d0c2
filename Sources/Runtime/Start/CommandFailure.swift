/// Why a command of the command line ends: a sentence for stderr and the exit status.
package struct CommandFailure: Error, Hashable {
  /// The exit statuses that scripts rely on.
  package enum Status: Int32 {
    /// The command could not be carried out.
    case failed = 1
    /// Some rows of an import were refused.
    case someRefused = 2
    /// The command was called in a wrong way (sysexits.h).
    case usage = 64
    /// Ctrl-C.
    case interrupted = 130
    /// Nobody reads the output any more.
    case brokenPipe = 141
  }

  /// What is wrong and what to do; empty says nothing.
  package let sentence: String
  /// The exit status.
  package let status: Status

  package init(_ sentence: String, status: Status = .failed) {
    self.sentence = sentence
    self.status = status
  }
}
