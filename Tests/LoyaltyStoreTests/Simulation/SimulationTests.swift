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
