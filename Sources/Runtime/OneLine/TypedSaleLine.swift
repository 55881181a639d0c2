package import JSONText
import Localization
package import Loyalty
import LoyaltyStore

/// A line of a sale as an argument: "2 Cyber hour", "Cyber hour", or
/// "name;category;quantity;price".
///
/// With an empty category the name is a product of the price list, sold at another price or under
/// its own.
package struct TypedSaleLine: Equatable {
  /// The name, as it stands in the answer's table.
  package let name: String
  /// The member of `lines`.
  package let value: JSONValue

  /// Reads a line; nil for cells that are neither one nor four.
  ///
  /// - Parameters:
  ///   - typed: The argument.
  ///   - isProduct: Whether the price list has a product of that name, so that one whose name
  ///     begins with a number is not taken for so many of another.
  package init?(_ typed: String, isProduct: (String) -> Bool) {
    let cells = typed.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
    switch cells.count {
    case 1: self.init(product: cells[0], isProduct)
    case 4: self.init(cells)
    default: return nil
    }
  }

  private init(product typed: String, _ isProduct: (String) -> Bool) {
    let parts = typed.split(separator: " ", maxSplits: 1).map(Self.trimmed)
    guard !isProduct(typed), parts.count == 2, let quantity = Self.quantity(parts[0]) else {
      name = typed
      value = .object([JSONMember("product", .string(typed))])
      return
    }
    name = parts[1]
    value = .object([
      JSONMember("product", .string(parts[1])), JSONMember("quantity", .string(quantity)),
    ])
  }

  private init(_ cells: [String]) {
    name = cells[0]
    var members = [JSONMember(cells[1].isEmpty ? "product" : "name", .string(cells[0]))]
    if !cells[1].isEmpty { members.append(JSONMember("category", .string(cells[1]))) }
    if !cells[2].isEmpty {
      members.append(JSONMember("quantity", .string(Self.quantity(cells[2]) ?? cells[2])))
    }
    if !cells[3].isEmpty {
      members.append(JSONMember("price", .string(cells[3].replacing(",", with: "."))))
    }
    value = .object(members)
  }

  /// A decimal number with a comma or a point.
  private static func quantity(_ text: String) -> String? {
    let plain = text.replacing(",", with: ".")
    return (try? Quantity(decimal: plain)) == nil ? nil : plain
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension OpenDesk {
  /// Reads the lines of a sale.
  ///
  /// - Throws: `CommandFailure` for one that is written in another way.
  package func saleLines(_ typed: [String]) throws(CommandFailure) -> [TypedSaleLine] {
    var lines: [TypedSaleLine] = []
    for text in typed {
      let line = TypedSaleLine(text) { store.club.priceList.products.named($0) != nil }
      guard let line else {
        throw CommandFailure(words("cli.saleLine", ["typed": .text(text)]), status: .usage)
      }
      lines.append(line)
    }
    return lines
  }

  /// Reads the lines of a refund: "2" is all that remains of the second line, "2 0.5" a part.
  ///
  /// - Throws: `CommandFailure` for one that is written in another way.
  package func refundLines(
    _ typed: [String],
    of receipt: RefundDraft.Reference
  ) throws(CommandFailure) -> JSONValue? {
    guard !typed.isEmpty else { return nil }
    var lines: [JSONValue] = []
    for text in typed {
      let parts = text.split(separator: " ").map { String($0).replacing(",", with: ".") }
      guard (1...2).contains(parts.count), let place = Int(parts[0]) else {
        throw CommandFailure(words("cli.refundLine", ["typed": .text(text)]), status: .usage)
      }
      lines.append(
        .object([
          JSONMember("line", .integer(place)),
          JSONMember("quantity", .string(parts.count == 2 ? parts[1] : rest(of: receipt, place))),
        ])
      )
    }
    return .array(lines)
  }

  /// What remains of a line; of one that is not there or went back already, one, which is refused.
  private func rest(of reference: RefundDraft.Reference, _ place: Int) -> String {
    guard let receipt = try? store.club.receipt(reference),
      receipt.lines.indices.contains(place - 1)
    else { return "1" }
    let refunded = store.club.receipts.refunded(receipt).lines[place - 1]
    let left = receipt.lines[place - 1].quantity.thousandths - refunded.thousandths
    return (try? Quantity(thousandths: left))?.decimalString ?? "1"
  }
}
