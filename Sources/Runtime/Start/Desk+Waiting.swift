package import LoyaltyStore

extension Desk {
  /// What a command works with that needs the store's files or its lock for long: it waits for a
  /// minute, so that one that comes by itself ends, and after a second says once for whom.
  package func patientOptions(to output: Output) -> StoreOptions {
    var options = storeOptions
    options.patience = .seconds(60)
    options.waitingNotice = .seconds(1)
    var isTold = false
    func tell(_ text: (StoreSentence) -> String) -> Bool {
      // Nobody waits longer or shorter because nobody can be told.
      if !isTold { try? output.line(text(storeSentence())) }
      isTold = true
      return true
    }
    options.whenWaiting = { holder in tell { $0(.busy(holder)) } }
    options.whenWaitingForFiles = { holder in tell { $0.waitingForFiles(of: holder) } }
    return options
  }
}
