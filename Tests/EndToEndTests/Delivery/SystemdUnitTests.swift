import Foundation
import TestSupport
import Testing

@Suite("The systemd unit says what the program understands", .timeLimit(.minutes(10)))
struct SystemdUnitTests {
  /// The values of a key of the unit, in their order.
  private func values(_ key: String) throws -> [String] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Resources/Systemd/frontdesk-deliver.service").standardizedFileURL
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
  }

  @Test("Its command and variables start a worker that reads them and ends as the unit ends it")
  func starts() throws {
    let words = try #require(try values("ExecStart").first).split(separator: " ").map(String.init)
    #expect(words.first?.hasSuffix("/frontdesk") == true)
    #expect(words.dropFirst().first == "deliver")
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    try folder.write(#"{"push":{"kind":"none"}}"#.utf8, to: "gateways.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: folder.path("gateways.json")
    )
    // Any port will do here: the unit's own may be taken.
    let port = try #require(words.last.flatMap { UInt16($0) })
    #expect(port > 0)
    let options = words.dropFirst().map { $0 == String(port) ? "0" : $0 }
    var variables: [String: String?] = ["FRONTDESK_STORE": nil]
    let places = ["FRONTDESK_STORE": "store", "FRONTDESK_GATEWAYS": "gateways.json"]
    for pair in try values("Environment").map({ $0.split(separator: "=", maxSplits: 1) }) {
      let name = String(try #require(pair.first))
      variables[name] = folder.path(try #require(places[name], "\(name) is not known here"))
    }
    #expect(variables.count == places.count)
    // The unit's variables are read: the store is found, and the file of gateways is refused.
    let refused = try Program.run(folder, options, variables)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("push.kind"), "\(refused.errors)")
    try folder.write("{}".utf8, to: "gateways.json")
    let once = try Program.run(folder, options + ["--once"], variables)
    #expect(once.status == 0, "\(once.errors)")
    // Without the variables the store is not found, so that they are what named it.
    let without = try Program.run(folder, options + ["--once"], ["FRONTDESK_STORE": nil])
    #expect(without.status != 0)
  }

  @Test("The signal by which it is stopped is the one that ends a worker in order")
  func stops() throws {
    #expect(try values("KillSignal") == ["SIGINT"])
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    let worker = try DeliverWorker(folder, ["--listen", "0"])
    try worker.until("it listens") { !worker.errors.isEmpty }
    try worker.stop()
  }
}
