import Terminal
import Testing

struct TableStateTests {
  let rows = TableRows(Array(0..<100))

  @Test(
    "Arrows, pages, Home and End move the selection and stop at the ends",
    arguments: [
      ([Key.down, .down, .up], 1), ([.up], 0), ([.pageDown], 9), ([.pageDown, .pageUp], 0),
      ([.end], 99), ([.end, .down], 99), ([.end, .home], 0),
    ]
  )
  func moving(keys: [Key], place: Int) {
    var state = TableState<Int>()
    for key in keys { #expect(state.handle(key, in: rows, page: 10) == .moved) }
    #expect(state.selected == place)
    #expect(state.selectedID == place)
    #expect((state.top..<state.top + 10).contains(place))
  }

  @Test("Space marks the row, again takes the mark away; Ins and Ctrl-T step down")
  func marking() {
    var state = TableState<Int>()
    #expect(state.handle(.space, in: rows) == .marked)
    #expect(state.marks == [0])
    #expect(state.handle(.space, in: rows) == .marked)
    #expect(state.marks == [])
    _ = state.handle(.insert, in: rows)
    _ = state.handle(.control("t"), in: rows)
    #expect(state.marks == [0, 1])
    #expect(state.selected == 2)
  }

  @Test("* and Ctrl-E mark all found, again none; marks outlive a new search")
  func markingAll() {
    var state = TableState<Int>()
    let found = TableRows([3, 5])
    _ = state.handle("*", in: found)
    #expect(state.marks == [3, 5])
    _ = state.handle(.control("e"), in: TableRows([5, 7]))
    #expect(state.marks == [3, 5, 7])
    _ = state.handle("*", in: TableRows([5, 7]))
    #expect(state.marks == [3])
    #expect(state.chosen == [3])
  }

  @Test("Enter opens the record; with no rows it means nothing")
  func opening() {
    var state = TableState<Int>()
    _ = state.handle(.down, in: rows)
    #expect(state.handle(.enter, in: rows) == .open(1))
    #expect(state.handle(.enter, in: TableRows([])) == .ignored)
    #expect(state.handle("q", in: rows) == .ignored)
  }

  @Test("The selection stays on its record when rows come before it, and nothing jumps")
  func following() {
    var state = TableState<Int>()
    state.select(place: 20, in: rows, page: 10)
    let line = state.selected - state.top
    state.follow(TableRows([200, 201] + Array(0..<100)))
    #expect(state.selectedID == 20)
    #expect(state.selected == 22)
    #expect(state.selected - state.top == line)
  }

  @Test("When the record is gone, the row in its place is selected")
  func followingRemoval() {
    var state = TableState<Int>()
    state.select(place: 99, in: rows)
    state.follow(TableRows(Array(0..<99)))
    #expect(state.selectedID == 98)
    state.follow(TableRows([]))
    #expect(state.selectedID == nil)
    #expect(state.selected == 0)
  }

  @Test("Ordering by another column goes up, by the same one turns round")
  func ordering() {
    var state = TableState<Int>()
    state.reorder(by: "name")
    #expect(state.order == TableOrder(column: "name"))
    state.reorder(by: "name")
    #expect(state.order == TableOrder(column: "name", isAscending: false))
    state.reorder(by: "visit")
    #expect(state.order == TableOrder(column: "visit"))
  }
}
