import Foundation
import Loyalty
import LoyaltyStore

/// Finding as one types: the scan alone, a letter at a time, against reading the same names once.
enum FindBench {
  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Finding as one types, \(club.clientCount) clients (the scan alone)")
    let clients = try club.open().club.clients
    var keys = Samples()
    let name = String(decoding: try cyrillicName(of: club), as: UTF8.self)
    for query in [name, "ivanov", "bdfyjd", "4567", "guest99@"] {
      for length in 1...query.count {
        let typed = String(query.prefix(length))
        keys.time { _ = clients.find(typed) }
      }
    }
    var scan = Samples()
    let names = [UInt8](repeating: 0x61, count: club.clientCount * 24)
    var found = 0
    for turn in 1...20 {
      scan.time { found += memchr(names, Int32(0x61 + turn), names.count) == nil ? 0 : 1 }
    }
    precondition(found == 0)
    report.fact("memchr over 24 bytes a client, median", scan.median, unit: "ms")
    report.fact("a key, median", keys.median, unit: "ms")
    report.line("a key, slowest", keys.maximum, unit: "ms", atMost: 20)
  }

  private static func cyrillicName(of club: BenchClub) throws -> [UInt8] {
    Array(try club.open().card(of: Client.ID(UInt32(club.clientCount / 2))).name.utf8)
  }
}
