/// A program to be tried on real receipts before it is saved: new, or another version of one.
public struct ProgramTrial: Hashable, Sendable {
  /// The program as it would be; its password counts as given on every receipt.
  public let program: Program
  /// The groups in use that would carry it; those that carry it already are always among them.
  public let groups: Set<Group.ID>
  /// How many days back receipts are looked at, as in "in the last N days" (rules.md §8.3).
  public let days: Int
  /// How near to the next tier a client counts as being on a boundary; nil takes one average
  /// receipt.
  public var nearness: Money?
}

extension Club {
  /// A program to be tried, checked as `createProgram` and `editProgram` would, but for its name:
  /// a draft may be tried before it has one.
  ///
  /// - Parameters:
  ///   - draft: The program as it was typed.
  ///   - existing: The program that it is another version of; nil for a new one.
  ///   - groups: The groups that would carry it; nil takes `usualGroups`.
  ///   - days: How many days back receipts are looked at.
  ///   - moment: Now.
  /// - Returns: What to give to `Simulator`.
  /// - Throws: What saving the program would be refused for, `groupArchived`, or `daysInvalid`.
  public func trial(
    of draft: ProgramDraft,
    for existing: Program.ID? = nil,
    groups: Set<Group.ID>? = nil,
    days: Int,
    at moment: Moment
  ) throws(Refusal) -> ProgramTrial {
    let program = try program(
      from: draft,
      id: existing ?? programs.nextID,
      name: draft.name,
      createdAt: existing.flatMap { programs[$0] }?.createdAt ?? moment
    )
    return try trial(of: program, groups: groups, days: days)
  }

  /// A program to be tried as it stands.
  ///
  /// - Throws: `groupArchived`, `notFound` or `daysInvalid`.
  public func trial(
    of program: Program,
    groups: Set<Group.ID>? = nil,
    days: Int
  ) throws(Refusal) -> ProgramTrial {
    guard (1...TotalWindow.dayLimit).contains(days) else {
      throw .daysInvalid(days, limit: TotalWindow.dayLimit)
    }
    for id in (groups ?? []).sorted() {
      guard let group = self.groups[id] else { throw .notFound(.group, typed: id.description) }
      guard !group.isArchived else { throw .groupArchived(group: group.name) }
    }
    let carrying = self.groups(with: program.id).map(\.id)
    return ProgramTrial(
      program: program,
      groups: (groups ?? usualGroups(for: program)).union(carrying),
      days: days
    )
  }

  /// The groups that a program would most likely be for: those that carry it; without any, those
  /// of its type that have no program yet; without any, all of its type.
  public func usualGroups(for program: Program) -> Set<Group.ID> {
    let carrying = groups(with: program.id)
    let ofType = groups.inUse.filter { $0.loyalty == program.loyalty }
    let waiting = ofType.filter { self.program(of: $0) == nil }
    let first = [carrying, waiting, ofType].first { !$0.isEmpty } ?? []
    return Set(first.map(\.id))
  }

  /// The groups as they would be with the program tried.
  func groups(under trial: ProgramTrial) -> GroupList {
    var list = groups
    for id in trial.groups {
      guard let group = list[id] else { continue }
      let loyalty = Change(was: group.loyalty, now: trial.program.loyalty)
      list.apply(.loyalty(loyalty), to: id)
      list.apply(.program(Change(was: group.program, now: trial.program.id)), to: id)
    }
    return list
  }
}
