import ArgumentParser
import Foundation
import Localization
import Resources
import Terminal

/// The words of the command line itself, chosen before anything is parsed.
///
/// `--language` chooses them, else the locale; the store, which may name a language too, is not open
/// yet.
enum Said {
  /// The words; nil where the program's own files are not found, which the command will tell.
  static let words: Words? = chosen(
    CommandLine.arguments,
    environment: ProcessInfo.processInfo.environment
  )
  /// The parser's own words, which are the English ones.
  static let english = folder.map { Words(.english, from: $0) }

  private static let folder = try? ResourceFolder.find(
    environment: ProcessInfo.processInfo.environment
  )

  private static func chosen(
    _ arguments: [String],
    environment: [String: String]
  ) -> Words? {
    let language = Language.chosen(
      option: option(arguments).flatMap { Language(named: $0) },
      store: nil,
      environment: environment
    )
    return folder.map { Words(language, from: $0) }
  }

  /// The last `--language` that was typed: one behind the command counts before one in front of it.
  private static func option(_ arguments: [String]) -> String? {
    let name = "--language"
    var found: String?
    for (place, argument) in arguments.enumerated() {
      if argument == name, place + 1 < arguments.count { found = arguments[place + 1] }
      if argument.hasPrefix(name + "=") { found = String(argument.dropFirst(name.count + 1)) }
    }
    return found
  }

  /// A text by its key; nothing where there are no words at all.
  static func text(_ key: String, _ values: [String: WordValue] = [:]) -> String {
    words?(key, values) ?? ""
  }

  /// A text in as many paragraphs as the catalogue has of it: `key`, `key.2`, `key.3`.
  static func paragraphs(_ key: String) -> String {
    var found: [String] = []
    while let text = words?.ifPresent(found.isEmpty ? key : "\(key).\(found.count + 1)") {
      found.append(text)
    }
    return found.joined(separator: "\n\n")
  }
}

extension CommandConfiguration {
  /// A command with its words from the catalogue.
  static func said(
    _ name: String,
    version: String = "",
    subcommands: [any ParsableCommand.Type] = []
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name,
      abstract: Said.text("usage." + name),
      discussion: Said.paragraphs("usage.\(name).more"),
      version: version,
      subcommands: subcommands
    )
  }
}

extension ArgumentHelp {
  /// What an option takes, and the name of its value, from the catalogue.
  static func said(
    _ key: String,
    value: String? = nil,
    _ values: [String: WordValue] = [:]
  ) -> ArgumentHelp {
    ArgumentHelp(
      "\(Said.text("usage." + key, values))",
      valueName: value.map { Said.text("usage.value." + $0) }
    )
  }
}

extension ValidationError {
  /// What a command itself refuses, from the catalogue.
  static func said(_ key: String, _ values: [String: WordValue] = [:]) -> ValidationError {
    ValidationError(Said.text("usage.refused." + key, values))
  }
}
