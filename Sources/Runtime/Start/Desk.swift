package import Localization
package import Loyalty
package import LoyaltyStore
package import Resources

/// Where somebody works and as whom: the store's place, the name, the language, the words.
package struct Desk: Sendable {
  /// The words, help pages and the example.
  package let resources: ResourceFolder
  /// The variables of the process.
  package let environment: [String: String]
  /// The folder of the store.
  package let place: String
  /// Who works here.
  package let staff: Staff
  /// The language that an option asked for.
  package let language: Language?
  /// Where the desk stands, as it was told.
  package let venue: DeskVenue
  /// Whether the store may lie on another machine's disk.
  package let allowsNetwork: Bool

  /// Finds the place and the words.
  ///
  /// - Throws: `CommandFailure` for words that are not found and languages that there are not.
  package init(
    store: String?,
    language: String?,
    staff: String?,
    venue: String? = nil,
    allowsNetwork: Bool = false,
    environment: [String: String]
  ) throws(CommandFailure) {
    do throws(ResourcesNotFound) {
      resources = try ResourceFolder.find(environment: environment)
    } catch {
      throw CommandFailure(error.description)
    }
    self.environment = environment
    place = StorePlace.path(option: store, environment: environment)
    self.staff = StaffName.staff(option: staff)
    self.venue = DeskVenue(option: venue, environment: environment)
    self.allowsNetwork = allowsNetwork
    self.language = language.flatMap { Language(named: $0) }
    if let language, self.language == nil {
      let words = words(for: nil)
      throw CommandFailure(
        words("cli.languageUnknown", ["language": .text(language)]),
        status: .usage
      )
    }
  }

  /// The words for a club, or for nobody yet: the option's language, the store's, the locale's.
  package func words(for settings: Settings?) -> Words {
    Words(chosenLanguage(for: settings), from: resources)
  }

  /// The language of a session.
  package func chosenLanguage(for settings: Settings?) -> Language {
    Language.chosen(
      option: language,
      store: settings.flatMap { Language(named: $0.language) },
      environment: environment
    )
  }

  /// Opens the store for a command of the command line.
  ///
  /// - Parameter options: What it is opened with; nil is the usual.
  /// - Returns: The store with words to talk about it.
  /// - Throws: `CommandFailure` with a sentence about the store.
  package func open(_ options: StoreOptions? = nil) throws(CommandFailure) -> OpenDesk {
    let store: Store
    do throws(StoreProblem) {
      store = try Store.open(at: place, options ?? storeOptions)
    } catch {
      throw CommandFailure(storeSentence()(error))
    }
    return OpenDesk(store: store, words: words(for: store.club.settings), place: place)
  }

  /// Makes sentences about a store that is not open: in its language, as far as its base tells it.
  ///
  /// - Parameter folder: Whose language it is; nil is the desk's store.
  /// - Returns: What makes the sentences.
  package func storeSentence(inLanguageOf folder: String? = nil) -> StoreSentence {
    let club = Store.foldedClub(at: folder ?? place, storeOptions)
    return StoreSentence(words(for: club?.settings), place: place, calendar: club?.calendar)
  }

  /// What the store is opened with.
  package var storeOptions: StoreOptions {
    var options = StoreOptions(clock: SystemClock.now, staff: staff)
    options.desk = DeskName.name(environment: environment)
    options.allowsNetwork = allowsNetwork
    return options
  }
}

/// An open store with words to talk about it.
package struct OpenDesk {
  /// The store.
  package let store: Store
  /// The words of the session.
  package let words: Words
  /// The folder of the store.
  package let place: String

  /// Makes sentences about the store.
  package var storeSentence: StoreSentence {
    StoreSentence(words, place: place, calendar: store.club.calendar)
  }

  /// Leaves the indexes that opening found missing to the next start.
  package func leaveIndexes() {
    store.takeIndexWork()?.write()
  }

  /// Turns what a command of the command line ran into into a sentence and a status.
  package func failure(_ error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case let problem as StoreProblem: CommandFailure(storeSentence(problem))
    case let failure as Output.Failure: CommandFailure(output: failure, words)
    default: CommandFailure(String(describing: error))
    }
  }

  /// Brings to the disk what is about to leave the process.
  package func settle() throws {
    guard store.readOnly == nil else { return }
    try store.syncThrough(store.seq)
  }
}

extension CommandFailure {
  /// A failure to write to standard output; nobody is told when nobody reads.
  package init(output failure: Output.Failure, _ words: Words) {
    guard !failure.isClosed else {
      self.init("", status: .brokenPipe)
      return
    }
    self.init(words.systemReason(failure.code, call: "write"))
  }
}
