import Localization
import Loyalty
import Terminal

extension ProgramForm {
  /// The button that tries the program on real receipts before it is saved.
  static let tryButton = "try"

  package mutating func press(button: String, _ context: Context) -> [Effect] {
    guard button == Self.tryButton else { return [] }
    do throws(TypedTiers.Problem) {
      return tryOut(try ProgramReading(editor.form, kind).draft(), context)
    } catch {
      return refuse(error, context)
    }
  }

  /// Opens the simulation of what is typed; the form waits below as it is.
  private mutating func tryOut(_ draft: ProgramDraft, _ context: Context) -> [Effect] {
    do throws(Refusal) {
      let days = SimulationScreen.choices[0]
      let trial = try context.club.trial(of: draft, for: own, days: days, at: context.now)
      return [.mended, .open(SimulationScreen(trial))]
    } catch {
      return refuse(error, context)
    }
  }
}
