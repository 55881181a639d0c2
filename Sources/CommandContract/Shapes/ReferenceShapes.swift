import JSONText
import Loyalty

extension Shape where Value == ClientReference {
  /// A client by id (number) or phone (string).
  static var client: Shape {
    Shape("client: id (number) or phone (string)") {
      value,
      place throws(LineRefusal) in
      switch value {
      case .string(let phone): return .phone(phone)
      case .number(let digits):
        return .id(
          Client.ID(try LineRefusal.id(digits, of: .client, expected: "client id", at: place))
        )
      default:
        throw .wrongType(value, expected: "client: id (number) or phone (string)", at: place)
      }
    }
  }
}

extension Shape where Value == GroupReference {
  /// A group by id (number) or name (string).
  static var group: Shape {
    Shape("group: id (number) or name (string)") {
      value,
      place throws(LineRefusal) in
      switch value {
      case .string(let name): return .name(name)
      case .number(let digits):
        return .id(
          Group.ID(try LineRefusal.id(digits, of: .group, expected: "group id", at: place))
        )
      default:
        throw .wrongType(value, expected: "group: id (number) or name (string)", at: place)
      }
    }
  }
}

extension LineRefusal {
  /// Reads an id.
  ///
  /// A whole number that no store gives, 0 or a huge one, names nothing that exists; a
  /// fraction is no id at all.
  static func id(
    _ digits: String,
    of kind: Refusal.Reference,
    expected: String,
    at place: Place
  ) throws(LineRefusal) -> UInt32 {
    let isWhole = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isWhole else {
      throw .wrongType(.number(digits), expected: "\(expected): a whole number", at: place)
    }
    guard let number = UInt32(digits), number > 0 else {
      throw .refused(.notFound(kind, typed: String(digits.prefix(40))), place: place)
    }
    return number
  }
}

extension Shape where Value == Set<Channel> {
  /// The channels on which messages are welcome.
  static var channels: Shape {
    Shape<[Channel]>.list(of: .choice).map { Set($0) }
  }
}

extension Shape where Value == SmsSetting {
  private static var smsWords: String { "template string, null (off) or {\"on\", \"template\"}" }

  /// An automatic SMS: its template turns it on, null turns it off, and an object says both.
  static var sms: Shape {
    Shape(smsWords) { value, place throws(LineRefusal) in
      switch value {
      case .string(let template): return SmsSetting(isOn: true, template: template)
      case .null: return .off
      case .object(let members):
        let values = try Values(members, of: SmsFields.all, in: place)
        return SmsSetting(
          isOn: try values.required(SmsFields.isOn),
          template: try values.optional(SmsFields.template) ?? ""
        )
      default: throw .wrongType(value, expected: smsWords, at: place)
      }
    }
  }
}

/// The members of an automatic SMS that is given as an object.
private enum SmsFields {
  static let isOn = Field("on", .bool, "whether the message is sent")
  static let template = Field("template", .text, "the text, with variables such as {name}")
  static let all = [isOn.required, template.optional]
}
