package import JSONText

/// What a field's value looks like in JSON: its words for the reference, and how it is read.
///
/// Reader and printed reference use the same value, so that they cannot differ.
package struct Shape<Value: Sendable>: Sendable {
  /// What the reference prints, and what a wrong type is told: "string".
  package let words: String
  /// Reads a value that stands at a place.
  package let read: @Sendable (JSONValue, Place) throws(LineRefusal) -> Value

  /// Describes a shape.
  package init(
    _ words: String,
    _ read: @escaping @Sendable (JSONValue, Place) throws(LineRefusal) -> Value
  ) {
    self.words = words
    self.read = read
  }

  /// A shape whose values the reader takes or leaves; what it leaves is a wrong type.
  init(_ words: String, taking read: @escaping @Sendable (JSONValue) -> Value?) {
    self.init(words) { value, place throws(LineRefusal) in
      guard let read = read(value) else {
        throw .wrongType(value, expected: words, at: place)
      }
      return read
    }
  }

  /// The same shape with its value turned into another type.
  func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    let read = read
    return Shape<Other>(words) { value, place throws(LineRefusal) in
      transform(try read(value, place))
    }
  }

  /// Values of this shape in an array.
  static func list<Element: Sendable>(
    of element: Shape<Element>
  ) -> Shape<[Element]> where Value == [Element] {
    let words = "array of " + element.words
    return Shape<[Element]>(words) { value, place throws(LineRefusal) in
      guard case .array(let values) = value else {
        throw .wrongType(value, expected: words, at: place)
      }
      var elements: [Element] = []
      elements.reserveCapacity(values.count)
      for (index, value) in values.enumerated() {
        elements.append(try element.read(value, place.element(index)))
      }
      return elements
    }
  }
}

extension LineRefusal {
  /// A value of another type than its place takes.
  static func wrongType(_ value: JSONValue, expected: String, at place: Place) -> LineRefusal {
    .malformed(Malformed(.wrongType(expected: expected, found: value.kind.rawValue), at: place))
  }
}
