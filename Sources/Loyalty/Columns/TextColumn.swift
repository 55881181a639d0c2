/// Short texts as an index keeps them: their bytes, one text behind the other, and their lengths.
enum TextColumn {
  /// Adds texts; nil is kept apart from an empty one.
  static func add(_ texts: [String?], to image: inout ColumnImage, as name: String) {
    image.add(name + ".bytes", ColumnValues<UInt8>(texts.flatMap { Array(($0 ?? "").utf8) }))
    image.add(
      name + ".lengths",
      ColumnValues<UInt32>(texts.map { $0.map { UInt32($0.utf8.count) } ?? .max })
    )
  }

  /// The texts that an index kept; nil where they do not fit together.
  static func texts(_ kept: KeptColumns, _ name: String) -> [String?]? {
    guard let bytes = kept.values(name + ".bytes", as: UInt8.self),
      let lengths = kept.values(name + ".lengths", as: UInt32.self)
    else { return nil }
    var texts: [String?] = []
    texts.reserveCapacity(lengths.count)
    var place = 0
    for length in lengths {
      guard length != .max else {
        texts.append(nil)
        continue
      }
      guard Int(length) <= bytes.count - place else { return nil }
      let slice = bytes.slice(place..<place + Int(length))
      guard let text = String(validating: slice, as: UTF8.self) else { return nil }
      texts.append(text)
      place += Int(length)
    }
    return place == bytes.count ? texts : nil
  }
}
