import JSONText
import Loyalty

/// A bonus or discount program as JSON.
///
///     {"id":1,"name":"Cumulative","tiers":[{"from":"0.00","percent":"2"}],"bound":"over",
///      "bonus":{…},"createdAt":"…"}
///
/// A key that is left out is the widest choice: all categories, all time, no minimum.
enum ProgramCoding {
  static func write(_ program: Program, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", program.id.number)
      writer.member("name", program.name)
      writer.member(ifAny: "description", program.description)
      writer.member(ifAny: "password", program.password?.text)
      writer.list("tiers", program.tiers.tiers, write)
      writer.member("bound", program.tiers.bound.rawValue)
      write(program.window, to: &writer)
      write(program.categories, as: "categories", to: &writer)
      writer.member(unlessZero: "minimumReceipt", program.minimumReceipt)
      switch program.terms {
      case .bonus(let terms): writer.member("bonus", terms, TermsCoding.write)
      case .discount(let terms): writer.member("discount", terms, TermsCoding.write)
      }
      if program.isArchived { writer.member("archived", true) }
      writer.member("createdAt", program.createdAt.rfc3339)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Program {
    var members = Members()
    try reader.object { key, reader throws(JSONProblem) in
      if try members.readTerms(key, &reader) { return }
      if try members.readFacts(key, &reader) { return }
      throw reader.problem(.unknownKey(key))
    }
    return try members.program(reader)
  }

  /// Writes the categories, or nothing where all are meant.
  static func write(
    _ choice: CategoryChoice,
    as key: String,
    to writer: inout JSONWriter
  ) {
    guard case .only(let categories) = choice else { return }
    writer.key(key)
    writer.array(categories.sorted(), JSONWriter.writeID)
  }

  static func readCategories(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> CategoryChoice {
    .only(Set(try reader.identifiers()))
  }

  private static func write(_ tier: Tiers.Tier, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("from", tier.threshold)
      writer.member("percent", tier.percent.decimalString)
    }
  }

  fileprivate static func readTier(_ reader: inout JSONReader) throws(JSONProblem) -> Tiers.Tier {
    var threshold: Money?
    var percent: Percent?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "from": threshold = try reader.amount()
      case "percent": percent = try reader.percent()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Tiers.Tier(
      threshold: try reader.required(threshold, "from"),
      percent: try reader.required(percent, "percent")
    )
  }

  /// Writes `"window":"calendarYear"` or `"window":{"days":90}`; nothing for all time.
  private static func write(_ window: TotalWindow, to writer: inout JSONWriter) {
    switch window {
    case .allTime: return
    case .calendarYear: writer.member("window", "calendarYear")
    case .lastDays(let days):
      writer.key("window")
      writer.object { $0.member("days", days) }
    }
  }

  fileprivate static func readWindow(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> TotalWindow {
    guard try reader.kind() == .object else {
      return try reader.parsed { $0 == "calendarYear" ? .calendarYear : nil }
    }
    return try reader.single { key, reader throws(JSONProblem) in
      guard key == "days" else { throw reader.problem(.unknownKey(key)) }
      return .lastDays(try reader.integer(as: Int.self))
    }
  }
}

/// The members of a program while they are read.
private struct Members {
  private var id: Program.ID?
  private var texts: [String: String] = [:]
  private var tiers: [Tiers.Tier]?
  private var bound: Tiers.Bound?
  private var window = TotalWindow.allTime
  private var categories = CategoryChoice.all
  private var minimumReceipt = Money.zero
  private var terms: Program.Terms?
  private var isArchived = false
  private var createdAt: Moment?

  mutating func readFacts(
    _ key: String,
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Bool {
    switch key {
    case "id": id = try reader.identifier()
    case "name", "description", "password": texts[key] = try reader.string()
    case "archived": isArchived = try reader.bool()
    case "createdAt": createdAt = try reader.moment()
    default: return false
    }
    return true
  }

  mutating func readTerms(
    _ key: String,
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Bool {
    switch key {
    case "tiers": tiers = try reader.array(of: ProgramCoding.readTier)
    case "bound": bound = try reader.parsed(Tiers.Bound.init)
    case "window": window = try ProgramCoding.readWindow(&reader)
    case "categories": categories = try ProgramCoding.readCategories(&reader)
    case "minimumReceipt": minimumReceipt = try reader.amount()
    case "bonus", "discount":
      guard terms == nil else { throw reader.problem(.unknownKey(key)) }
      terms =
        key == "bonus"
        ? .bonus(try TermsCoding.readBonus(&reader))
        : .discount(try TermsCoding.readDiscount(&reader))
    default: return false
    }
    return true
  }

  func program(_ reader: JSONReader) throws(JSONProblem) -> Program {
    let given = try reader.required(tiers, "tiers")
    let bound = try reader.required(bound, "bound")
    guard let ascending = try? Tiers(given, bound: bound) else {
      throw reader.problem(.unknownValue("tiers"))
    }
    return Program(
      id: try reader.required(id, "id"),
      name: try reader.required(texts["name"], "name"),
      description: texts["description"],
      password: texts["password"].map(PasswordHash.init),
      tiers: ascending,
      window: window,
      categories: categories,
      minimumReceipt: minimumReceipt,
      terms: try reader.required(terms, "bonus"),
      isArchived: isArchived,
      createdAt: try reader.required(createdAt, "createdAt")
    )
  }
}
