import JSONText
import Loyalty

/// Two cards that were made one as JSON.
///
///     {"into":5,"from":{"id":7,…},"changes":[…],"groups":{"was":[1],"now":[1,2]},
///      "balance":{"was":"10.00","now":"12.50"},"receipts":3,"at":"2026-11-22T19:14:05.120Z"}
///
/// `changes` is left out where the card that stayed took nothing; older programs wrote no `at`.
enum MergeCoding {
  static func write(_ merge: ClientMerge, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("into", merge.into.number)
      writer.member("from", merge.from, ClientCoding.write)
      writer.list("changes", merge.changes, ClientChangeCoding.write)
      writer.change("groups", merge.groups) { $0.array($1.ids, JSONWriter.writeID) }
      writer.change("balance", merge.balance) { $0.string($1.decimalString) }
      writer.member("receipts", merge.receipts)
      writer.member(ifAny: "at", merge.at?.rfc3339)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> ClientMerge {
    var into: Client.ID?
    var from: Client?
    var changes: [ClientChange] = []
    var groups: Change<GroupSet>?
    var balance: Change<Bonus>?
    var receipts: Int?
    var at: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "into": into = try reader.identifier()
      case "from": from = try ClientCoding.read(&reader)
      case "changes": changes = try reader.array(of: ClientChangeCoding.read)
      case "groups":
        groups = try reader.change { reader throws(JSONProblem) in
          GroupSet(try reader.identifiers())
        }
      case "balance":
        balance = try reader.change { reader throws(JSONProblem) in try reader.amount() }
      case "receipts": receipts = try reader.integer(as: Int.self)
      case "at": at = try reader.moment()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return ClientMerge(
      into: try reader.required(into, "into"),
      from: try reader.required(from, "from"),
      changes: changes,
      groups: try reader.required(groups, "groups"),
      balance: try reader.required(balance, "balance"),
      receipts: try reader.required(receipts, "receipts"),
      at: at
    )
  }
}
