package import Loyalty

/// Makes the messages of refusals: the domain's come from the catalogues in the store's language.
package struct Sentences: Sendable {
  private let ofRefusal: @Sendable (Refusal) -> String
  private let ofMalformed: @Sendable (Malformed) -> String
  private let ofNotSaved: @Sendable (String) -> String
  private let ofNotConfirmed: @Sendable (String) -> String

  /// Takes what makes the sentences.
  ///
  /// - Parameters:
  ///   - refusal: For what the club refuses.
  ///   - malformed: For a line that is no command; in English without it.
  ///   - notSaved: For a disk that did not take the record, with its reason; in English without it.
  ///   - notConfirmed: For a record that the disk did not confirm; in English without it.
  package init(
    refusal: @escaping @Sendable (Refusal) -> String,
    malformed: @escaping @Sendable (Malformed) -> String = { $0.sentence },
    notSaved: @escaping @Sendable (String) -> String = { "Nothing was saved: \($0)." },
    notConfirmed: @escaping @Sendable (String) -> String = {
      "It is not known whether this was saved: \($0)."
    }
  ) {
    ofRefusal = refusal
    ofMalformed = malformed
    ofNotSaved = notSaved
    ofNotConfirmed = notConfirmed
  }

  /// The sentence for whoever sent the line.
  package func sentence(_ refusal: LineRefusal) -> String {
    switch refusal {
    case .malformed(let malformed): ofMalformed(malformed)
    case .refused(let refusal, _): ofRefusal(refusal)
    case .notSaved(let reason): ofNotSaved(reason)
    case .notConfirmed(let reason): ofNotConfirmed(reason)
    }
  }
}
