import Foundation
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Files of messages forget erased clients")
struct ForgettingTests {
  @Test("What could not be written anew after an erasure is tried again while the worker runs")
  func again() throws {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try bench.push(store)
    let folder = MessageFiles.folder(of: bench.path)
    let transport = FileTransport(
      folder: folder,
      store: store.identity,
      calendar: store.club.calendar
    )
    let sender = try bench.sender([.push: transport])
    try sender.round()
    let file = folder + "/2026-11-20.ndjson"
    func words() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }
    // A file in whose place a link stands is not followed, and cannot be written.
    try FileManager.default.moveItem(atPath: file, toPath: bench.folder.path("aside"))
    try FileManager.default.createSymbolicLink(
      atPath: file,
      withDestinationPath: bench.folder.path("aside")
    )
    _ = try store.follow()
    try store.commit(.eraseClient(.id(Client.ID(1))), by: SenderBench.olga)
    try sender.round()
    #expect(try words().contains("Клиент 1"))
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.moveItem(atPath: bench.folder.path("aside"), toPath: file)
    try sender.round()
    #expect(try words().contains("Клиент 1"))
    bench.wait(seconds: Sender.forgettingSeconds)
    try sender.round()
    #expect(try !words().contains("Клиент 1"))
  }
}
