import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Where a store lies and whose it is")
struct PlaceTests {
  private static let create = Command.createGroup(GroupDraft(name: "VIP"))

  @Test("A store behind a symbolic link is one store with the folder, wherever the link goes later")
  func link() throws {
    let fixture = try Fixture()
    let other = try Fixture()
    let link = fixture.folder.path("link")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: link, withDestinationPath: fixture.path)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    let store = try Store.open(at: link + "/", options)
    #expect(store.path == fixture.path)
    try manager.removeItem(atPath: link)
    try manager.createSymbolicLink(atPath: link, withDestinationPath: other.path)
    try store.commit(Self.create, by: Fixture.olga)
    _ = try Store.compact(at: store.path, options)
    try store.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    #expect(try fixture.open().seq == 2)
    #expect(try other.open().seq == 0)
  }

  @Test("A link to nothing is told as such, and no store is made of it")
  func brokenLink() throws {
    let folder = try TemporaryFolder()
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: folder.path("none")
    )
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    #expect(throws: StoreProblem.brokenLink(path: link)) { try Store.open(at: link, options) }
    #expect(throws: StoreProblem.alreadyThere(path: link)) {
      try Store.create(at: link, settings: Fixture.settings)
    }
  }

  @Test("A file of the store that is a link is not followed")
  func linkedFile() throws {
    let fixture = try Fixture()
    let manager = FileManager.default
    let journal = fixture.folder.path(Fixture.journal)
    try manager.moveItem(atPath: journal, toPath: fixture.folder.path("elsewhere"))
    try manager.createSymbolicLink(
      atPath: journal,
      withDestinationPath: fixture.folder.path("elsewhere")
    )
    #expect(
      throws: StoreProblem.file(FileProblem(call: "open", path: journal, code: ELOOP))
    ) { try fixture.open() }
  }

  @Test("Another user's store is read and not written, and nothing in it is touched")
  func othersStore() throws {
    let fixture = try Fixture(groups: [Fixture.group(1)])
    let torn = Array(#"{"seq":1"#.utf8)
    try fixture.folder.write(torn, to: Fixture.journal)
    let files = FailingFiles()
    files.pretend(user: 4_000_000_001)
    let store = try fixture.open(files: files)
    let owner = files.name(ofUser: PosixFiles().user)
    #expect(store.readOnly == .notOurs(owner: owner) && store.club.groups.inUse.count == 1)
    #expect(throws: StoreProblem.readOnly(.notOurs(owner: owner))) {
      try store.commit(Self.create, by: Fixture.olga)
    }
    #expect(throws: StoreProblem.readOnly(.notOurs(owner: owner))) {
      let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
      _ = try Store.compact(at: fixture.path, options)
    }
    #expect(try fixture.folder.bytes(of: Fixture.journal) == torn)
    #expect(try Store.verify(at: fixture.path, files: files).isWhole)
  }

  @Test("What is not there is not made in another user's store: its owner could not open it")
  func othersFiles() throws {
    let fixture = try Fixture(groups: [Fixture.group(1)])
    try FileManager.default.removeItem(atPath: fixture.path + "/FILES")
    var manifest = try fixture.folder.bytes(of: "store/MANIFEST.json")
    manifest[40] ^= 1
    try fixture.folder.write(manifest, to: "store/MANIFEST.json")
    let before = try PosixFiles().names(in: fixture.path)
    let files = FailingFiles()
    files.pretend(user: 4_000_000_001)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    let refused = StoreProblem.readOnly(.notOurs(owner: files.name(ofUser: PosixFiles().user)))
    for isTrial in [true, false] {
      #expect(throws: refused) {
        _ = try Store.repair(at: fixture.path, options, isTrial: isTrial)
      }
    }
    #expect(throws: refused) { _ = try SenderLock.take(of: fixture.path, files: files) }
    manifest[40] ^= 1
    try fixture.folder.write(manifest, to: "store/MANIFEST.json")
    #expect(throws: refused) { _ = try Store.compact(at: fixture.path, options) }
    #expect(try PosixFiles().names(in: fixture.path) == before)
  }

  @Test("Another user's store that lets nobody in is told with its owner")
  func closedStore() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    files.pretend(user: 4_000_000_001)
    files.fail(.init("opendir", "store", code: EACCES))
    let owner = files.name(ofUser: PosixFiles().user)
    #expect(throws: StoreProblem.notOurs(path: fixture.path, owner: owner)) {
      try fixture.open(files: files)
    }
  }

  @Test("A store on another machine's disk is neither made nor opened, unless it is forced")
  func network() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    files.pretend(remote: "nfs")
    let problem = StoreProblem.networkFileSystem(path: fixture.path, kind: "nfs")
    #expect(throws: problem) { try fixture.open(files: files) }
    let place = fixture.folder.path("new")
    #expect(throws: StoreProblem.networkFileSystem(path: place, kind: "nfs")) {
      try Store.create(at: place, settings: Fixture.settings, files: files)
    }
    try Store.create(at: place, settings: Fixture.settings, files: files, allowsNetwork: true)
    var options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    options.allowsNetwork = true
    #expect(try Store.open(at: place, options).readOnly == nil)
  }

  @Test("A disk of this machine is no network file system, nor is a path that is not there yet")
  func local() throws {
    let folder = try TemporaryFolder()
    #expect(PosixFiles().remoteKind(at: folder.path) == nil)
    #expect(PosixFiles().remoteKind(at: folder.path("a/b/c")) == nil)
    #expect(PosixFiles().remoteKind(at: "/proc") == nil)
  }

  @Test("The table of mounts tells what holds a path: the longest mount point, the last of equals")
  func mounts() {
    let table = MountTable(
      Array(
        """
        21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        36 21 0:40 / /mnt/a\\040b rw shared:2 - fuse.sshfs olga@host:/ rw,user_id=0
        37 21 0:41 / /mnt/c rw - fuseblk /dev/sdb1 rw
        38 37 0:42 / /mnt/c rw master:3 - fuse.rclone remote: rw
        nonsense

        """.utf8
      )
    )
    #expect(table.kind(at: "/home/olga") == "ext4")
    #expect(table.kind(at: "/mnt/a b/store") == "fuse.sshfs")
    #expect(table.kind(at: "/mnt/a bc") == "ext4")
    #expect(table.kind(at: "/mnt/c") == "fuse.rclone")
    #expect(MountTable([]).kind(at: "/") == nil)
  }

  private static var probe: String {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/store-probe"
  }

  @Test("A desk that was stopped while it wrote is named with desk, staff and time, then goes on")
  func stoppedHolder() throws {
    let fixture = try Fixture(clients: [try Fixture.client(1)])
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.probe)
    process.arguments = [fixture.path, "olga", "--stop", "desk 2"]
    process.environment = ["SWIFT_BACKTRACE": "enable=no"]
    process.standardOutput = pipe
    try process.run()
    #expect(pipe.fileHandleForReading.availableData == Data("holding\n".utf8))
    var told = siginfo_t()
    let isStopped = waitid(P_PID, id_t(process.processIdentifier), &told, WSTOPPED | WNOWAIT)
    #expect(isStopped == 0)
    var options = StoreOptions(clock: { Fixture.start }, staff: Staff("ivan"))
    options.waitingNotice = .zero
    options.whenWaiting = { _ in false }
    let store = try Store.open(at: fixture.path, options)
    let holder = LockHolder(
      by: Staff("olga"),
      desk: "desk 2",
      process: process.processIdentifier,
      since: Fixture.start
    )
    #expect(throws: StoreProblem.busy(holder)) { try store.commit(Self.create, by: Staff("ivan")) }
    kill(process.processIdentifier, SIGCONT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try store.commit(Self.create, by: Staff("ivan")).seq == 2)
  }

  @Test("A holder's line that is too long for its room is cut and not left out")
  func longHolder() throws {
    let fixture = try Fixture()
    let lock = try StoreLock(in: fixture.path, .readWrite, files: PosixFiles())
    let name = String(repeating: "ї", count: 400)
    let holder = LockHolder(by: Staff(name), desk: name, process: 7, since: Fixture.start)
    try lock.take(as: holder) { _, _ in false }
    let other = try StoreLock(in: fixture.path, .readWrite, files: PosixFiles())
    var told: LockHolder?
    #expect(throws: StoreProblem.self) {
      try other.take(as: holder) { holder, _ in
        told = holder()
        return false
      }
    }
    #expect(told?.by == Staff(String(name.prefix(40))) && told?.desk == String(name.prefix(20)))
    lock.release()
  }
}
