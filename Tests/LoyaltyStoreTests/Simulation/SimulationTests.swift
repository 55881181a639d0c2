import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Desks on a disk that fails and loses power")
struct SimulationTests {
  @Test("Nothing acknowledged is lost or doubled, and nothing refused appears")
  func random() throws {
    for seed in Simulation.seeds(500) {
      let wrongs = try Simulation(seed: seed).run()
      #expect(wrongs.isEmpty, "\(wrongs.joined(separator: "\n"))")
    }
  }

  @Test("Desks that fold the journal beside the others lose and double nothing either")
  func folding() throws {
    for seed in Simulation.seeds(300) {
      let wrongs = try Simulation(seed: seed, folds: true).run()
      #expect(wrongs.isEmpty, "\(wrongs.joined(separator: "\n"))")
    }
  }

  /// Of 100,000 of each kind: a closed segment that never reached the disk, or whose successor's name
  /// did not; records of a killed desk in a segment that another opened later; a record that was
  /// replaced after a sync of which nobody was told, or was gone when others folded the journal.
  @Test(
    "Seeds that once lost what was told, or damaged the journal",
    arguments: [
      (367, true), (859, true), (4_760, true), (5_830, true), (58_577, true), (62_252, true),
      (39_481, true), (43_174, false),
    ]
  )
  func past(_ seed: UInt64, folds: Bool) throws {
    let wrongs = try Simulation(seed: seed, folds: folds).run()
    #expect(wrongs.isEmpty, "\(wrongs.joined(separator: "\n"))")
  }

  @Test("A seed replays: the same desks are told the same")
  func replay() throws {
    for seed in UInt64(1)...20 {
      let told = try (0..<2).map { _ in
        let simulation = try Simulation(seed: seed)
        _ = simulation.run()
        return simulation.log.deeds.map { "\($0.key) \($0.answer)" }
      }
      #expect(told[0] == told[1])
    }
  }
}
