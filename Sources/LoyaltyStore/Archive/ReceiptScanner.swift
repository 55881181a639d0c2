import Loyalty

/// Reads the line of a sale that stands as `ReceiptArchive` writes it straight into what is kept
/// of it: six times as fast as making the receipt.
///
/// Only the keys in their own order, texts without escapes and plain numbers are understood here;
/// for anything else it gives up, and the strict reader decides what the line is or what is wrong.
/// What it goes over without keeping it must have the shape that the strict reader asks for.
struct ReceiptScanner {
  private var cursor: ByteCursor

  /// - Parameters:
  ///   - bytes: Lines of a part.
  ///   - line: One of them, whose checksum holds.
  init(_ bytes: [UInt8], in line: Range<Int>) {
    cursor = ByteCursor(bytes: bytes, end: line.upperBound, offset: line.lowerBound)
  }

  /// What is kept of the line; nil for any other shape.
  mutating func scan() -> ReceiptArchive.Kept? {
    guard cursor.take("{\"seq\":"), cursor.number() != nil, let by = scanText(",\"by\":\""),
      cursor.take(",\"receiptSold\":{\"id\":"), let id = identifier(),
      cursor.take(",\"at\":\""), let at = cursor.moment(),
      let venue = scanIdentifier(",\"venue\":"), let client = scanIdentifier(",\"client\":"),
      let groups = scanGroups()
    else { return nil }
    var sums = LineSums()
    guard scanLines(into: &sums), scanRedemption(into: &sums), scanAccrual(into: &sums),
      let number = scanText(",\"externalNumber\":\""), skipFigures(), skipExplanation(),
      cursor.take("},\"crc\":\""), cursor.end - cursor.offset == 10
    else { return nil }
    let sale = SaleFacts(
      at: at,
      client: client > 0 ? Client.ID(client) : nil,
      groups: groups,
      venue: venue > 0 ? Venue.ID(venue) : nil,
      paid: Money(clamping: sums.paid),
      bonuses: Bonus(clamping: sums.bonuses),
      accrued: Bonus(clamping: sums.accrued)
    )
    let kept = KeptReceipt(
      id: Receipt.ID(id),
      sale: sale,
      thousandths: sums.thousandths,
      lines: sums.categories.count,
      lastLot: sums.lastLot,
      categories: sums.categories,
      products: sums.products,
      externalNumber: number.isEmpty ? nil : text(number)
    )
    return .sold(kept, by: by.isEmpty ? nil : Staff(text(by)))
  }

  // MARK: Members

  /// A number that is some record's; 0 where the key is not there, nil where it is no number.
  private mutating func scanIdentifier(_ key: StaticString) -> UInt32? {
    cursor.take(key) ? identifier() : 0
  }

  private mutating func identifier() -> UInt32? {
    guard let number = cursor.number(), number > 0, number < UInt32.max else { return nil }
    return UInt32(number)
  }

  /// The bytes of a text that is not empty; an empty range where the key is not there.
  private mutating func scanText(_ key: StaticString) -> Range<Int>? {
    guard cursor.take(key) else { return cursor.offset..<cursor.offset }
    guard let text = cursor.text(), !text.isEmpty else { return nil }
    return text
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: cursor.bytes[range], as: UTF8.self)
  }

  private mutating func scanGroups() -> GroupSet? {
    guard cursor.take(",\"groups\":[") else { return GroupSet() }
    var ids: [Group.ID] = []
    repeat {
      guard let id = identifier() else { return nil }
      ids.append(Group.ID(id))
    } while cursor.take(",")
    return cursor.take("]") ? GroupSet(ids) : nil
  }

  /// What a receipt's lines and lots add up to.
  private struct LineSums {
    var categories: [Category.ID] = []
    var products: [Product.ID] = []
    var thousandths: Int64 = 0
    var paid: Int64 = 0
    var bonuses: Int64 = 0
    var accrued: Int64 = 0
    var lastLot: UInt32 = 0
  }

  private mutating func scanLines(into sums: inout LineSums) -> Bool {
    guard cursor.take(",\"lines\":[") else { return true }
    repeat {
      guard scanLine(into: &sums) else { return false }
    } while cursor.take(",")
    return cursor.take("]")
  }

  private mutating func scanLine(into sums: inout LineSums) -> Bool {
    guard cursor.take("{\"name\":\""), cursor.text() != nil,
      let product = scanIdentifier(",\"product\":"),
      cursor.take(",\"category\":"), let category = identifier(),
      cursor.take(",\"quantity\":\""), let thousandths = cursor.quantity(),
      cursor.take(",\"price\":\""), cursor.amount() != nil,
      cursor.take(",\"gross\":\""), let gross = cursor.amount(),
      let discount = scanAmount(",\"discount\":\""), let bonuses = scanAmount(",\"bonuses\":\""),
      let accrued = scanAmount(",\"accrued\":\""), cursor.take("}")
    else { return false }
    sums.categories.append(Category.ID(category))
    if product > 0 { sums.products.append(Product.ID(product)) }
    sums.thousandths += thousandths
    sums.paid += gross - discount - bonuses
    sums.bonuses += bonuses
    sums.accrued += accrued
    return true
  }

  /// An amount; 0 where the key is not there.
  private mutating func scanAmount(_ key: StaticString) -> Int64? {
    cursor.take(key) ? cursor.amount() : 0
  }

  private mutating func scanRedemption(into sums: inout LineSums) -> Bool {
    guard cursor.take(",\"redemption\":[") else { return true }
    repeat {
      guard cursor.take("{\"lot\":"), let lot = identifier(),
        cursor.take(",\"amount\":\""), cursor.amount() != nil, cursor.take("}")
      else { return false }
      sums.lastLot = max(sums.lastLot, lot)
    } while cursor.take(",")
    return cursor.take("]")
  }

  private mutating func scanAccrual(into sums: inout LineSums) -> Bool {
    guard cursor.take(",\"accrual\":{\"id\":") else { return true }
    guard let lot = identifier(), cursor.take(",\"amount\":\""), cursor.amount() != nil,
      scanAmount(",\"remainder\":\"") != nil, scanAmount(",\"burnt\":\"") != nil,
      cursor.take(",\"usableFrom\":\""), cursor.moment() != nil,
      !cursor.take(",\"burnsAt\":\"") || cursor.moment() != nil, cursor.take("}")
    else { return false }
    sums.lastLot = max(sums.lastLot, lot)
    return true
  }

  // MARK: What is not kept

  private mutating func skipFigures() -> Bool {
    cursor.take(",\"figures\":{\"maximumBonuses\":\"") && cursor.amount() != nil
      && (!cursor.take(",\"balanceAfter\":\"") || skipBalance())
      && (!cursor.take(",\"tierPercent\":\"") || cursor.percent())
      && scanAmount(",\"missingToNext\":\"") != nil && cursor.take("}")
  }

  /// A balance may be a debt.
  private mutating func skipBalance() -> Bool {
    guard cursor.take("-") else { return cursor.amount() != nil }
    return cursor.amount().map { $0 > 0 } ?? false
  }

  private mutating func skipExplanation() -> Bool {
    guard cursor.take(",\"explanation\":[") else { return true }
    repeat {
      guard cursor.take("{\"rule\":\""), skipRule(), skipOutcome(), cursor.take("}") else {
        return false
      }
    } while cursor.take(",")
    return cursor.take("]")
  }

  private mutating func skipRule() -> Bool {
    if cursor.take("redemption\"") { return true }
    if cursor.take("promoCode\",\"code\":\"") { return cursor.text() != nil }
    return (cursor.take("bonusProgram\"") || cursor.take("discountProgram\""))
      && cursor.take(",\"name\":\"") && cursor.text() != nil
      && cursor.take(",\"percent\":\"") && cursor.percent()
  }

  private mutating func skipOutcome() -> Bool {
    if cursor.take(",\"obstacle\":\"") { return skipObstacle() }
    guard
      cursor.take(",\"accrued\":\"") || cursor.take(",\"discounted\":\"")
        || cursor.take(",\"redeemed\":\"")
    else { return false }
    return cursor.amount() != nil
  }

  private mutating func skipObstacle() -> Bool {
    if cursor.take("belowMinimum\",\"minimum\":\"") {
      return cursor.amount() != nil && cursor.take(",\"missing\":\"") && cursor.amount() != nil
    }
    return cursor.take("noBonuses\"") || cursor.take("notWanted\"")
      || cursor.take("noSuchLines\"") || cursor.take("nothingComesOfIt\"")
      || cursor.take("password\"") || cursor.take("outsideHours\"")
      || cursor.take("partlyPaidWithBonuses\"")
  }
}

extension ByteCursor {
  /// Goes over "12.50" and its closing quote and gives its hundredths, if they are an amount's.
  @inline(__always)
  mutating func amount() -> Int64? {
    guard let whole = number(), take("."), end - offset >= 3 else { return nil }
    let tens = bytes[offset] &- UInt8(ascii: "0")
    let ones = bytes[offset + 1] &- UInt8(ascii: "0")
    guard tens < 10, ones < 10, whole <= UInt64(Money.limit / 100) else { return nil }
    offset += 2
    let value = Int64(whole) * 100 + Int64(tens) * 10 + Int64(ones)
    return value <= Money.limit && take("\"") ? value : nil
  }

  /// Goes over "1.5" and its closing quote and gives its thousandths, if they are a quantity's.
  mutating func quantity() -> Int64? {
    guard let value = decimal(places: 3), value > 0, value <= Quantity.limit else { return nil }
    return value
  }

  /// Goes over "2.5" and its closing quote, and says whether it is a percent.
  mutating func percent() -> Bool { decimal(places: 2).map { $0 <= 10_000 } ?? false }

  /// Goes over a decimal without a zero at its end, and its closing quote.
  private mutating func decimal(places: Int) -> Int64? {
    guard let whole = number(), whole <= 1_000_000_000_000 else { return nil }
    var value = Int64(whole)
    var left = places
    if take(".") {
      var last: UInt8 = 0
      while left > 0, offset < end {
        let digit = bytes[offset] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        (value, last, left) = (value * 10 + Int64(digit), digit, left - 1)
        offset += 1
      }
      guard last > 0 else { return nil }
    }
    for _ in 0..<left { value *= 10 }
    return take("\"") ? value : nil
  }
}
