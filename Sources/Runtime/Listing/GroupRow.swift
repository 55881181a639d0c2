import Localization
import Loyalty
import LoyaltyStore

/// A group as lists for people and spreadsheets show it.
struct GroupRow {
  /// The columns, by the names of the contract.
  static let columns = ["position", "name", "loyalty", "clients", "isDefault", "description"]

  let group: Group
  let club: Club

  /// The cells in the order of the columns, in the words of the contract.
  var cells: [String] {
    [
      club.groups.position(of: group.id).map(String.init) ?? "", group.name,
      group.loyalty.rawValue, String(club.clientCount(in: group.id)),
      club.groups.defaultGroup == group.id ? "yes" : "no", group.description ?? "",
    ]
  }

  /// The cells of the table for people.
  func cells(_ words: Words) -> [String] {
    [
      club.groups.position(of: group.id).map(String.init) ?? "", group.name,
      words("groups.loyalty." + group.loyalty.rawValue),
      words.number(club.clientCount(in: group.id)),
      club.groups.defaultGroup == group.id ? words.parts(of: "file.yes").first ?? "" : "",
    ]
  }

  /// The headings of the table for people.
  static func headings(_ words: Words) -> [String] {
    [
      words("groups.column.number"), words("groups.column.name"),
      words("groups.field.loyalty"), words("groups.column.clients"),
      words("groups.column.default"),
    ]
  }
}
