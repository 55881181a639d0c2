package import CommandContract

extension OpenDesk {
  /// What carries out lines of the contract on this store, for `apply` and for the commands that
  /// make one line of their arguments.
  package func applier(
    of desk: Desk,
    takesTime: Bool = false,
    isDryRun: Bool = false
  ) -> Applier {
    Applier(
      engine: StoreEngine(store, sentence: storeSentence),
      options: Applier.Options(
        staff: desk.staff,
        takesTime: takesTime,
        isDryRun: isDryRun,
        passwords: .system
      ),
      sentences: contractSentences(of: desk)
    )
  }
}
