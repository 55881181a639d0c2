package import Localization
package import Loyalty
package import Terminal

/// All that a screen may look at beside its own state: one moment of the club, words, time, size.
package struct Context: Sendable {
  /// The club at this moment.
  package var club: Club
  /// Reads a client's full card; nil where the store cannot read it.
  package var card: @Sendable (Client.ID) -> Client?
  /// The words of the session's language.
  package var words: Words
  /// Reads a page of help in that language by its name; nil where there is none.
  package var help: @Sendable (String) -> HelpTopic?
  /// The time, for clocks and ages.
  package var now: Moment
  /// The last records of the days; none where there is no journal.
  package var marks = JournalMarks()
  /// Who sits here.
  package var staff: Staff
  /// Where this desk stands; nil where the club names no venue, or several and none was told.
  package var venue: Venue.ID?
  /// Draws what the texts of a batch of promo codes are made of; nil where nothing can.
  package var seed: (@Sendable () -> Seed)?
  /// Writes the texts of a batch into a file; nil where nothing can.
  package var writeCodes: CodesFile.Writer?
  /// What the file of gateways says now; nil where nothing is ever sent.
  package var gateways: (@Sendable () -> GatewayFacts)?
  /// The last change of whoever sits here, to be put back; nil where there is none.
  package var lastChange: (@Sendable () -> OwnChange?)?
  /// Writes the file of gateways; nothing where it is written, else why not.
  package var saveGateways: (@Sendable (GatewayDraft) -> GatewayRefusal?)?
  /// The whole path of a file that somebody names; nil where nothing is written.
  package var filePlace: (@Sendable (String) -> String)?
  /// Makes and checks the hashes of programs' passwords; nil where nothing can.
  package var passwords: Passwords?
  /// How finely bars are drawn: eighths only where the font is known to have them.
  package var blocks = ChartBlocks.halves
  /// The size of the whole terminal.
  package var size: Size
  /// Whether changes can be saved, and why not.
  package var saving: Saving
  /// Where they cannot: the whole of what is wrong, and what to do step by step.
  package var readOnlyAdvice: String?

  /// Whether changes can be saved.
  package enum Saving: Hashable, Sendable {
    /// They can; when the last one was known to be on disk.
    case possible(last: Moment?)
    /// The store can be read only; a sentence says why.
    case readOnly(String)
    /// There is no store yet: first start.
    case noStore
    /// A throw-away store of the demo.
    case demo(last: Moment?)
  }

  package init(
    club: Club,
    card: @escaping @Sendable (Client.ID) -> Client?,
    words: Words,
    now: Moment,
    staff: Staff,
    size: Size,
    saving: Saving,
    venue: Venue.ID? = nil,
    passwords: Passwords? = nil,
    help: @escaping @Sendable (String) -> HelpTopic? = { _ in nil }
  ) {
    self.club = club
    self.card = card
    self.words = words
    self.now = now
    self.staff = staff
    self.size = size
    self.saving = saving
    self.venue = venue
    self.passwords = passwords
    self.help = help
  }
}
