package import Localization
package import Terminal

extension KeyNames {
  /// What the session's language calls the keys; letters are shown with those of its layout.
  package init(_ words: Words) {
    let layout: KeyboardPosition.Layout? =
      switch words.language {
      case .english: nil
      case .russian: .russian
      case .ukrainian: .ukrainian
      }
    self.init(
      layout: layout,
      words: [.space: words("keyname.space"), .delete: words("keyname.delete")]
    )
  }
}
