import JSONText
import Loyalty

extension Shape {
  /// An object with members of its own; unknown and missing ones are told with their place.
  static func object(
    _ words: String,
    of fields: [FieldUse],
    _ read: @escaping @Sendable (Values) throws(LineRefusal) -> Value
  ) -> Shape {
    Shape(words) { value, place throws(LineRefusal) in
      guard case .object(let members) = value else {
        throw .wrongType(value, expected: words, at: place)
      }
      return try read(Values(members, of: fields, in: place))
    }
  }
}
