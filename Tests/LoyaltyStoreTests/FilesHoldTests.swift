import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Who holds the store's files")
struct FilesHoldTests {
  private static let ivan = LockHolder(
    by: Staff("ivan"),
    desk: "desk 2",
    process: getpid(),
    since: Fixture.start
  )

  private static func options(files: any FileSystem = PosixFiles()) -> StoreOptions {
    var options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    options.patience = .milliseconds(20)
    options.waitingNotice = .zero
    return options
  }

  private static func traded() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.open().commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    return fixture
  }

  private static func hold(_ fixture: Fixture, as holder: LockHolder?) throws -> FilesHold? {
    let patience = FilesPatience(.seconds(1), as: holder)
    return try FilesHold.take(in: fixture.path, PosixFiles(), isMade: true, patience)
  }

  @Test(
    "Compaction, backup, repair and verify name who has the files, while they wait and at the end"
  )
  func named() throws {
    let fixture = try Self.traded()
    let hold = try #require(try Self.hold(fixture, as: Self.ivan))
    var told: [LockHolder?] = []
    var options = Self.options()
    options.whenWaitingForFiles = { holder in
      told.append(holder)
      return true
    }
    let store = try Store.open(at: fixture.path, options)
    let held = StoreProblem.filesHeld(Self.ivan)
    #expect(throws: held) { try Store.compact(at: fixture.path, options) }
    #expect(throws: held) { try store.backUp(to: fixture.folder.path("b"), at: Fixture.start) }
    #expect(throws: held) { try Store.repair(at: fixture.path, options) }
    let tries = told.count
    #expect(tries > 2 && told.allSatisfy { $0 == Self.ivan })
    let patience = FilesPatience(.milliseconds(20), notice: .zero) { holder in
      told.append(holder)
      return false
    }
    #expect(throws: held) { try Store.verify(at: fixture.path, patience: patience) }
    // Who gives up is not asked again.
    #expect(told.count == tries + 1)
    withExtendedLifetime(hold) {}
  }

  @Test(
    "A hold that is given back leaves no name, and one that was killed is not taken for another"
  )
  func gone() throws {
    let fixture = try Self.traded()
    _ = try Self.hold(fixture, as: Self.ivan)
    let silent = try #require(try Self.hold(fixture, as: nil))
    #expect(throws: StoreProblem.filesHeld(nil)) {
      try Store.compact(at: fixture.path, Self.options())
    }
    // No process has that number.
    let killed = LockHolder(by: Staff("ivan"), process: 0x3FFF_FFFF, since: Fixture.start)
    try fixture.folder.write(killed.bytes, to: "store/FILES")
    #expect(throws: StoreProblem.filesHeld(nil)) {
      try Store.compact(at: fixture.path, Self.options())
    }
    withExtendedLifetime(silent) {}
  }

  @Test("A name that is too long for its place is cut, so that whoever waits still reads one")
  func longName() throws {
    let fixture = try Self.traded()
    let name = String(repeating: "Ольга ", count: 100)
    let holder = LockHolder(
      by: Staff(name),
      desk: "desk 2",
      process: getpid(),
      since: Fixture.start
    )
    let hold = try #require(try Self.hold(fixture, as: holder))
    #expect(throws: StoreProblem.filesHeld(holder.short)) {
      try Store.compact(at: fixture.path, Self.options())
    }
    #expect(holder.short.by.name.count == 40)
    withExtendedLifetime(hold) {}
  }

  @Test("Looking through a store writes nothing into FILES")
  func verifyIsSilent() throws {
    let fixture = try Self.traded()
    let before = try fixture.folder.bytes(of: "store/FILES")
    #expect(try Store.verify(at: fixture.path).isWhole)
    #expect(try fixture.folder.bytes(of: "store/FILES") == before)
  }
}
