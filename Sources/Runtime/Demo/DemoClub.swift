import CommandContract
import Exchange
package import Localization
package import Loyalty
package import LoyaltyStore
package import Resources

/// The example's club, made from the files in Resources/Demo.
package struct DemoClub {
  private var club: Club
  private var clients: [Client] = []
  private var shift: DemoShift
  private let history: DemoHistory

  /// Reads groups.ndjson, commands of the contract, clients.csv, a file for import, and the history
  /// as it is now; of those who use the app most have a device that is known.
  package init(
    _ resources: ResourceFolder,
    language: Language,
    staff: Staff,
    now: Moment
  ) throws {
    club = try Club(
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: language.code
      )
    )
    func bytes(_ name: String) -> [UInt8] { resources.bytes(of: "Demo/" + name) ?? [] }
    let words = FileWords(from: resources)
    let receipts = try DemoHistory.receipts(
      bytes("receipts.csv"),
      words,
      of: club.settings,
      club.calendar
    )
    shift = DemoShift(
      last: receipts.map(\.at).max() ?? now,
      now: now,
      calendar: club.calendar
    )
    let names = String(decoding: bytes("staff.txt"), as: UTF8.self).split(separator: "\n")
    history = try DemoHistory(
      receipts,
      bytes("desk.ndjson") + bytes("messages.ndjson"),
      shift,
      by: names.isEmpty ? [staff] : names.map { Staff(String($0)) },
      now: now,
      club.calendar
    )
    let asking = Asking(at: now, by: staff, source: .importFile)
    try createGroups(bytes("groups.ndjson"), asking)
    try register(bytes("clients.csv"), words, asking)
  }

  private mutating func createGroups(_ bytes: [UInt8], _ asking: Asking) throws {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let request = try ContractLine().read(Array(line))
      guard case .command(let command) = request.body else { continue }
      club.apply(try club.decide(command, for: asking))
    }
  }

  private mutating func register(
    _ bytes: [UInt8],
    _ words: FileWords,
    _ asking: Asking
  ) throws {
    var file = try ClientFile(CSVReader(MemorySource(bytes)), words: ClientWords(words))
    while let record = try file.next() {
      let row = try file.checked(
        record,
        region: club.settings.region,
        calendar: club.calendar
      )
      var draft = shift(row.draft(calendar: club.calendar))
      if draft.usesApp, !clients.count.isMultiple(of: 9) {
        draft.pushTokens = ["demo-\(clients.count + 1)"]
      }
      for event in try club.decide(.registerClient(draft), for: asking) {
        guard case .clientRegistered(let client) = event else { continue }
        club.apply(event)
        clients.append(client)
      }
    }
  }

  /// Writes the club as a store whose records begin here; tells what it refused of its history.
  @discardableResult
  package func save(
    at path: String,
    options: StoreOptions
  ) throws -> (store: Store, refused: [Refusal]) {
    try Store.create(
      at: path,
      settings: club.settings,
      groups: club.groups.inUse + club.groups.inArchive,
      defaultGroup: club.groups.defaultGroup,
      clients: clients
    )
    let store = try Store.open(at: path, options)
    let cards = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0) })
    return (store, try history.write(into: store, cards))
  }
}
