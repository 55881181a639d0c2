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
      let sentence = PutBackSentence(words, club: store.club) { store.store.knownCard(of: $0) }
      let what = sentence.told(done.events, about: changed(done.events))
      tell(.done, words("state.putBack", ["what": .text(what)]))
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
      let sentence = PutBackSentence(words, club: store.club, card: card)
      let lines = sentence.lines(returning)
      return OwnChange(seq: entry.seq, at: entry.at, what: what, returning: lines)
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
}
