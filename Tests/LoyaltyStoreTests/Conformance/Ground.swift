import Loyalty
import LoyaltyStore
import TestSupport

/// What a store stands on: the verbs must do the same on each.
enum GroundKind: String, CaseIterable {
  case realDisk, simulatedDisk

  /// A new ground with an empty club of two clients.
  func ground() throws -> any Ground {
    switch self {
    case .realDisk: try RealGround()
    case .simulatedDisk: try SimulatedGround()
    }
  }
}

/// A place with one store.
protocol Ground: AnyObject {
  /// Where the store is.
  var path: String { get }
  /// The disk as a desk reaches it.
  func files(of desk: Int) -> any FileSystem
  /// Ends all desks at once, as a power cut does where that can be played.
  func crash()
}

extension Ground {
  /// What a desk opens the store with.
  func options(_ desk: Int, at now: Moment = Fixture.start) -> StoreOptions {
    var options = StoreOptions(clock: { now }, staff: Staff("desk \(desk)"), files: files(of: desk))
    options.patience = .seconds(60)
    options.indexesFrom = 1
    return options
  }

  /// Sits down.
  func open(_ desk: Int, at now: Moment = Fixture.start) throws -> Store {
    try Store.open(at: path, options(desk, at: now))
  }
}

private final class RealGround: Ground {
  private let fixture: Fixture
  var path: String { fixture.path }

  init() throws {
    fixture = try Fixture(clients: [try Fixture.client(1), try Fixture.client(2)])
  }

  func files(of desk: Int) -> any FileSystem { PosixFiles() }

  func crash() {}
}

private final class SimulatedGround: Ground {
  private let disk = SimulatedDisk(seed: 20_261_122)
  var path: String { "/club/store" }

  init() throws { try Simulation.found(on: disk) }

  func files(of desk: Int) -> any FileSystem { disk.files(of: desk) }

  func crash() { disk.restart() }
}
