import Localization
package import Loyalty
import Terminal

/// A sale (screens.md wireframe 5): products are typed into a line, the rules explain at once what
/// is to pay, and nothing is saved until it is paid.
package struct SaleScreen: KeyedScreen {
  /// A line of the receipt.
  struct Row: Hashable, Sendable {
    /// The product; nil in a line of a parked receipt that a till named in words.
    let product: Product.ID?
    /// The name, where it is not the product's.
    var name: String?
    /// The name of the category, where it is not the product's.
    var category: String?
    var quantity: Quantity
    /// Another price than the product's.
    var price: Money?
  }

  /// Where the cursor stands.
  enum Part: Hashable, Sendable { case add, code, bonuses }

  /// What an open question asks.
  enum Ask: Hashable, Sendable { case pay, leave, gone }

  /// How the receipt works out.
  enum Work: Sendable {
    /// There are no lines yet.
    case empty
    /// It works out.
    case quoted(SaleCalculator)
    /// It is refused; the calculator is without promo code and bonuses, as far as that works.
    case refused(Refusal, SaleCalculator?)
  }

  /// Who buys.
  var client: Client.ID?
  /// Whether the way to this screen names the client.
  private var isNamed: Bool
  var rows: [Row] = []
  var part = Part.add
  /// The line that products are typed into.
  var find = FindLineState()
  /// What is typed to change the selected line, while it is being changed.
  var changing: LineEditor?
  /// Why what was typed to change a line was not taken.
  var problem: Refusal?
  var matches = TableState<Product.ID>()
  var table = TableState<Int>()
  var redemption = SaleDraft.Redemption.nothing
  /// The bonuses as they are typed.
  var bonuses = LineEditor(limit: 20)
  /// The promo code as it is typed.
  var code = LineEditor(limit: NameRule.limit)
  var question: Question<Ask>?
  /// The dialog that asks for the program's password, while it is open.
  var prompt: PasswordPrompt?
  /// The password that was given for this sale.
  var given: GivenPassword?
  /// Whether it was given and is right.
  var isPasswordGiven = false
  /// Whether the client's program waits for its password.
  var isLocked = false
  /// Whether somebody closed the dialog: paying does not offer it first any more.
  var goesWithout = false
  /// The report of wrong passwords under way.
  var reported: Command?
  /// Where it is sold.
  private(set) var venue: Venue.ID?
  private(set) var work = Work.empty
  /// How the price list calls what is sold.
  private var names = SaleNames(PriceList())
  /// The command under way.
  var pending: Command?
  /// The parked receipt that it was opened from.
  var opened: Opened?
  /// Whether it could not be put aside: Esc asks then.
  var isParkingRefused = false

  /// Begins a sale.
  ///
  /// - Parameters:
  ///   - client: Who buys; nil where that is not known yet.
  ///   - isNamed: Whether the screen below names the client already, as the card does.
  package init(client: Client.ID? = nil, isNamed: Bool = false) {
    self.client = client
    self.isNamed = isNamed
  }

  package var helpTopic: String { "sale" }
  package var isTyping: Bool { question == nil }
  package var isAsking: Bool { question != nil || prompt != nil }
  package var showsGlobalKeys: Bool { false }
  package var hasUnsavedWork: Bool { !rows.isEmpty && !isAsParked }

  package func trail(_ context: Context) -> [String] {
    let title = context.words("sale.title")
    guard let client, !isNamed else { return [title] }
    return [context.name(of: client), title]
  }

  // MARK: The receipt

  /// The sale as the club is asked for it.
  var draft: SaleDraft {
    SaleDraft(
      lines: rows.map {
        .init(
          product: $0.product.map { names.product($0) },
          name: $0.name,
          category: $0.category,
          quantity: $0.quantity,
          price: $0.price
        )
      },
      client: client.map { .id($0) },
      venue: venue.map { names.venue($0) },
      redemption: client == nil || isLocked ? .nothing : redemption,
      isPasswordGiven: isPasswordGiven,
      parked: opened?.parked,
      promoCode: code.text.isBlank ? nil : code.text
    )
  }

  /// Works the receipt out anew after it or the club has changed.
  mutating func quote(_ context: Context) {
    table.follow(lineRows)
    venue = context.venue
    names = SaleNames(context.club.priceList)
    followPassword(context)
    guard !rows.isEmpty else {
      work = .empty
      return
    }
    do throws(Refusal) {
      work = .quoted(try context.club.quote(draft, at: context.now))
    } catch {
      work = .refused(error, context.club.plainQuote(draft, refusedFor: error, at: context.now))
    }
  }

  /// The sums, without bonuses where as many as were typed cannot be spent, and without a promo
  /// code that does not work.
  var sums: SaleCalculator? {
    switch work {
    case .empty: nil
    case .quoted(let sums): sums
    case .refused(_, let sums): sums
    }
  }

  /// Why the receipt cannot be paid as it is.
  var refusal: Refusal? {
    if case .refused(let refusal, _) = work { refusal } else { nil }
  }

  var lineRows: TableRows<Int> { TableRows(Array(rows.indices)) }

  /// Products that begin as was typed, the best match first.
  func found(_ context: Context) -> [Product] {
    let search = WordSearch(SaleTyped(find.text).words)
    return context.club.priceList.products.items.filter { !$0.isArchived }
      .found { search.rank($0.name) }
  }

  /// Whether products are being searched.
  var isFinding: Bool { changing == nil && !find.text.isBlank }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, let answer) where command == pending:
      pending = nil
      if case .parked(let receipt) = answer { return parked(receipt, context) }
      guard case .receipt(let receipt) = answer else { return [.back(nil)] }
      rows = []
      return [.back(nil), .tell(Notice(.done, SaleWords(context).done(receipt)))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      if case .parkReceipt = command {
        isParkingRefused = true
      } else {
        work = .refused(refusal, sums)
      }
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      if case .parkReceipt = command { isParkingRefused = true }
      return [.tell(Notice(.trouble, sentence))]
    case .performed(let command, _) where command == reported:
      return told(ofReport: command, context)
    case .refused(let command, let refusal) where command == reported:
      return told(ofReport: command, context, problem: context.sentence(for: refusal))
    case .notSaved(let command, let sentence) where command == reported:
      return told(ofReport: command, context, problem: sentence)
    case .clubChanged(let change):
      let wasGiven = isPasswordGiven
      let changed = followAsked(context)
      let gone = followParked(change.events, context)
      return wasGiven ? toldOfOtherPassword(context) + gone + changed : gone + changed
    case .returned(.client(let id)):
      (client, isNamed, given, goesWithout) = (id, false, nil, false)
      quote(context)
    case .returned(.typedCode(let typed)):
      code.set(typed)
      quote(context)
    default: break
    }
    return []
  }

  /// Sells; what is typed stays until news of it come.
  mutating func sell() -> [Effect] {
    var draft = draft
    draft.toldToPay = sums?.toPay
    let command = Command.sell(draft)
    pending = command
    return [.perform(command)]
  }

  /// Whether the sale is being written.
  var isSelling: Bool { pending != nil }
}
