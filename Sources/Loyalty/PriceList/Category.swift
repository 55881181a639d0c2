/// A category of products: game time, bar, other, or one of the club's own (rules.md §5).
public struct Category: Hashable, Sendable {
  /// A category's number: the built-in ones are 1 to 3.
  public typealias ID = Identifier<Category>

  /// Game time: the only one that bonuses pay by default.
  public static let gameTime = ID(1)
  /// Food and drinks.
  public static let bar = ID(2)
  /// Everything else.
  public static let other = ID(3)

  /// The number by which the store knows the category.
  public let id: ID
  /// The name: the stable word of a built-in one ("gameTime"), or what the club called its own.
  public var name: String

  /// Makes a category.
  public init(id: ID, name: String) {
    self.id = id
    self.name = name
  }

  /// Whether every club has it.
  public var isBuiltIn: Bool { id <= Self.other }

  /// The categories that every club has.
  public static let builtIn = [
    Category(id: gameTime, name: "gameTime"), Category(id: bar, name: "bar"),
    Category(id: other, name: "other"),
  ]
}
