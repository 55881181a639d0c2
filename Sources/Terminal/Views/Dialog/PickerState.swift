/// One line of a list to choose from.
public struct PickerOption: Hashable, Sendable {
  /// What choosing gives.
  public var id: String
  /// The line's words.
  public var title: String
  /// Words at the right edge.
  public var detail: String
  /// Words that find it and are not shown.
  public var others: [String]

  /// Makes a line.
  public init(id: String, title: String, detail: String = "", others: [String] = []) {
    self.id = id
    self.title = title
    self.detail = detail
    self.others = others
  }

  /// All that it is found by.
  fileprivate var words: String { ([title] + others).joined(separator: " ") }
}

/// What a key did to a list to choose from.
public enum PickerOutcome: Equatable, Sendable {
  /// The key means nothing to the list.
  case ignored
  /// The selection, the marks or the search changed.
  case handled
  /// These were chosen, in the order of the list: one, or all the marked of several.
  case chosen([String])
  /// Esc: nothing is to change.
  case closed
}

/// A list to choose from: typing finds in it, Space marks where several may be chosen.
///
/// Where several may be chosen, Enter takes the marked. Whoever looked for a line and marked none
/// means that line: Enter takes it too.
public struct PickerState: Equatable, Sendable {
  /// Whether several may be chosen.
  public let isMultiple: Bool
  /// What is searched for.
  public private(set) var find = LineEditor("")
  /// The selection among the lines that the search leaves, and the marks.
  public private(set) var table = TableState<String>()
  /// Whether somebody went to a line of several and has marked none yet.
  private var meansSelected = false
  private let marksBefore: Set<String>

  /// Opens a list.
  ///
  /// - Parameters:
  ///   - options: The lines.
  ///   - chosen: The ids chosen so far.
  ///   - isMultiple: Whether several may be chosen.
  public init(_ options: [PickerOption], chosen: [String] = [], isMultiple: Bool = false) {
    self.isMultiple = isMultiple
    marksBefore = isMultiple ? Set(chosen) : []
    table.marks = marksBefore
    let rows = TableRows(options.map(\.id))
    table.select(place: 0, in: rows)
    if let first = chosen.first { table.select(id: first, in: rows) }
  }

  /// The lines that contain every typed word; when none does, those that have it in the other
  /// keyboard layout.
  public func found(in options: [PickerOption]) -> [PickerOption] {
    let words = find.text.lowercased().split(separator: " ").map(String.init)
    guard !words.isEmpty else { return options }
    let exact = options.filter { option in
      let title = option.words.lowercased()
      return words.allSatisfy { title.contains($0) }
    }
    guard exact.isEmpty else { return exact }
    return options.filter { option in
      let title = option.words.onKeys
      return words.allSatisfy { title.contains($0.onKeys) }
    }
  }

  /// Moves, marks, finds or chooses.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - options: The lines as they are now.
  ///   - page: The number of lines that the box shows.
  /// - Returns: What the key did.
  public mutating func handle(
    _ key: Key,
    in options: [PickerOption],
    page: Int = 10
  ) -> PickerOutcome {
    let rows = TableRows(found(in: options).map(\.id))
    switch key {
    case .escape: return escape(options)
    case .enter: return choose(from: options, rows)
    case .space where isMultiple && !isInSearch(options), .insert, .control("t"), .control("e"):
      guard isMultiple else { return .ignored }
      return mark(key, in: rows, page: page)
    case .up, .down, .pageUp, .pageDown: return move(key, in: rows, page: page)
    case .home where find.text.isEmpty, .end where find.text.isEmpty:
      return move(key, in: rows, page: page)
    default: return search(key, options)
    }
  }

  /// Whether a space goes on with the search: a line that is found has it there.
  private func isInSearch(_ options: [PickerOption]) -> Bool {
    let next = find.text.onKeys + " "
    return !find.text.isEmpty && found(in: options).contains { $0.words.onKeys.contains(next) }
  }

  private mutating func move(
    _ key: Key,
    in rows: TableRows<String>,
    page: Int
  ) -> PickerOutcome {
    _ = table.handle(key, in: rows, page: page)
    meansSelected = table.marks == marksBefore
    return .handled
  }

  private mutating func mark(
    _ key: Key,
    in rows: TableRows<String>,
    page: Int
  ) -> PickerOutcome {
    guard table.handle(key, in: rows, page: page) != .ignored else { return .ignored }
    meansSelected = false
    return .handled
  }

  private mutating func escape(_ options: [PickerOption]) -> PickerOutcome {
    guard !find.text.isEmpty else { return .closed }
    find = LineEditor("")
    table.follow(TableRows(options.map(\.id)))
    return .handled
  }

  private func choose(from options: [PickerOption], _ rows: TableRows<String>) -> PickerOutcome {
    var current = table
    current.follow(rows)
    guard isMultiple else { return current.selectedID.map { .chosen([$0]) } ?? .handled }
    var chosen = table.marks
    if meansSelected, let id = current.selectedID { chosen.insert(id) }
    return .chosen(options.map(\.id).filter(chosen.contains))
  }

  private mutating func search(_ key: Key, _ options: [PickerOption]) -> PickerOutcome {
    let before = find.text
    guard find.handle(key) != .ignored else { return .ignored }
    guard find.text != before else { return .handled }
    table.selectFirst(in: TableRows(found(in: options).map(\.id)))
    meansSelected = table.marks == marksBefore && !find.text.isEmpty
    return .handled
  }
}
