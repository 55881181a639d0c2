import Terminal
import Testing

/// A screen like the list of groups.
private enum Intent: Equatable, Sendable {
  case new, archive, open, mark, markAll, save, help, order, left
}

private struct State {
  var isDefault = false
}

private let table = KeyTable<Intent, State> {
  Binding(.function(7), "n", .control("n"), does: .new, label: "new", footer: 1)
  Binding(.enter, does: .open, label: "open", footer: 2)
  Binding(
    .function(8),
    "d",
    .delete,
    does: .archive,
    label: "archive",
    footer: 5,
    unless: { $0.isDefault ? "default-group-stays" : nil }
  )
  Binding(.space, does: .mark, label: "mark", footer: 3)
  Binding("*", .control("e"), alsoInText: ["*"], does: .markAll, label: "mark-all")
  Binding(.control("s"), does: .save, label: "save")
  Binding(.function(1), "?", silent: [","], does: .help, label: "help")
  Binding("s", does: .order, label: "order", footer: 4)
  Binding(.left, scope: .outsideText, does: .left, label: "left")
}

@Suite("Key tables")
struct KeyTableTests {
  @Test(
    "Outside text a letter is its physical key, Latin or Cyrillic, capital or small",
    arguments: ["n", "N", "т", "Т"] as [Key]
  )
  func physicalLetters(_ key: Key) {
    #expect(table.intent(for: key, inText: false) == .new)
    #expect(table.intent(for: key, inText: true) == nil)
  }

  @Test("The key of s is Russian ы and Ukrainian і")
  func twoLayouts() {
    for key in ["s", "ы", "і", "І"] as [Key] {
      #expect(table.intent(for: key, inText: false) == .order)
    }
  }

  @Test("Cyrillic letters on punctuation keys mean nothing, nor do signs without a binding")
  func punctuationLetters() {
    for key in ["х", "ъ", "ж", "э", "б", "ю", "ё", "ї", "є", "ґ", "№", "中", "."] as [Key] {
      #expect(table.intent(for: key, inText: false) == nil)
    }
    #expect(table.intent(for: ",", inText: false) == .help)
  }

  @Test("In text, F-keys, Ctrl keys and Enter are commands; letters, Space, Del and arrows are not")
  func keysInText() {
    #expect(table.intent(for: .function(7), inText: true) == .new)
    #expect(table.intent(for: .control("n"), inText: true) == .new)
    #expect(table.intent(for: .enter, inText: true) == .open)
    #expect(table.intent(for: .control("s"), inText: true) == .save)
    for key in ["n", "d", .space, .delete, .left, "?", ","] as [Key] {
      #expect(table.intent(for: key, inText: true) == nil)
    }
    #expect(table.intent(for: .delete, inText: false) == .archive)
    #expect(table.intent(for: .left, inText: false) == .left)
  }

  @Test("A sign that a context names is a command in its text too")
  func alsoInText() {
    #expect(table.intent(for: "*", inText: true) == .markAll)
  }

  @Test("Pasted text never runs a command")
  func paste() {
    #expect(table.intent(for: .paste("n"), inText: false) == nil)
  }

  @Test("An action that does not work now is refused with its reason")
  func refused() {
    let free = State()
    let taken = State(isDefault: true)
    #expect(table.dispatch("в", inText: false, context: free) == .run(.archive))
    #expect(
      table.dispatch("d", inText: false, context: taken)
        == .refused(.archive, reason: "default-group-stays")
    )
    #expect(table.dispatch("z", inText: false, context: free) == .unbound)
  }

  @Test("A good table has no problems")
  func noProblems() {
    #expect(table.problems.isEmpty)
  }

  @Test("A key bound twice, a claimed key, a foreign letter and a missing key are problems")
  func problems() {
    let bad = KeyTable<Intent, State> {
      Binding(.function(7), "n", does: .new, label: "new")
      Binding("n", does: .open, label: "open")
      Binding(.control("a"), .function(11), "~", does: .mark, label: "mark")
      Binding("N", "т", does: .order, label: "order")
      Binding(does: .help, label: "help")
    }
    #expect(
      bad.problems == [
        .neverBound(.control("a")), .neverBound(.function(11)), .neverBound("~"),
        .notSmallLatin("N"), .notSmallLatin("т"), .withoutKey(label: "help"),
        .boundTwice("n", inText: false),
      ]
    )
  }

  @Test("The same key may mean two things in text and outside it")
  func scopes() {
    let two = KeyTable<Intent, State> {
      Binding(.enter, scope: .outsideText, does: .open, label: "open")
      Binding(.enter, scope: .inText, does: .save, label: "save")
    }
    #expect(two.problems.isEmpty)
    #expect(two.intent(for: .enter, inText: false) == .open)
    #expect(two.intent(for: .enter, inText: true) == .save)
  }

  @Test("Every key of rule 6 is refused to bindings")
  func neverBound() {
    let controls: [Key] = "abqdvkoxy\\]^_ ".map(Key.control)
    let signs: [Key] = "~[]`';".map(Key.character)
    for key in controls + signs + [.function(11), .function(12), .paste("a")] {
      #expect(key.isNeverBound)
    }
    for key in [.control("s"), .control("c"), .function(10), "n", "*", .enter] as [Key] {
      #expect(!key.isNeverBound)
    }
  }

  @Test("A part's table joins its screen's with other intents")
  func joining() {
    let joined = KeyTable<String, State> {
      table.map { "\($0)" }
      Binding("j", does: "join", label: "join")
    }
    #expect(joined.intent(for: "о", inText: false) == "join")
    #expect(joined.intent(for: .function(8), inText: true) == "archive")
    #expect(
      joined.dispatch("d", inText: false, context: State(isDefault: true))
        == .refused("archive", reason: "default-group-stays")
    )
  }
}

@Suite("Hints")
struct HintTests {
  private let russian = KeyNames(layout: .russian, words: [.space: "Пробел"])

  @Test("Hints print the F-key, else the pair on the keycap, else the sign")
  func hints() {
    let hints = table.bindings.map { table.hint(of: $0, names: russian) }
    #expect(hints == ["F7", "Enter", "F8", "Пробел", "*", "Ctrl+S", "F1", "s/ы", "←"])
    #expect(KeyNames(layout: .ukrainian).name(of: "s") == "s/і")
    #expect(KeyNames().name(of: "s") == "s")
    #expect(KeyNames().name(of: .backTab) == "Shift+Tab")
  }

  @Test("Help lists all printed keys of an action and which of them work in text")
  func rows() throws {
    let rows = table.rows(names: russian)
    let first = try #require(rows.first)
    #expect(first.keys == ["F7", "n/т", "Ctrl+N"])
    #expect(first.keysInText == ["F7", "Ctrl+N"])
    #expect(rows[4].keys == ["*", "Ctrl+E"])
    #expect(rows[6].keys == ["F1", "?"])
  }

  @Test("Every letter has the Cyrillic letters of screens.md on its key")
  func positions() {
    let pairs = "aф bи cс dв eу fа gп hр iш jо kл lд mь nт oщ pз qй rк sы sі tе uг vм wц xч yн zя"
    for pair in pairs.split(separator: " ") {
      let (latin, cyrillic) = (Array(pair)[0], Array(pair)[1])
      #expect(KeyboardPosition.latinLetter(of: cyrillic) == latin)
      #expect(KeyboardPosition.command(for: .character(cyrillic)) == .character(latin))
    }
  }

  private func footer(inText: Bool = false, isDefault: Bool = false) -> [String] {
    table.footerItems(
      names: russian,
      inText: inText,
      context: State(isDefault: isDefault),
      words: { $0.uppercased() }
    ).map { "\($0.key) \($0.label)" }
  }

  @Test("The footer holds what works here and now, in its order")
  func footerItems() {
    #expect(footer() == ["F7 NEW", "Enter OPEN", "Пробел MARK", "s/ы ORDER", "F8 ARCHIVE"])
    #expect(footer(isDefault: true) == ["F7 NEW", "Enter OPEN", "Пробел MARK", "s/ы ORDER"])
    #expect(footer(inText: true) == ["F7 NEW", "Enter OPEN", "F8 ARCHIVE"])
  }
}
