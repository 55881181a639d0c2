package import CommandContract
package import Localization
package import Loyalty
import LoyaltyStore
package import Screens

extension OpenDesk {
  /// Makes sentences of what the club refuses.
  package var refusalSentence: RefusalSentence {
    nonisolated(unsafe) let store = store
    return RefusalSentence(words, club: store.club, card: { store.knownCard(of: $0) })
  }

  /// Makes the messages of `apply`, in the language that the store has at that moment.
  package func contractSentences(of desk: Desk) -> Sentences {
    nonisolated(unsafe) let open = self
    return Sentences(
      refusal: { open.now(at: desk).refusalSentence($0) },
      malformed: { MalformedSentence(open.now(at: desk).words)($0) },
      notSaved: { open.now(at: desk).words("store.notSaved", ["reason": .text($0)]) },
      notConfirmed: { open.now(at: desk).words.sentence("store.notConfirmed", ["what": .text($0)]) }
    )
  }

  /// The same with the words of the language that the store has now.
  private func now(at desk: Desk) -> OpenDesk {
    let settings = store.club.settings
    guard desk.chosenLanguage(for: settings) != words.language else { return self }
    return OpenDesk(store: store, words: desk.words(for: settings), place: place)
  }

  /// Tells what opening cut off the journal's end.
  package func tellRepairs(to output: Output) throws {
    if let poison = store.lifted { try output.line(storeSentence.lifted(poison)) }
    for repair in store.repairs {
      try output.line(storeSentence.sentence(repair, last: store.lastAt))
    }
  }

  /// What keeps the club from being whole: damage in the middle of the journal.
  package var damage: String? {
    guard case .damaged? = store.readOnly else { return nil }
    return store.readOnly.map(storeSentence.sentence)
  }

  /// Ends with the damage that keeps what was written from being whole, where there is some.
  package func requireWhole() throws(CommandFailure) {
    if let damage { throw CommandFailure(damage) }
  }
}

extension Desk {
  /// What is wrong with settings of a club that does not exist yet.
  package func sentence(for refusal: Refusal, _ words: Words) -> String {
    RefusalSentence(words, club: nil)(refusal)
  }
}
