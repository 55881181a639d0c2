/// A place within a section of the menu.
public struct MenuItem: Equatable, Sendable {
  /// What opening gives.
  public var id: String
  /// The place's name.
  public var title: String
  /// A count or a state at the right edge.
  public var note: String

  /// Makes a place.
  public init(id: String, title: String, note: String = "") {
    self.id = id
    self.title = title
    self.note = note
  }
}

/// A section of the menu with its places.
public struct MenuSection: Equatable, Sendable {
  /// What opening gives when the section has no places of its own.
  public var id: String
  /// The section's name.
  public var title: String
  /// The places; a section without them is opened itself.
  public var items: [MenuItem]
  /// The digit that chooses it; nothing for that of its place, from 1.
  public var digit: Int?

  /// Makes a section.
  public init(id: String, title: String, items: [MenuItem] = [], digit: Int? = nil) {
    self.id = id
    self.title = title
    self.items = items
    self.digit = digit
  }
}

/// What a key did in the menu.
public enum MenuOutcome: Equatable, Sendable {
  /// The key means nothing to the menu.
  case ignored
  /// The selection moved.
  case handled
  /// The place (or the section without places) with this id is to be opened.
  case open(String)
  /// The line at this place of the list below is to be opened.
  case openLower(Int)
  /// One level back was asked for on the first level.
  case back
}

/// Where the menu's selection stands: among the sections, their places, or the list below.
public struct MenuState: Equatable, Sendable {
  /// A part of the menu.
  public enum Part: Equatable, Sendable {
    /// The sections on the left.
    case sections
    /// The places of the selected section.
    case items
    /// The list below both.
    case lower
  }

  /// The part that the arrows move in.
  public private(set) var part: Part = .sections
  /// The place of the selected section.
  public private(set) var section: Int
  /// The place of the selected item within its section.
  public private(set) var item = 0
  /// The place of the selected line in the list below.
  public private(set) var lower = 0

  /// A menu with a section selected.
  public init(section: Int = 0) {
    self.section = section
  }

  /// Moves, or tells what is to be opened.
  ///
  /// - Parameters:
  ///   - key: The key pressed; digits choose a section, then its item.
  ///   - sections: The sections as they are now.
  ///   - lowerCount: The number of lines in the list below.
  /// - Returns: What the key did.
  public mutating func handle(
    _ key: Key,
    in sections: [MenuSection],
    lowerCount: Int = 0
  ) -> MenuOutcome {
    guard !sections.isEmpty else { return key == .escape ? .back : .ignored }
    clamp(sections, lowerCount)
    switch key {
    case .up: return move(by: -1, sections, lowerCount)
    case .down: return move(by: 1, sections, lowerCount)
    case .pageUp, .home: return move(by: -1_000, sections, lowerCount)
    case .pageDown, .end: return move(by: 1_000, sections, lowerCount)
    case .right: return part == .sections ? enterSection(sections, opens: false) : .handled
    case .left, .backspace: return goLeft()
    case .escape: return part == .sections ? .back : goLeft()
    case .tab, .backTab: return switchPart(lowerCount)
    case .enter: return open(sections)
    case .character(let digit): return choose(digit, sections)
    default: return .ignored
    }
  }

  private mutating func clamp(_ sections: [MenuSection], _ lowerCount: Int) {
    section = max(0, min(section, sections.count - 1))
    item = max(0, min(item, sections[section].items.count - 1))
    lower = max(0, min(lower, lowerCount - 1))
    if part == .items && sections[section].items.isEmpty { part = .sections }
    if part == .lower && lowerCount == 0 { part = .sections }
  }

  private mutating func move(
    by step: Int,
    _ sections: [MenuSection],
    _ lowerCount: Int
  ) -> MenuOutcome {
    switch part {
    case .sections:
      section = max(0, min(section + step, sections.count - 1))
      item = 0
    case .items: item = max(0, min(item + step, sections[section].items.count - 1))
    case .lower: lower = max(0, min(lower + step, lowerCount - 1))
    }
    return .handled
  }

  private mutating func enterSection(_ sections: [MenuSection], opens: Bool) -> MenuOutcome {
    guard sections[section].items.isEmpty else {
      part = .items
      return .handled
    }
    return opens ? .open(sections[section].id) : .handled
  }

  /// Goes to the sections, where a digit is a section again; the place in this one stays selected.
  public mutating func returnToSections() { part = .sections }

  private mutating func goLeft() -> MenuOutcome {
    part = .sections
    return .handled
  }

  private mutating func switchPart(_ lowerCount: Int) -> MenuOutcome {
    part = part == .lower || lowerCount == 0 ? .sections : .lower
    return .handled
  }

  private mutating func open(_ sections: [MenuSection]) -> MenuOutcome {
    switch part {
    case .sections: enterSection(sections, opens: true)
    case .items: .open(sections[section].items[item].id)
    case .lower: .openLower(lower)
    }
  }

  /// A digit is a section; within a section, its item.
  private mutating func choose(_ digit: Character, _ sections: [MenuSection]) -> MenuOutcome {
    guard digit.isASCII, let number = digit.wholeNumberValue, number > 0 else { return .ignored }
    if part == .items {
      guard number <= sections[section].items.count else { return .ignored }
      item = number - 1
      return .open(sections[section].items[item].id)
    }
    let chosen = sections.indices.first { (sections[$0].digit ?? $0 + 1) == number }
    guard let chosen else { return .ignored }
    if section != chosen { item = 0 }
    section = chosen
    part = .sections
    return enterSection(sections, opens: true)
  }
}
