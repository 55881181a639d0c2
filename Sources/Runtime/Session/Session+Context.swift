import Localization
import Loyalty
import LoyaltyStore
import Screens
import Terminal

extension Session {
  /// All that the screens look at, as of now.
  var context: Context {
    Self.context(
      desk: desk,
      store: store,
      nobody: nobody,
      words: words,
      size: terminal.size
    )
  }

  static func context(
    desk: Desk,
    store: SessionStore?,
    nobody: Club?,
    words: Words,
    size: Size
  ) -> Context {
    // Screens ask for cards on this thread alone, which owns the store.
    nonisolated(unsafe) let files = store
    guard let club = files?.club ?? nobody else {
      preconditionFailure("a session has a store or nobody's club")
    }
    let (language, resources) = (words.language, desk.resources)
    var context = Context(
      club: club,
      card: { id in files?.store.knownCard(of: id) },
      words: words,
      now: SystemClock.now(),
      staff: desk.staff,
      size: size,
      saving: saving(store, desk, words),
      venue: desk.venue.venue(in: club),
      passwords: .system,
      help: { HelpTopic($0, language: language, from: resources) }
    )
    context.marks = files?.marks ?? JournalMarks()
    if desk.environment["FRONTDESK_BLOCKS"] == ChartBlocks.eighths.rawValue {
      context.blocks = .eighths
    }
    context.filePlace = { [environment = desk.environment] in freePath(for: $0, environment) }
    context.seed = {
      var system = SystemRandomNumberGenerator()
      return Seed(using: &system)
    }
    if let store, !store.isDemo {
      let (path, environment) = (store.path, desk.environment)
      context.gateways = { [words] in
        GatewayFacts.read(store: path, environment: environment, words)
      }
      context.saveGateways = { [words] in
        GatewayWriting(GatewayFile.path(option: nil, environment: environment), words).save($0)
      }
    }
    context.lastChange = { [staff = desk.staff] in
      files.flatMap { LastChange(store: $0.store, staff: staff, words: words).find() }
    }
    if let reason = store?.readOnly {
      let sentence = StoreSentence(words, place: desk.place, calendar: store?.club.calendar)
      context.readOnlyAdvice = sentence.advice(reason)
    }
    context.writeCodes = { CodesWriting($0).write(into: $1, goesOn: $2) }
    return context
  }

  private static func saving(
    _ store: SessionStore?,
    _ desk: Desk,
    _ words: Words
  ) -> Context.Saving {
    guard let store else { return .noStore }
    if let reason = store.readOnly {
      return .readOnly(StoreSentence(words, place: desk.place).short(reason))
    }
    return store.isDemo ? .demo(last: store.lastSaved) : .possible(last: store.lastSaved)
  }

  /// Makes sentences about the store.
  var storeSentence: StoreSentence {
    StoreSentence(words, place: desk.place, calendar: store?.club.calendar)
  }

  /// Says in few words what a record changed.
  func changed(_ events: [Event]) -> String {
    let context = context
    return ChangeSentence(words: words, club: context.club, card: context.card)(events)
  }

  /// Puts a sentence on the message line.
  func tell(_ kind: Notice.Kind, _ text: String) {
    shell.tell(Notice(kind, text))
    isStale = true
  }

  /// Tells what kept the journal from being folded, or that the names of erased clients are gone.
  func take(folded problem: StoreProblem?) {
    if let trouble = folding.ended(problem) { return tell(.trouble, storeSentence(trouble)) }
    guard folding.isErasing, let store, !store.isWriting, !store.store.holdsErased else { return }
    shell.mention(Notice(.done, words("erase.folded")))
    isStale = true
  }

  /// Tells what opening the store found.
  func tellOpening() {
    guard let store = store?.store else { return }
    if let poison = store.lifted { tell(.note, storeSentence.lifted(poison)) }
    for repair in store.repairs { tell(.note, storeSentence.sentence(repair, last: store.lastAt)) }
    let behind = (store.lastAt?.milliseconds ?? 0) - SystemClock.now().milliseconds
    if behind > 0 {
      let length = words.duration(seconds: Int(behind / 1_000))
      tell(.note, words("state.clockBehind", ["behind": .text(length)]))
    }
    if store.readOnly != nil { tellReadOnly() }
  }

  /// Tells that the store can only be read: what is wrong and what to do.
  func tellReadOnly() {
    let context = context
    guard case .readOnly(let reason) = context.saving else { return }
    shell.tell(context.readOnlyNotice(reason))
    isStale = true
  }
}
