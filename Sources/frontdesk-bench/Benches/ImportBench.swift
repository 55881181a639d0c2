import Exchange
import Foundation
import Loyalty
import LoyaltyStore
import Runtime

/// A file of receipts of two lines, imported with totals, tiers, lots and expiry, against reading
/// the file and writing as many bytes as the journal grew by.
enum ImportBench {
  private static let receipts = 100_000

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Importing \(receipts) receipts of \(club.clientCount) clients")
    let store = try club.openTrading()
    let path = club.folder + "/receipts.csv"
    try Data(file(of: store.club).utf8).write(to: URL(filePath: path))
    let journal = try JournalFile(of: club)
    let before = try journal.size()
    var imported = Samples()
    let work = try ReceiptImport(
      ReceiptFile(CSVReader(FileSource(path: path))),
      into: store,
      options: ImportOptions(staff: Staff("bench")),
      folder: club.folder
    )
    try imported.time { try work.run(ImportWatch()) }
    guard work.counts.taken == receipts else {
      throw BenchFailure("the import took \(work.counts)")
    }
    let bare = try BareFile(at: club.folder + "/bare-import")
    defer { bare.close() }
    var copied = Samples()
    let grown = try journal.size() - before
    try copied.time {
      let read = try Data(contentsOf: URL(filePath: path))
      precondition(!read.isEmpty)
      try bare.append([UInt8](repeating: 0x61, count: grown))
    }
    report.fact("bytes of the journal a receipt", Double(grown / receipts), unit: "B")
    report.fact("import ÷ read and append", imported.median / copied.median, unit: "×")
    report.line(
      "receipts a second",
      Double(receipts) / imported.median * 1_000,
      unit: "",
      atLeast: 30_000
    )
  }

  /// Receipts of the last hundred days in a shuffled order, as tills write them.
  private static func file(of club: Club) -> String {
    let count = club.clients.count
    let phones = (1...UInt32(count)).map { club.clients.columns(of: Client.ID($0)).phone.e164 }
    var text = "number;at;phone;category;name;quantity;price\n"
    let now = BenchClub.now()
    for step in 0..<receipts {
      let number = step &* 7_919 % receipts
      let at = now.advanced(bySeconds: -Int64((receipts - number) * 86)).rfc3339
      let head = "T-\(number);\(at);\(phones[number &* 104_729 % count]);"
      text += head + "gameTime;Hour;\(number % 3 + 1);100\n"
      text += head + "bar;Coffee;1;45\n"
    }
    return text
  }
}
