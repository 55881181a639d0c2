extension Set {
  /// Lets a mark follow a card that went into another; if both were marked, the pair is done with.
  mutating func follow(_ gone: Element, into stayed: Element) {
    guard remove(gone) != nil else { return }
    if remove(stayed) == nil { insert(stayed) }
  }
}
