import Glibc

/// SQLite as a peer, through the system's library where it is installed: nothing is linked.
final class SQLitePeer {
  private typealias Open =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>
    ) -> Int32
  private typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?
    ) -> Int32
  private typealias Timeout = @convention(c) (OpaquePointer?, Int32) -> Int32
  private typealias Close = @convention(c) (OpaquePointer?) -> Int32

  /// Whether the library is there.
  static var isInstalled: Bool { library != nil }

  nonisolated(unsafe) private static let library = dlopen("libsqlite3.so.0", RTLD_NOW)

  private let database: OpaquePointer?
  private let execute: Execute
  private let close: Close

  /// Opens a database in WAL mode that confirms a commit when it is on the disk.
  init(at path: String) throws {
    let open: Open = try Self.function("sqlite3_open")
    let timeout: Timeout = try Self.function("sqlite3_busy_timeout")
    execute = try Self.function("sqlite3_exec")
    close = try Self.function("sqlite3_close")
    var opened: OpaquePointer?
    guard open(path, &opened) == 0 else { throw BenchFailure("SQLite cannot open \(path)") }
    database = opened
    _ = timeout(opened, 60_000)
    try run("PRAGMA journal_mode=WAL")
    try run("PRAGMA synchronous=FULL")
  }

  deinit { _ = close(database) }

  /// Makes the table.
  func prepare() throws {
    try run("CREATE TABLE IF NOT EXISTS changes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
  }

  /// Saves one row in a transaction of its own.
  func insert(_ text: String) throws {
    try run("INSERT INTO changes (text) VALUES ('\(text)')")
  }

  private func run(_ statement: String) throws {
    let status = execute(database, statement, nil, nil, nil)
    guard status == 0 else { throw BenchFailure("SQLite says \(status) to \(statement)") }
  }

  private static func function<Function>(_ name: String) throws -> Function {
    guard let symbol = dlsym(library, name) else { throw BenchFailure("SQLite has no \(name)") }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
