import Localization
import Loyalty
import Terminal

/// The orders in which the list of promo codes can be shown.
enum PromoCodeOrder: String, CaseIterable, Sendable {
  /// Those in use first, the newest first: the list's own order.
  case newest
  case name, state, uses, end, groups

  /// The catalogue key of its name.
  var label: String { "promoCodes.order." + rawValue }
}

/// Which promo codes the list shows, and in which order.
struct PromoCodeListing: Hashable, Sendable {
  /// What is shown.
  enum Filter: Hashable, Sendable {
    case all, batches
    /// Those in a state, by its stable name.
    case state(String)
    /// Those that are for a group.
    case group(Group.ID)

    /// The name by which a list of filters knows it.
    var id: String {
      switch self {
      case .all: "all"
      case .batches: "batches"
      case .state(let name): "state." + name
      case .group(let id): "group." + id.description
      }
    }

    init(id: String) {
      let rest = String(id.drop { $0 != "." }.dropFirst())
      self =
        if id.hasPrefix("state.") {
          .state(rest)
        } else if id.hasPrefix("group."), let number = UInt32(rest) {
          .group(Group.ID(number))
        } else {
          id == "batches" ? .batches : .all
        }
    }
  }

  var filter = Filter.all

  /// The promo codes that are shown, as far as typed words find them.
  func codes(typed: String, order: TableOrder?, _ context: Context) -> [PromoCode] {
    let book = context.club.promoCodes
    let newest = book.codes.items.reversed()
    var listed = (newest.filter(\.isInUse) + newest.filter { !$0.isInUse }).filter {
      isShown($0, context)
    }
    if !typed.isEmpty {
      var found = Set(NamesFound(typed, among: listed).ids)
      if let code = try? book.find(typed: typed) { found.insert(code.place.promoCode) }
      listed = listed.filter { found.contains($0.id) }
    }
    return sorted(listed, order, context)
  }

  private func isShown(_ code: PromoCode, _ context: Context) -> Bool {
    switch filter {
    case .all: true
    case .batches: code.batch != nil
    case .state(let name): context.club.promoCodes.state(of: code, at: context.now).name == name
    case .group(let id): code.terms.conditions.groups.contains(id)
    }
  }

  private func sorted(
    _ codes: [PromoCode],
    _ order: TableOrder?,
    _ context: Context
  ) -> [PromoCode] {
    guard let order, let column = PromoCodeOrder(rawValue: order.column) else { return codes }
    let keyed = codes.map { (code: $0, key: key($0, column, context)) }
    let sorted = keyed.enumerated().sorted { left, right in
      let (one, other) = (left.element.key, right.element.key)
      if one.lexicographicallyPrecedes(other) { return order.isAscending }
      if other.lexicographicallyPrecedes(one) { return !order.isAscending }
      return left.offset < right.offset
    }
    return sorted.map(\.element.code)
  }

  private static let states = [
    "active", "notYet", "paused", "draft", "usedUp", "expired", "ended", "revoked",
  ]

  /// What a code is compared by: numbers, the first that differs decides.
  private func key(
    _ code: PromoCode,
    _ order: PromoCodeOrder,
    _ context: Context
  ) -> [UInt64] {
    let book = context.club.promoCodes
    switch order {
    case .newest: return []
    case .name: return Collation.key(code.name).map(UInt64.init)
    case .state:
      let state = book.state(of: code, at: context.now).name
      return [UInt64(Self.states.firstIndex(of: state) ?? Self.states.count)]
    case .uses: return [UInt64.max - UInt64(book.used(code.id))]
    case .end:
      let end = code.terms.period.end?.milliseconds ?? .max
      return [UInt64(bitPattern: end) ^ (1 << 63)]
    case .groups:
      let names = PromoCodeWords(code, context).groups
      return names.map { Collation.key($0).map(UInt64.init) } ?? [.max]
    }
  }

  // MARK: The lists to choose from

  static func orders(_ words: Words) -> [PickerOption] {
    PromoCodeOrder.allCases.map { PickerOption(id: $0.rawValue, title: words($0.label)) }
  }

  /// All, the states, batches, and the groups that codes are for, each with how many there are.
  static func filters(_ context: Context) -> [PickerOption] {
    let words = context.words
    let codes = context.club.promoCodes.codes.items
    func option(_ filter: Filter, _ title: String) -> PickerOption {
      let listing = PromoCodeListing(filter: filter)
      let count = codes.count { listing.isShown($0, context) }
      return PickerOption(id: filter.id, title: title, detail: words.number(count))
    }
    let named = Set(codes.flatMap(\.terms.conditions.groups))
    let groups = context.club.groups.inUse.filter { named.contains($0.id) }
    return [option(.all, words("batch.filter.all"))]
      + states.map { option(.state($0), words("promoCodes.filter." + $0)) }
      + [option(.batches, words("promoCodes.filter.batches"))]
      + groups.map { option(.group($0.id), $0.name) }
  }
}
