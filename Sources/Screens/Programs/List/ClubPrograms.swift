import Loyalty

extension Club {
  /// The programs of a kind, in use or archived, oldest first.
  func programs(_ kind: LoyaltyType, archived: Bool = false) -> [Program] {
    programs.items.filter { $0.loyalty == kind && $0.isArchived == archived }
  }

  /// The name of the program that a group carries.
  func programName(of group: Group) -> String? {
    group.program.flatMap { programs[$0] }?.name
  }
}
