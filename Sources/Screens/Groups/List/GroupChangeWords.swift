import Localization
import Loyalty

/// Says what another desk has changed about groups.
struct GroupChangeWords {
  private let context: Context

  init(_ context: Context) {
    self.context = context
  }

  /// One sentence for all events; nil when none is about groups.
  func sentence(for events: [Event]) -> String? {
    var names: [String] = []
    for name in events.compactMap(name) where !names.contains(name) { names.append(name) }
    guard !names.isEmpty else { return nil }
    let what = context.words.list(names, limit: 3)
    return context.words("groups.changedElsewhere", ["what": .text(what)])
  }

  private func name(of event: Event) -> String? {
    switch event {
    case .groupCreated(let group, _): name(of: group.id)
    case .groupEdited(let id, _): name(of: id)
    case .clientsAddedToGroup(let id, _), .clientsRemovedFromGroup(let id, _): name(of: id)
    case .groupsReordered: context.words("groups.sort.order")
    case .defaultGroupMoved(let change): (change.now ?? change.was).flatMap { name(of: $0) }
    case .settingsChanged, .clientRegistered, .clientEdited, .messageQueued: nil
    }
  }

  private func name(of id: Group.ID) -> String? { context.club.groups[id]?.name }
}
