import JSONText
import Loyalty

/// A group as JSON: in base files and in `groupCreated`.
enum GroupCoding {
  static func write(_ group: Group, to writer: inout JSONWriter) {
    writer.object { writeMembers(of: group, to: &$0) }
  }

  /// Writes the members without the braces: base lines add a checksum.
  static func writeMembers(of group: Group, to writer: inout JSONWriter) {
    writer.member("id", group.id.number)
    writer.member("name", group.name)
    writer.member(ifAny: "description", group.description)
    writer.member("loyalty", group.loyalty.rawValue)
    writer.member(ifAny: "program", group.program)
    writer.key("welcomeSms")
    write(group.welcomeSms, to: &writer)
    writer.key("afterOrderSms")
    write(group.afterOrderSms, to: &writer)
    if group.isArchived { writer.member("archived", true) }
    writer.member("createdAt", group.createdAt.rfc3339)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Group {
    var id: Group.ID?
    var texts: [String: String] = [:]
    var loyalty: LoyaltyType?
    var program: Program.ID?
    var sms: [String: SmsSetting] = [:]
    var isArchived = false
    var createdAt: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "name", "description", "crc": texts[key] = try reader.string()
      case "loyalty": loyalty = try reader.parsed(LoyaltyType.init)
      case "program": program = try reader.identifier()
      case "welcomeSms", "afterOrderSms": sms[key] = try readSms(&reader)
      case "archived": isArchived = try reader.bool()
      case "createdAt": createdAt = try reader.moment()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Group(
      id: try reader.required(id, "id"),
      name: try reader.required(texts["name"], "name"),
      description: texts["description"],
      loyalty: try reader.required(loyalty, "loyalty"),
      program: program,
      welcomeSms: try reader.required(sms["welcomeSms"], "welcomeSms"),
      afterOrderSms: try reader.required(sms["afterOrderSms"], "afterOrderSms"),
      isArchived: isArchived,
      createdAt: try reader.required(createdAt, "createdAt")
    )
  }

  static func write(_ change: GroupChange, to writer: inout JSONWriter) {
    writer.object { writer in
      switch change {
      case .name(let change): writer.change("name", change) { $0.string($1) }
      case .description(let change):
        writer.change("description", change, JSONWriter.writeText)
      case .loyalty(let change): writer.change("loyalty", change) { $0.string($1.rawValue) }
      case .program(let change):
        writer.change("program", change) { $0.optional($1, JSONWriter.writeID) }
      case .welcomeSms(let change):
        writer.change("welcomeSms", change) { write($1, to: &$0) }
      case .afterOrderSms(let change):
        writer.change("afterOrderSms", change) { write($1, to: &$0) }
      case .isArchived(let change): writer.change("archived", change) { $0.bool($1) }
      }
    }
  }

  static func readChange(_ reader: inout JSONReader) throws(JSONProblem) -> GroupChange {
    try reader.single { key, reader throws(JSONProblem) in
      switch key {
      case "name":
        return .name(try reader.change { reader throws(JSONProblem) in try reader.string() })
      case "description": return .description(try reader.optionalChange { $0 })
      case "loyalty":
        return .loyalty(
          try reader.change { reader throws(JSONProblem) in try reader.parsed(LoyaltyType.init) }
        )
      case "program": return .program(try reader.change(readProgram))
      case "welcomeSms": return .welcomeSms(try reader.change(readSms))
      case "afterOrderSms": return .afterOrderSms(try reader.change(readSms))
      case "archived":
        return .isArchived(try reader.change { reader throws(JSONProblem) in try reader.bool() })
      default: throw reader.problem(.unknownKey(key))
      }
    }
  }

  private static func readProgram(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Program.ID? {
    try reader.optional { reader throws(JSONProblem) in try reader.identifier() }
  }

  private static func write(_ sms: SmsSetting, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("on", sms.isOn)
      writer.member("template", sms.template)
    }
  }

  private static func readSms(_ reader: inout JSONReader) throws(JSONProblem) -> SmsSetting {
    var isOn: Bool?
    var template: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "on": isOn = try reader.bool()
      case "template": template = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return SmsSetting(
      isOn: try reader.required(isOn, "on"),
      template: try reader.required(template, "template")
    )
  }
}
