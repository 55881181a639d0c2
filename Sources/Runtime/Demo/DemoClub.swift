import CommandContract
import Exchange
import Localization
import Loyalty
import LoyaltyStore
import Resources

/// The example's club, made in memory from the files in Resources/Demo.
struct DemoClub {
  private var club: Club
  private var clients: [Client] = []

  /// Reads groups.ndjson, commands of the contract, and clients.csv, a file for import.
  init(_ resources: ResourceFolder, language: Language, staff: Staff) throws {
    club = try Club(
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: language.code
      )
    )
    let asking = Asking(at: SystemClock.now(), by: staff, source: .importFile)
    try createGroups(resources.bytes(of: "Demo/groups.ndjson") ?? [], asking)
    try register(resources.bytes(of: "Demo/clients.csv") ?? [], FileWords(from: resources), asking)
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
      let draft = row.draft(calendar: club.calendar)
      for event in try club.decide(.registerClient(draft), for: asking) {
        guard case .clientRegistered(let client) = event else { continue }
        club.apply(event)
        clients.append(client)
      }
    }
  }

  /// Writes the club as a store whose records begin here.
  func save(at path: String) throws {
    try Store.create(
      at: path,
      settings: club.settings,
      groups: club.groups.inUse + club.groups.inArchive,
      defaultGroup: club.groups.defaultGroup,
      clients: clients
    )
  }
}
