import CommandContract
import Exchange
import Foundation
import Localization
import Loyalty
import LoyaltyStore
import Screens

/// A program that is tried from the command line: one of the club's by its name, or a draft in a
/// file, as `createBonusProgram` or `createDiscountProgram` would be given to `apply`.
struct ProgramFile {
  private let open: OpenDesk
  private let desk: Desk

  init(_ open: OpenDesk, of desk: Desk) {
    self.open = open
    self.desk = desk
  }

  /// What is tried; a draft with the name of a program is another version of it.
  ///
  /// - Throws: `CommandFailure` with what is wrong.
  func trial(
    of name: String,
    groups: Set<Group.ID>?,
    days: Int,
    at moment: Moment
  ) throws(CommandFailure) -> ProgramTrial {
    let club = open.store.club
    do throws(Refusal) {
      guard name.lowercased().hasSuffix(".json") else {
        guard let program = club.programs.find(name) else {
          throw .notFound(.program, typed: name)
        }
        return try club.trial(of: program, groups: groups, days: days)
      }
    } catch {
      throw CommandFailure(open.refusalSentence(error))
    }
    let draft = try draft(in: name)
    let loyalty: LoyaltyType = if case .bonus = draft.terms { .bonus } else { .discount }
    do throws(Refusal) {
      let existing = club.programs.named(draft.name)
      return try club.trial(
        of: draft,
        for: existing?.loyalty == loyalty ? existing?.id : nil,
        groups: groups,
        days: days,
        at: moment
      )
    } catch {
      throw CommandFailure(open.refusalSentence(error))
    }
  }

  private func draft(in name: String) throws(CommandFailure) -> ProgramDraft {
    guard let bytes = FileManager.default.contents(atPath: name) else {
      throw CommandFailure(open.words("simulation.cli.noFile", ["file": .text(name)]))
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : Array(bytes)
    do throws(LineRefusal) {
      let request = try ContractLine(passwords: .system).read(text)
      if case .command(.createProgram(let draft)) = request.body { return draft }
    } catch {
      let sentence = open.contractSentences(of: desk).sentence(error)
      throw CommandFailure(
        open.words("simulation.cli.file", ["file": .text(name), "problem": .text(sentence)])
      )
    }
    throw CommandFailure(open.words("simulation.cli.otherCommand", ["file": .text(name)]))
  }
}
