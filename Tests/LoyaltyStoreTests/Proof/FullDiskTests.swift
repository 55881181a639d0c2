import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("A process whose files may not grow")
struct FullDiskTests {
  private static var probe: String {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/store-probe"
  }

  @Test("What was told before the limit is there, nothing after it was, and another desk goes on")
  func limit() throws {
    let fixture = try Fixture(clients: [try Fixture.client(1)])
    for blocks in [9, 16, 33] {
      let before = try fixture.open().seq
      let process = Process()
      let pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      // The shell counts the limit in 512 bytes.
      let limited = "ulimit -f \(blocks); exec \"$0\" \"$@\""
      process.arguments = ["-c", limited, Self.probe, fixture.path, "desk\(blocks)", "1"]
      process.environment = ["SWIFT_BACKTRACE": "enable=no"]
      process.standardOutput = pipe
      try process.run()
      let told = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let lines = String(decoding: told, as: UTF8.self).split(separator: "\n")
      let saved = lines.filter { $0.hasPrefix("ok ") }.count
      #expect(process.terminationStatus == 1 && saved > 0)
      #expect(lines.last?.hasPrefix("failed notSaved") == true, "\(lines.last ?? "")")
      let store = try fixture.open()
      #expect(store.readOnly == nil && store.repairs.isEmpty)
      #expect(store.seq == before + UInt64(saved))
      #expect(try Store.verify(at: fixture.path).findings == [])
      try store.commit(.createGroup(GroupDraft(name: "G\(blocks)")), by: Fixture.olga)
    }
  }
}
