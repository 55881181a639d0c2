import Localization
import Loyalty
import LoyaltyStore
import Screens

extension Session {
  /// Puts back what a record changed, if it still can be.
  func putBack(_ seq: UInt64) {
    waitForSync()
    guard let store else { return }
    do {
      let done = try store.putBack(seq, by: desk.staff)
      follow()
      tell(of: done)
      tell(.done, words("state.putBack", ["what": .text(changed(done.events))]))
    } catch let refusal as PutBackRefusal {
      follow()
      tell(.trouble, words("state.undo." + refusal.rawValue))
    } catch let refusal as Refusal {
      follow()
      tell(.trouble, context.sentence(for: refusal))
    } catch let problem as StoreProblem {
      follow()
      tell(.trouble, storeSentence(problem))
    } catch {
      tell(.trouble, String(describing: error))
    }
  }
}

/// Finds somebody's last change and says what putting it back would bring.
struct LastChange {
  let store: Store
  let staff: Staff
  let words: Words

  /// The change; nil where the journal has none.
  func find() -> OwnChange? {
    guard let entry = try? store.lastChange(by: staff) else { return nil }
    let events = entry.events.compactMap { event in
      if case .whole(let event) = event { event } else { nil }
    }
    let what = ChangeSentence(words: words, club: store.club, card: card)(events)
    do {
      let returning = try store.trialOfPuttingBack(entry.seq, by: staff)
      return OwnChange(seq: entry.seq, at: entry.at, what: what, returning: lines(returning))
    } catch let refusal as PutBackRefusal {
      return failed(entry, what, words("state.undo." + refusal.rawValue))
    } catch {
      return failed(entry, what, words("state.undo.impossible"))
    }
  }

  private func card(_ id: Client.ID) -> Client? { store.knownCard(of: id) }

  private func failed(_ entry: PastEntry, _ what: String, _ reason: String) -> OwnChange {
    OwnChange(seq: entry.seq, at: entry.at, what: what, problem: "\(what): \(reason)")
  }

  private func lines(_ events: [Event]) -> [String] {
    events.flatMap { event -> [String] in
      switch event {
      case .groupEdited(_, let changes): changes.compactMap(line)
      case .clientEdited(_, let changes): changes.compactMap(line)
      case .groupsReordered(let change):
        [words.list(change.now.compactMap { store.club.groups[$0]?.name }, limit: 5)]
      default: []
      }
    }
  }

  private func line(_ change: GroupChange) -> String? {
    switch change {
    case .name(let change): arrow(change.was, change.now)
    case .description(let change): arrow(change.was, change.now)
    default: nil
    }
  }

  private func line(_ change: ClientChange) -> String? {
    switch change {
    case .name(let change): arrow(change.was, change.now)
    case .phone(let change): arrow(change.was.typed, change.now.typed)
    case .email(let change), .city(let change), .note(let change): arrow(change.was, change.now)
    default: nil
    }
  }

  private func arrow(_ was: String?, _ now: String?) -> String {
    "\(was ?? "–") → \(now ?? "–")"
  }
}
