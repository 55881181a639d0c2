import Localization
import Loyalty
import Terminal

/// The rows of tiers as they stand in a form; the last one is always empty.
struct TypedTiers {
  /// The rows in which something is typed, top to bottom.
  let rows: [Row]

  /// A threshold and its percent as they were typed.
  struct Row {
    let threshold: String
    let percent: String

    var isEmpty: Bool { threshold.isEmpty && percent.isEmpty }
  }

  /// What is wrong with a field.
  struct Problem: Error {
    let field: ProgramField
    let reason: Reason

    /// A refusal of the club's, or a sentence of the form's own.
    enum Reason {
      case refusal(Refusal)
      case words(String, [String: WordValue])
    }

    init(field: ProgramField, refusal: Refusal) {
      self.field = field
      reason = .refusal(refusal)
    }

    init(field: ProgramField, words key: String, _ values: [String: WordValue] = [:]) {
      self.field = field
      reason = .words(key, values)
    }
  }

  init(_ form: FormState<ProgramField>) {
    let all = (0..<Tiers.limit).map {
      Row(threshold: form.text(.threshold($0)), percent: form.text(.percent($0)))
    }
    let last = all.lastIndex { !$0.isEmpty } ?? -1
    rows = Array(all[...last])
  }

  /// How many rows the form shows, the empty one among them.
  var shown: Int { min(rows.count + 1, Tiers.limit) }

  /// Reads the rows; empty ones between others are passed over.
  func tiers(_ bound: Tiers.Bound) throws(Problem) -> Tiers {
    var tiers: [Tiers.Tier] = []
    var places: [Int] = []
    for (place, row) in rows.enumerated() where !row.isEmpty {
      tiers.append(
        Tiers.Tier(
          threshold: try amount(row.threshold, .threshold(place)),
          percent: try percent(row.percent, .percent(place))
        )
      )
      places.append(place)
    }
    do throws(Tiers.Problem) {
      return try Tiers(tiers, bound: bound)
    } catch {
      throw Problem(field: field(of: error, places), refusal: .tiersInvalid(error))
    }
  }

  /// The tiers without the row of a place.
  func withoutRow(_ place: Int) -> [Row] {
    rows.enumerated().filter { $0.offset != place }.map(\.element)
  }

  private func amount(_ text: String, _ field: ProgramField) throws(Problem) -> Money {
    do throws(ValueProblem) {
      return try Money(typed: text)
    } catch {
      throw Problem(field: field, refusal: .value(error))
    }
  }

  private func percent(_ text: String, _ field: ProgramField) throws(Problem) -> Percent {
    do throws(ValueProblem) {
      return try Percent(decimal: text.filter { $0 != " " && $0 != "\u{A0}" })
    } catch {
      throw Problem(field: field, refusal: .value(error))
    }
  }

  private func field(of problem: Tiers.Problem, _ places: [Int]) -> ProgramField {
    guard case .notAscending(let place, _) = problem, places.indices.contains(place - 1) else {
      return .threshold(places.first ?? 0)
    }
    return .threshold(places[place - 1])
  }
}
