import Loyalty
import LoyaltyStore

/// All that can be seen of a club's sales and accounts, for comparing two.
struct SeenLoyalty: Equatable {
  var categories: [Category]
  var products: [Product]
  var venues: [Venue]
  var programs: [Program]
  var receipts: [Receipt] = []
  var refunded: [RefundedSoFar] = []
  var accounts: [Account] = []
  var entries: [[LedgerEntry]] = []
  var totals: [Money] = []
  var parked: [ParkedReceipt]
  var nextParked: ParkedReceipt.ID
  var lastBuyers: [Client.ID]
  var promoCodes: [PromoCode]
  var batches: [[[String]]] = []
  var uses: [[Activation]] = []
  var usesByClient: [[Activation]] = []

  init(_ club: Club) {
    categories = club.priceList.categories.items
    products = club.priceList.products.items
    venues = club.priceList.venues.items
    programs = club.programs.items
    parked = club.parkedReceipts.waiting
    nextParked = club.parkedReceipts.nextID
    lastBuyers = club.receipts.lastBuyers.clients
    promoCodes = club.promoCodes.codes.items
    for code in promoCodes {
      batches.append(
        BatchCodeState.allCases.map { club.promoCodes.texts(of: code.id, in: $0)?.texts ?? [] }
      )
      uses.append(Array(club.promoCodes.activations(of: code.id)))
    }
    for number in 0..<UInt32(club.receipts.count) {
      guard let receipt = club.receipts[Receipt.ID(number + 1)] else { continue }
      receipts.append(receipt)
      refunded.append(club.receipts.refunded(receipt))
    }
    for number in 1..<club.clients.nextID.number {
      let client = Client.ID(number)
      usesByClient.append(club.promoCodes.activations(by: client))
      accounts.append(club.accounts[client])
      entries.append(club.accounts.written(of: client))
      totals.append(club.receipts.paid(by: client, in: .always))
    }
  }
}

/// A store that sells: a tariff, tea, a bonus program chosen in the group of its clients.
enum Till {
  static let terms = BonusTerms(payableCategories: .all, delayDays: 1, expiryDays: 3)

  /// Makes the price list and the program.
  static func furnish(_ store: Store) throws {
    let tiers = try Tiers([
      .init(threshold: .zero, percent: try Percent(decimal: "2.5")),
      .init(threshold: try Money(decimal: "500"), percent: try Percent(decimal: "10")),
    ])
    var terms = terms
    terms.welcomeBonus = try Bonus(decimal: "20")
    let hour = ProductDraft(name: "Hour", category: "gameTime", price: try Money(decimal: "100"))
    let tea = ProductDraft(name: "Чай", category: "Чай", price: try Money(decimal: "33.33"))
    let program = ProgramDraft(name: "Gold", tiers: tiers, terms: .bonus(terms))
    let group = GroupDraft(name: "VIP", loyalty: .bonus, program: "Gold", isDefault: true)
    let commands: [Command] = [
      .createVenue("Hall"), .createCategory("Чай"), .createProduct(hour), .createProduct(tea),
      .createProgram(program), .createGroup(group),
      .registerClient(ClientDraft(name: "Олена", phone: "0501112201")),
      .registerClient(ClientDraft(name: "Ivan", phone: "0501112202")),
    ]
    for command in commands { _ = try store.append(command, by: Fixture.olga) }
  }

  /// A sale of game time to a client.
  static func sale(
    _ hours: String,
    to client: UInt32? = 1,
    spending redemption: SaleDraft.Redemption = .nothing,
    number: String? = nil
  ) throws -> Command {
    .sell(
      SaleDraft(
        lines: [.init(product: "Hour", quantity: try Quantity(decimal: hours))],
        client: client.map { .id(Client.ID($0)) },
        venue: "Hall",
        redemption: redemption,
        externalNumber: number
      )
    )
  }
}
