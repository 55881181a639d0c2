import Foundation
import TestSupport
import Testing

/// The real program: `$FRONTDESK_BINARY`, else the one that was built beside the tests.
enum Program {
  /// The program's path.
  static var path: String {
    if let named = ProcessInfo.processInfo.environment["FRONTDESK_BINARY"] { return named }
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/frontdesk"
  }

  /// An environment in which nothing of the user's own is reached.
  static func environment(
    _ folder: TemporaryFolder,
    _ changes: [String: String?] = [:]
  ) -> [String: String] {
    var variables = [
      "HOME": folder.path, "TMPDIR": folder.path, "FRONTDESK_STORE": folder.path("store"),
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Europe/Kyiv",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in changes { variables[name] = value }
    return variables
  }

  /// Opens the screens in a terminal.
  static func screens(
    _ folder: TemporaryFolder,
    _ arguments: [String] = [],
    _ changes: [String: String?] = [:],
    rows: Int = 24,
    columns: Int = 80
  ) throws -> PtyProcess {
    try PtyProcess(
      path,
      ["--as", "Olga"] + arguments,
      environment: environment(folder, changes),
      rows: rows,
      columns: columns
    )
  }
}

/// What a command printed and how it ended.
struct Finished {
  let status: Int32
  let output: String
  let errors: String

  /// The lines of standard output.
  var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
}

extension Program {
  /// Runs a command of the command line to its end.
  @discardableResult
  static func run(
    _ folder: TemporaryFolder,
    _ arguments: [String],
    input: String = "",
    _ changes: [String: String?] = [:]
  ) throws -> Finished {
    try run(program: path, folder, arguments, input: input, changes)
  }

  /// Runs a line of the shell, in which `$F` is the program.
  static func shell(
    _ folder: TemporaryFolder,
    _ line: String,
    input: String = ""
  ) throws -> Finished {
    try run(program: "/bin/sh", folder, ["-c", line], input: input, ["F": path])
  }

  private static func run(
    program: String,
    _ folder: TemporaryFolder,
    _ arguments: [String],
    input: String,
    _ changes: [String: String?]
  ) throws -> Finished {
    let name = UUID().uuidString
    func handle(_ suffix: String, _ text: String = "") throws -> FileHandle {
      try folder.write(text.utf8, to: name + suffix)
      return try #require(FileHandle(forUpdatingAtPath: folder.path(name + suffix)))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment(folder, changes)
    process.standardInput = try handle(".in", input)
    process.standardOutput = try handle(".out")
    process.standardError = try handle(".err")
    try process.run()
    process.waitUntilExit()
    return Finished(
      status: process.terminationStatus,
      output: String(decoding: try folder.bytes(of: name + ".out"), as: UTF8.self),
      errors: String(decoding: try folder.bytes(of: name + ".err"), as: UTF8.self)
    )
  }

  /// Makes an empty store.
  static func makeStore(_ folder: TemporaryFolder, language: String = "en") throws {
    let made = try run(
      folder,
      [
        "init", "--name", "Arena", "--currency", "UAH", "--time-zone", "Europe/Kyiv", "--region",
        "UA", "--language", language,
      ]
    )
    try #require(made.status == 0, "\(made.errors)")
  }

  /// A club with one group, of which one client bought for 250.
  static func club(_ language: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try makeStore(folder, language: language)
    let done = try apply(
      folder,
      #"{"command":"createGroup","name":"VIP","isDefault":true}"#,
      #"{"command":"registerClient","name":"Anna","phone":"0501234567"}"#,
      #"{"command":"sell","client":1,"lines":[{"name":"Hour","category":"gameTime","price":"250"}]}"#
    )
    try #require(done.status == 0, "\(done.output)")
    return folder
  }

  /// Carries out commands of the contract, one a line.
  @discardableResult
  static func apply(_ folder: TemporaryFolder, _ lines: String...) throws -> Finished {
    try run(folder, ["apply", "--as", "Ivan"], input: lines.joined(separator: "\n"))
  }
}

extension TemporaryFolder {
  /// The rows of a text file, whatever ends them.
  func rows(of name: String) throws -> [String] {
    String(decoding: try bytes(of: name), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
  }
}
