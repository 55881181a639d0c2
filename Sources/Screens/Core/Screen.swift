package import Loyalty
package import Terminal

/// One screen: it stores state, never behaviour of its own.
///
/// Its two verbs are `press` and `receive`, which change the state and ask for effects, and `view`,
/// which shows it. Everything outside the state comes in the context.
package protocol Screen: Sendable {
  /// Its steps on the way that line 1 shows, after those of the screens below.
  func trail(_ context: Context) -> [String]

  /// The help topic of F1 (Resources/Help).
  var helpTopic: String { get }

  /// Whether letters are text now.
  var isTyping: Bool { get }

  /// Whether something would be lost if the screen went away: it stays beneath others then.
  var hasUnsavedWork: Bool { get }

  /// Whether the footer shows the keys that work everywhere after the screen's own.
  var showsGlobalKeys: Bool { get }

  /// Takes a key. Nil means that the key means nothing here: the shell's own keys come next.
  mutating func press(_ stroke: KeyStroke, _ context: Context) -> [Effect]?

  /// What the screen asks for as soon as it stands on top.
  mutating func opened(_ context: Context) -> [Effect]

  /// Takes what happened elsewhere: a command's result, another desk's change, a child's answer.
  mutating func receive(_ news: News, _ context: Context) -> [Effect]

  /// What stands between the two rules.
  func view(_ context: Context) -> View

  /// What stands left and right on the line above the footer while there is nothing to tell.
  func status(_ context: Context) -> Status

  /// The screen's actions, as footer, help and palette show them.
  func actions(_ context: Context) -> [ScreenAction]

  /// The footer's items while a question or a list is open; nil shows the actions.
  func hints(_ context: Context) -> [Footer.Item]?

  /// What F1 says first: about the field that the cursor stands in.
  func fieldHelp(_ context: Context) -> FieldHelp?

  /// Runs one of `actions` by its place.
  mutating func run(action: Int, _ context: Context) -> [Effect]
}

extension Screen {
  /// Most screens show what is there and ask for nothing.
  package mutating func opened(_ context: Context) -> [Effect] {
    []
  }

  package var hasUnsavedWork: Bool { false }
  package var showsGlobalKeys: Bool { true }
  package mutating func receive(_ news: News, _ context: Context) -> [Effect] { [] }
  package func status(_ context: Context) -> Status { Status() }
  package func hints(_ context: Context) -> [Footer.Item]? { nil }
  package func fieldHelp(_ context: Context) -> FieldHelp? { nil }
}

/// What help says about one field of a form.
package struct FieldHelp: Hashable, Sendable {
  /// The field's label.
  package let label: String
  /// The sentence about it.
  package let text: String

  package init(label: String, text: String) {
    self.label = label
    self.text = text
  }
}

/// A key and when it was pressed.
package struct KeyStroke: Hashable, Sendable {
  /// The key.
  package let key: Key
  /// Milliseconds on a clock that only moves on; tells key bounce from intent.
  package let at: Int64

  package init(_ key: Key, at: Int64 = 0) {
    self.key = key
    self.at = at
  }
}

/// What a screen hears of.
package enum News: Sendable {
  /// The command that the screen asked for was carried out and is in the journal.
  case performed(Command, Answer)
  /// The command that the screen asked for was refused.
  case refused(Command, Refusal)
  /// The command that the screen asked for could not be written; a sentence says why.
  case notSaved(Command, String)
  /// The store could not be created; a sentence says why.
  case notFounded(String)
  /// The report could not be written into the file that was asked for; a sentence says why.
  case notExported(format: String, path: String, why: String)
  /// The club has changed, by this desk or another.
  case clubChanged(ClubChange)
  /// Messages have come further, and nothing else has changed: many times a second while they go.
  case messagesMoved
  /// The long work that the screen asked for goes on.
  case progressed(JobProgress)
  /// The long work that the screen asked for has come to its end, or was stopped.
  case finished(Job.Outcome)
  /// The screen above was closed, maybe with something chosen.
  case returned(Choice?)
}

/// What one record changed, and whose it is.
package struct ClubChange: Sendable {
  /// What happened.
  package let events: [Event]
  /// Who did it.
  package let by: Staff
  /// When.
  package let at: Moment

  /// Takes the facts of a record.
  package init(_ events: [Event], by staff: Staff, at moment: Moment) {
    self.events = events
    by = staff
    at = moment
  }
}

/// What a screen that was opened to choose something hands back.
package enum Choice: Hashable, Sendable {
  /// A client.
  case client(Client.ID)
  /// A group.
  case group(Group.ID)
  /// A bonus or discount program.
  case program(Program.ID)
  /// A tariff or product.
  case product(Product.ID)
  /// A category.
  case category(Category.ID)
  /// A venue.
  case venue(Venue.ID)
  /// A promo code.
  case promoCode(PromoCode.ID)
  /// A push or SMS to many.
  case mailing(Mailing.ID)
  /// A template of messages.
  case template(NamedTemplate.ID)
  /// A promo code as somebody typed it.
  case typedCode(String)
  /// The days and venues of a report.
  case report(ReportScope)
  /// The format and the place of a report's file.
  case reportFile(format: String, path: String)
}

/// What a screen asks for.
package enum Effect: Sendable {
  /// Decide and write a command; the answer comes as news.
  case perform(Command)
  /// Begin long work aside, in the place of what runs; it comes back as news of its progress and
  /// its end.
  case start(Job)
  /// Put a screen on top.
  case open(any Screen)
  /// Put a screen in the place of this one.
  case replace(any Screen)
  /// Take this screen away; the one below hears of the choice.
  case back(Choice?)
  /// Take this screen away and run an action of the one below.
  case backAndRun(action: Int)
  /// Do what one of the keys does that mean the same everywhere.
  case global(GlobalIntent)
  /// Bring back the form that was discarded last.
  case bringDraftBack
  /// Ask whether to leave the program.
  case askToLeave
  /// Go to a place of the menu.
  case go(Destination)
  /// Tell something on the message line.
  case tell(Notice)
  /// What the message line complains of was mended: it gives way.
  case mended
  /// Keep a form that is being discarded, so that F2 can bring it back.
  case keepDraft(any Screen)
  /// Write a report into a file of a format by its name, at a place as it was typed; the message
  /// line tells where it is.
  case export(ReportTable, ReportRequest, format: String, path: String)
  /// Create the store, on first start.
  case found(Settings, starterGroups: [GroupDraft])
  /// Look at the demo instead of creating a store.
  case showDemo
  /// Show everything in another language.
  case speak(String)
  /// Leave the program.
  case leave
  /// Draw everything anew.
  case redraw
  /// Hand the terminal back to the shell for a while.
  case suspend
}

/// The line above the footer.
package struct Status: Hashable, Sendable {
  /// What this is, or how many there are.
  package var left: String
  /// Figures at the right end; nil shows when was saved last.
  package var right: String?

  package init(_ left: String = "", right: String? = nil) {
    self.left = left
    self.right = right
  }
}
