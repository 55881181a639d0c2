import ArgumentParser
import Glibc
import Runtime

extension FrontDesk {
  /// Ends the process by what the parser threw: help or a version on standard output, what it
  /// refuses on standard error.
  static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let output = status == .success ? Output.standard : Output.errors
    let text = status == .success ? page(for: error) : refusal(for: error, output)
    if !text.isEmpty { try? output.write(Array((text + "\n").utf8)) }
    Glibc.exit(status.rawValue)
  }

  /// The help of a command, or of the program.
  static func page(of command: (any ParsableCommand.Type)? = nil) -> String {
    let text = helpMessage(for: command ?? self, columns: UsagePage.unwrapped)
    guard let page = UsagePage(on: .standard) else { return text }
    return page.page(text)
  }

  private static func page(for error: any Error) -> String {
    let text = fullMessage(for: error, columns: UsagePage.unwrapped)
    guard text.hasPrefix("OVERVIEW: "), let page = UsagePage(on: .standard) else { return text }
    return page.page(text)
  }

  private static func refusal(for error: any Error, _ output: Output) -> String {
    let message = message(for: error)
    let full = fullMessage(for: error, columns: UsagePage.unwrapped)
    guard !message.isEmpty, let page = UsagePage(on: output) else { return full }
    let rest = full.firstRange(of: message).map { full[$0.upperBound...] } ?? ""
    return page.refusal(message, rest.split(separator: "\n").map(String.init))
  }
}

extension UsagePage {
  /// A page as wide as where it is read; nil where there are no words.
  fileprivate init?(on output: Output) {
    guard let words = Said.words else { return nil }
    self.init(words: words, columns: output.isTerminal ? output.columns : 80)
  }
}
