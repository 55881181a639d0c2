import Testing

@testable import Terminal

@Suite("Charts")
struct ChartViewTests {
  private func lines(_ shape: ChartView.Shape, columns: Int, rows: Int) -> [String] {
    View.chart(ChartView(shape)).rendered(columns: columns, rows: rows).lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test("Bars end in halves, and the least above nothing shows")
  func halves() {
    #expect(Bar.length(share: 0.5, columns: 5) == "██▌  ")
    #expect(Bar.length(share: 0.0001, columns: 5) == "▌    ")
    #expect(Bar.length(share: 0, columns: 5) == "     ")
    #expect(Bar.length(share: 2, columns: 5) == "█████")
    #expect(Bar.length(share: -1, columns: 3) == "   ")
    #expect(Bar.length(share: .nan, columns: 3) == "   ")
    #expect(Bar.length(share: 0.3, columns: 0).isEmpty)
    #expect(Bar.length(share: 0.3, columns: 4, blocks: .eighths) == "█▎  ")
  }

  @Test("A spark has a column a value, the last where there are too many")
  func spark() {
    #expect(Bar.spark([0, 1, 3, 4], columns: 9) == "_▄▄█")
    #expect(Bar.spark([9, 0, 8], columns: 2) == "_█")
    #expect(Bar.spark([], columns: 4).isEmpty)
    #expect(Bar.spark([1, 8], columns: 4, blocks: .eighths) == "▁█")
  }

  @Test("Bars with names and numbers, the selected one marked")
  func bars() {
    let bars = [
      ChartView.BarLine("VIP", parts: [1], figure: "100,00"),
      ChartView.BarLine("Новые", parts: [0.25], figure: "25,00"),
    ]
    var chart = ChartView(.bars(bars, parts: ["Оплачено"]))
    chart.selected = 1
    let frame = View.chart(chart).rendered(columns: 30, rows: 3).lines
    #expect(frame[0].hasPrefix("   VIP    ██████"))
    #expect(frame[0].hasSuffix("100,00 "))
    #expect(frame[1].hasPrefix(" ► Новые  "))
    #expect(frame[1].contains("25,00"))
  }

  @Test("Parts differ by pattern, and the legend names them")
  func stacked() {
    let bars = [ChartView.BarLine("июль", parts: [0.5, 0.25, 0.25], figure: "4 / 2 / 2")]
    let frame = lines(.bars(bars, parts: ["а", "б", "в"]), columns: 37, rows: 4)
    #expect(frame[0].contains("████████▒▒▒▒░░░░"))
    #expect(frame[2] == "   █ а   ▒ б   ░ в")
  }

  @Test("A line has its axes with numbers and labels at both ends")
  func line() {
    let line = ChartView.Line([0, 10], labels: ["июнь", "июль"], scale: ["10", "5", "0"])
    let frame = lines(.line(line), columns: 24, rows: 6)
    #expect(frame[0].hasPrefix("   10 │"))
    #expect(frame[3].hasPrefix("    0 │"))
    #expect(frame[4].contains("└──"))
    #expect(frame[5].contains("июнь") && frame[5].hasSuffix("июль"))
    #expect(frame[0].last == "▀")
    #expect(frame[3].contains("▄"))
  }

  @Test("Labels between stand where there is room, and the last one stays")
  func labels() {
    let labels = (1...9).map { "0\($0).11" }
    let line = ChartView.Line((1...9).map(Double.init), labels: labels, scale: ["9", "4", "0"])
    let frame = lines(.line(line), columns: 50, rows: 5)
    #expect(frame[4].contains("01.11") && frame[4].contains("05.11"))
    #expect(frame[4].hasSuffix("09.11"))
  }

  @Test("What is not over is marked, and no line falls to it")
  func unfinished() {
    let values = [4.0, 4, 4, 4, 0]
    let labels = ["a", "b", "c", "d", "e"]
    var line = ChartView.Line(values, labels: labels, scale: ["4", "2", "0"], unfinished: 4)
    let frame = lines(.line(line), columns: 24, rows: 8)
    #expect(frame.filter { $0.contains("○") }.count == 1)
    #expect(frame[5].contains("○"), "\(frame)")
    #expect(!frame[1...4].contains { $0.contains("▄") || $0.contains("▀") }, "\(frame)")
    line.unfinished = 0
    #expect(lines(.line(line), columns: 24, rows: 8).joined().count { $0 == "○" } == 5)
    line.unfinished = nil
    #expect(lines(.line(line), columns: 24, rows: 8)[1...4].contains { $0.contains("│ ") })
  }

  @Test("Where a line has no room its numbers stand, the last ones in sight")
  func numbers() {
    let line = ChartView.Line(
      [1, 2, 3, 4],
      labels: ["01", "02", "03", "04"],
      scale: ["4", "2", "0"],
      figures: ["1,00", "2,00", "3,00", "4,00"],
      unfinished: 3
    )
    let frame = lines(.line(line), columns: 24, rows: 3)
    #expect(frame[0].contains("02") && frame[0].contains("2,00"), "\(frame)")
    #expect(frame[2].contains("04") && frame[2].contains("○ 4,00"), "\(frame)")
  }

  @Test("Labels stand at even steps, the last one among them")
  func evenLabels() {
    let days = (1...23).map { $0 < 10 ? "0\($0)" : "\($0)" }
    for columns in [40, 60, 80, 120] {
      let line = ChartView.Line(days.map { Double($0) ?? 0 }, labels: days, scale: ["9"])
      let frame = lines(.line(line), columns: columns, rows: 6)
      let told = (frame.last ?? "").split(separator: " ").compactMap { Int($0) }
      let steps = Set(zip(told, told.dropFirst()).map { $1 - $0 })
      #expect(told.first == 1 && told.last == 23 && steps.count == 1, "\(told)")
    }
  }

  @Test("A map has a number and a pattern in every field")
  func map() {
    let fields: [[ChartView.Field]] = [
      [.init(0, "0"), .init(1, "12")], [.init(0.4, "5"), .init(0.2, "2")],
    ]
    let frame = lines(
      .map(headings: ["10", "11"], rows: ["пн", "вт"], fields: fields),
      columns: 20,
      rows: 3
    )
    #expect(frame[1].hasPrefix("   пн"))
    #expect(frame[1].contains("█12"))
    #expect(frame[2].contains("▒ 5") && frame[2].contains("░ 2"))
  }

  @Test("The four steps of a map differ in ASCII, and so do the parts of a bar")
  func steps() {
    let steps = [0, 0.2, 0.4, 0.7, 1].map { AsciiFallback.text(String(ChartView.shade($0))) }
    #expect(steps == [" ", ".", ":", "=", "#"])
    let parts = ChartView.patterns.map { AsciiFallback.text(String($0)) }
    #expect(Set(parts).count == 4)
    #expect(AsciiFallback.text(Bar.spark([0, 1, 2, 4], columns: 4)) == "_..#")
  }

  @Test("A field says how much there is by its pattern, its number and its colour")
  func shades() {
    let fields = [[0.1, 0.5, 0.6, 1].map { ChartView.Field($0, "7") }]
    let map = ChartView.Shape.map(headings: ["a", "b", "c", "d"], rows: ["x"], fields: fields)
    let canvas = View.chart(ChartView(map)).rendered(columns: 40, rows: 2)
    let shown = (0..<40).map { canvas[1, $0] }.filter { "░▒▓█".contains($0.character) }
    #expect(String(shown.map(\.character)) == "░▒▓█")
    #expect(shown.map(\.style.role) == [.quarter, .half, .threeQuarters, .most])
  }

  @Test("A line below zero stands on its least value, and the marked value has a mark")
  func negative() {
    let line = ChartView.Line([-10, 0, 10], labels: ["а", "б", "в"], scale: ["10", "0", "-10"])
    let view = View.chart(ChartView(.line(line), selected: 1))
    let frame = view.rendered(columns: 26, rows: 7).lines
    #expect(frame[0].hasPrefix("    10 │") && frame[4].hasPrefix("   -10 │"))
    #expect(Array(frame[4])[8] == "▄", "the first value is the least")
    #expect(frame[0].contains("▀"))
    #expect(
      frame[5].firstIndex(of: "▲").map { frame[5].distance(from: frame[5].startIndex, to: $0) }
        == 16
    )
  }

  @Test("Every glyph has a form in ASCII", arguments: [ChartBlocks.halves, .eighths])
  func ascii(blocks: ChartBlocks) {
    let bars = (1...8).map { ChartView.BarLine("x", parts: [Double($0) / 9], figure: "1") }
    let canvas = View.chart(ChartView(.bars(bars, parts: []), blocks: blocks))
      .rendered(columns: 30, rows: 8).ascii()
    #expect(canvas.lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(canvas.lines.allSatisfy { $0.contains("#") })
  }

  @Test("No room is no chart, and odd values do no harm", arguments: [0, 1, 4, 5, 9])
  func narrow(columns: Int) {
    let shapes: [ChartView.Shape] = [
      .bars([.init("a", parts: [.infinity, -.infinity], figure: "1")], parts: ["a", "b"]),
      .line(.init([1, .nan, 3].map { $0.isNaN ? 0 : $0 }, labels: [], scale: [])),
      .map(headings: ["a"], rows: ["b"], fields: [[.init(.infinity, "9")]]),
      .line(.init([], labels: [], scale: [])),
    ]
    for shape in shapes {
      for rows in 0...3 { _ = lines(shape, columns: columns, rows: rows) }
    }
  }
}
