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

  /// Makes the messages of `apply`, in the store's language.
  package var contractSentences: Sentences {
    let (words, refusal, malformed) = (words, refusalSentence, MalformedSentence(words))
    return Sentences(
      refusal: { refusal($0) },
      malformed: { malformed($0) },
      notSaved: { words("store.notSaved", ["reason": .text($0)]) }
    )
  }
}

extension Desk {
  /// What is wrong with settings of a club that does not exist yet.
  package func sentence(for refusal: Refusal, _ words: Words) -> String {
    RefusalSentence(words, club: nil)(refusal)
  }
}
