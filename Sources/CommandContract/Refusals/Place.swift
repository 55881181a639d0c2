/// Where in a line a value stands: `clients[1]`, `welcomeSms.on`.
package struct Place: Hashable, Sendable, CustomStringConvertible {
  /// The path from the line's object.
  package let description: String

  /// Names a member of the line's object.
  package init(_ member: String) {
    description = member
  }

  /// A byte of the line, counted from 0.
  package static func byte(_ offset: Int) -> Place { Place("byte \(offset)") }

  /// The whole line.
  package static let line = Place("line")

  /// A member of the object that stands here.
  package func member(_ name: String) -> Place { Place("\(description).\(name)") }

  /// An element of the array that stands here, counted from 0.
  package func element(_ index: Int) -> Place { Place("\(description)[\(index)]") }
}
