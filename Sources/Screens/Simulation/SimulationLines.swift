package import Loyalty
import Terminal

/// A simulation's result in words and figures for whoever has no screen: the same lines.
package enum SimulationLines {
  /// The lines, each a label and up to four figures; an empty one parts them.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - context: Words, club and cards to say it with.
  /// - Returns: The cells of each line, top to bottom.
  package static func cells(of result: Simulation, _ context: Context) -> [[String]] {
    let figures = SimulationFigures(result, context)
    return SimulationRows(result).all.map { figures.row($0).cells.map(\.text) }
  }

  /// Who gains most and who loses most, a sentence each.
  package static func sentences(of result: Simulation, _ context: Context) -> [String] {
    let figures = SimulationFigures(result, context)
    let rows: [SimulationRow] = [.gaining, .losing]
    return rows.filter { result.clientCount(of: $0) > 0 }.map(figures.about)
  }
}
