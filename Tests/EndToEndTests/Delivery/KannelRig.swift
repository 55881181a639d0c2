import Foundation
import TestSupport
import Testing

/// A real SMS gateway on loopback: Kannel's bearerbox and smsbox, and a pretended operator.
final class KannelRig {
  private static let programs = [
    "/usr/sbin/bearerbox", "/usr/sbin/smsbox", "/usr/lib/kannel/test/fakesmsc",
  ]

  /// Whether Debian's kannel and kannel-extras are here; where not, it is said aloud.
  static let isInstalled: Bool = {
    let missing = programs.filter { !FileManager.default.isExecutableFile(atPath: $0) }
    guard !missing.isEmpty else { return true }
    let names = missing.joined(separator: ", ")
    let text =
      "\n*** SKIPPED: SMS through a real gateway. Not here: \(names).\n"
      + "*** Install Debian's kannel and kannel-extras to run it.\n\n"
    FileHandle.standardError.write(Data(text.utf8))
    return false
  }()

  private let folder: TemporaryFolder
  private var processes: [Process] = []
  /// Where sendsms is asked.
  let url: String

  /// Starts the three, each when the one before answers.
  init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    let ports = try (0..<4).map { _ in try Self.freePort() }
    url = "http://127.0.0.1:\(ports[3])/cgi-bin/sendsms"
    try folder.write(Self.configuration(ports).utf8, to: "kannel.conf")
    let conf = folder.path("kannel.conf")
    try start(Self.programs[0], ["-v", "2", conf], log: "bearerbox.log")
    try until("bearerbox listens") { Self.isOpen(ports[1]) && Self.isOpen(ports[2]) }
    try start(
      Self.programs[2],
      ["-H", "127.0.0.1", "-r", "\(ports[2])", "-i", "0.1", "-m", "0", "1 2 text x"],
      log: "fakesmsc.log"
    )
    try start(Self.programs[1], ["-v", "2", conf], log: "smsbox.log")
    try until("smsbox listens") { Self.isOpen(ports[3]) }
  }

  deinit {
    // They hold nothing that would be lost, and end slowly when asked.
    for process in processes where process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// The texts that reached the operator, with the phone in front: "+380… text".
  func received() -> [String] {
    let log = (try? folder.bytes(of: "fakesmsc.log")) ?? []
    return String(decoding: log, as: UTF8.self).components(separatedBy: "\n").compactMap { line in
      guard line.contains("Got message"), let start = line.firstIndex(of: "<") else { return nil }
      let words = line[line.index(after: start)...].dropLast().components(separatedBy: " ")
      guard words.count == 4, words[2] == "ucs-2" else { return nil }
      return words[1] + " " + Self.decoded(words[3])
    }
  }

  /// Reads UTF-16 in percent signs; bytes that are ASCII stand for themselves.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard byte == UInt8(ascii: "%"), let value = UInt8(digits, radix: 16) else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  private func start(_ program: String, _ arguments: [String], log: String) throws {
    try folder.write([], to: log)
    let handle = try #require(FileHandle(forWritingAtPath: folder.path(log)))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    processes.append(process)
  }

  /// Looks again and again until something holds.
  func until(_ what: String, _ holds: () throws -> Bool) throws {
    try Self.until(what, holds)
  }

  /// Looks again and again until something holds.
  static func until(_ what: String, _ holds: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(30)
    while try !holds() {
      guard ContinuousClock.now < end else { throw NotReady(what: what) }
      poll(nil, 0, 50)
    }
  }

  struct NotReady: Error {
    let what: String
  }

  /// Whether somebody listens on a port.
  private static func isOpen(_ port: UInt16) -> Bool {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(file) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func freePort() throws -> UInt16 {
    let server = try LoopbackServer { _ in .close }
    defer { server.stop() }
    return server.port
  }

  private static func configuration(_ ports: [UInt16]) -> String {
    """
    group = core
    admin-port = \(ports[0])
    admin-password = admin
    smsbox-port = \(ports[1])
    box-allow-ip = "127.0.0.1"
    admin-allow-ip = "127.0.0.1"
    dlr-storage = internal

    group = smsc
    smsc = fake
    smsc-id = fake
    port = \(ports[2])
    connect-allow-ip = 127.0.0.1

    group = smsbox
    bearerbox-host = 127.0.0.1
    bearerbox-port = \(ports[1])
    sendsms-port = \(ports[3])
    sendsms-interface = 127.0.0.1
    http-request-retry = 10
    http-queue-delay = 1

    group = sendsms-user
    username = club
    password = sesame
    user-allow-ip = "127.0.0.1"
    max-messages = 10
    concatenation = true

    group = sms-service
    keyword = default
    text = "none"

    """
  }
}
