import Exchange
import Loyalty

/// Books receipts one after another on a club that grows with them.
struct ReceiptDecision {
  /// How many clients were registered for their receipts.
  private(set) var registered = 0

  private let options: ImportOptions
  private var categories: [String: Category.ID] = [:]
  private var venues: [String: Venue.ID] = [:]
  private var products: [String: Product?] = [:]

  /// How many names of products are remembered.
  private static let productLimit = 10_000

  init(_ options: ImportOptions) {
    self.options = options
  }

  /// Books receipts, which the club then holds; tells what became of each, and all that happened.
  mutating func take(
    _ receipts: [Result<FileReceipt, RowProblem>],
    on club: inout Club,
    at now: Moment
  ) -> (events: [Event], verdicts: [ImportVerdict]) {
    var events: [Event] = []
    var verdicts: [ImportVerdict] = []
    verdicts.reserveCapacity(receipts.count)
    for receipt in receipts {
      switch receipt {
      case .success(let receipt): verdicts.append(take(receipt, on: &club, at: now, &events))
      case .failure(let problem): verdicts.append(.unreadable(problem))
      }
    }
    return (events, verdicts)
  }

  private mutating func take(
    _ receipt: FileReceipt,
    on club: inout Club,
    at now: Moment,
    _ events: inout [Event]
  ) -> ImportVerdict {
    let subject = ImportVerdict.Subject.receipt(number: receipt.number, at: receipt.at)
    do throws(Refusal) {
      var past = try past(receipt, in: club)
      if let phone = receipt.phone {
        if let known = club.clients.client(with: phone) {
          past.client = known
        } else {
          let typed = receipt.typedPhone
          past.client = try register(phone, past, typed: typed, on: &club, at: now, &events)
        }
      }
      let booked = try Self.book(past, on: club, now: now)
      club.apply(booked)
      events += booked
      return .taken(subject)
    } catch {
      guard case .alreadySold = error else { return .refused(error) }
      return .known(subject)
    }
  }

  /// Books a receipt, with what stands in files of those that have its number.
  private static func book(
    _ past: PastReceipt,
    on club: Club,
    now: Moment
  ) throws(Refusal) -> [Event] {
    let read = try club.receipts(in: club.needs(of: past))
    return try club.book(past, now: now, with: Needed(receipts: read))
  }

  /// Registers the buyer on the day of the receipt, if that is wanted and nothing stands against
  /// the receipt.
  private mutating func register(
    _ phone: Phone,
    _ past: PastReceipt,
    typed: String,
    on club: inout Club,
    at now: Moment,
    _ events: inout [Event]
  ) throws(Refusal) -> Client.ID {
    guard options.registersUnknown else { throw .notFound(.client, typed: typed) }
    do throws(Refusal) {
      _ = try Self.book(past, on: club, now: now)
    } catch {
      // It was sold to nobody, and the file names somebody.
      if case .alreadySold = error { throw .externalNumberConflict(number: past.number) }
      throw error
    }
    let draft = ClientDraft(
      name: phone.e164,
      phone: typed,
      registeredOn: club.calendar.day(of: past.at)
    )
    let asking = Asking(at: now, by: options.staff, source: .importFile)
    var decided = try club.decide(.registerClient(draft), for: asking)
    if !options.welcomes { decided = decided.withoutWelcome() }
    let id = club.clients.nextID
    club.apply(decided)
    events += decided
    registered += 1
    return id
  }

  private mutating func past(
    _ receipt: FileReceipt,
    in club: Club
  ) throws(Refusal) -> PastReceipt {
    var lines: [PastReceipt.Line] = []
    lines.reserveCapacity(receipt.lines.count)
    for line in receipt.lines {
      let category = try category(line.category, in: club)
      let product = product(line.name, in: club)
      lines.append(
        PastReceipt.Line(
          name: line.name,
          product: product?.category == category ? product?.id : nil,
          category: category,
          quantity: line.quantity,
          price: line.price,
          discount: line.discount
        )
      )
    }
    return PastReceipt(
      number: receipt.number,
      at: receipt.at,
      venue: try venue(receipt.venue, in: club),
      lines: lines,
      bonuses: receipt.bonuses,
      booking: options.booking
    )
  }

  private mutating func category(_ name: String, in club: Club) throws(Refusal) -> Category.ID {
    if let known = categories[name] { return known }
    guard let category = club.priceList.categories.named(name) else {
      throw .notFound(.category, typed: name)
    }
    categories[name] = category.id
    return category.id
  }

  private mutating func venue(_ name: String?, in club: Club) throws(Refusal) -> Venue.ID? {
    guard let name else { return nil }
    if let known = venues[name] { return known }
    guard let venue = club.priceList.venues.find(name) else {
      throw .notFound(.venue, typed: name)
    }
    venues[name] = venue.id
    return venue.id
  }

  private mutating func product(_ name: String, in club: Club) -> Product? {
    if let known = products[name] { return known }
    let product = club.priceList.products.named(name)
    if products.count < Self.productLimit { products[name] = .some(product) }
    return product
  }
}
