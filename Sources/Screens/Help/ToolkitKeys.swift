import Terminal

/// The keys of the toolkit's own views: find line, rows, form, question.
///
/// They stand in no screen's table, for the views take them before it.
enum ToolkitKeys {
  typealias Row = KeyReference.Row

  static let findLine = [
    Row(keys: [], others: ["keyname.letters"], label: "key.type", sentence: "key.type.hint"),
    row(.up, .down, .pageUp, .pageDown, sentence: "key.moveSelection.hint"),
    row(.enter, sentence: "key.openFound.hint"),
    row(.insert, .control("t"), sentence: "key.markAndSelect.hint"),
    row("*", .control("e"), sentence: "key.markAllToRows.hint"),
    row(.tab, sentence: "key.toRows.hint"),
    row(.control("w"), sentence: "key.wordAway.hint"),
    row(.control("u"), sentence: "key.allAway.hint"),
    row(.escape, sentence: "key.clearFind.hint"),
  ]

  static let rows = [
    row(.up, .down, .pageUp, .pageDown, .home, .end, sentence: "key.move.hint"),
    row(.enter, sentence: "key.open.hint"),
    row(.space, sentence: "key.mark.hint"),
    row(.insert, .control("t"), sentence: "key.markDown.hint"),
    row("*", .control("e"), sentence: "key.markAll.hint"),
    row(.backspace, sentence: "key.backToFind.hint"),
  ]

  static let form = [
    row(.enter, .down, sentence: "key.nextField.hint"),
    row(.up, sentence: "key.previousField.hint"),
    row(.tab, .backTab, sentence: "key.next.hint"),
    row(.space, sentence: "key.switch.hint"),
    row(.left, .right, sentence: "key.chooseSide.hint"),
    row(.function(4), sentence: "key.choose.hint"),
    row(.control("u"), sentence: "key.clearField.hint"),
    row(.control("s"), sentence: "key.save.hint"),
    row(.escape, sentence: "key.close.hint"),
  ]

  static let question = [
    row(.left, .right, .tab, sentence: "key.chooseButton.hint"),
    row(.enter, sentence: "key.press.hint"),
    row(.function(8), sentence: "key.discard.hint"),
    row(.escape, sentence: "key.leaveAsIs.hint"),
  ]

  private static func row(_ keys: Key..., sentence: String) -> Row {
    Row(keys: keys, label: sentence, sentence: sentence)
  }
}
