/// Texts of batches that begin with Cyrillic letters: what is drawn behind them is Latin, so that
/// whoever types one has to switch the layout in the middle, and forgets it.
extension PromoCodeBook {
  /// The texts that are meant where only the beginning or only the rest was typed on the layout
  /// that it needs.
  ///
  /// Cost: some µs for each batch that begins with Cyrillic letters.
  func onPartOfLayout(_ key: CodeKey) -> [CodeTable.Match] {
    var hits: [CodeTable.Match] = []
    for id in mixedBatches {
      guard let run = table.run(of: id) else { continue }
      for match in matches(key, of: run) where !hits.contains(where: { $0.place == match.place }) {
        hits.append(match)
      }
    }
    return hits
  }

  private func matches(_ key: CodeKey, of run: CodeTable.Run) -> [CodeTable.Match] {
    let (typed, beginning) = (key.text, run.prefix.text)
    guard typed.count == beginning.count + run.codes.length else { return [] }
    let head = String(typed.prefix(beginning.count))
    let isBeginning = Self.layouts.contains { layout in
      CodeKey(KeyboardLayout.us.retyped(head, on: layout)).alike == run.prefix.alike
    }
    guard isBeginning || CodeKey(head).alike == run.prefix.alike else { return [] }
    let tail = String(typed.dropFirst(beginning.count))
    let tails = [tail] + Self.layouts.map { $0.retyped(tail, on: .us) }
    return tails.compactMap { table.find(CodeKey(beginning + $0)) }.filter(\.isInUse)
  }

  private static var layouts: [KeyboardLayout] { [.russian, .ukrainian] }
}
