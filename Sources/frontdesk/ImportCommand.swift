import ArgumentParser
import Exchange
import Localization
import Loyalty
import Runtime

struct ImportCommand: StoreCommand {
  /// How the result is told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Import clients, the receipts of a till, or what clients did with messages, from CSV.",
    discussion: """
      UTF-8 and windows-1251, any of ; , and tab, headings in English, Russian or Ukrainian. Rows \
      that are refused go into FILE.refused.csv, to be mended and imported. Importing a file again \
      changes nothing. The exit status is 0 when nothing was refused, else 2.

      A row of receipts is a line of one: number;at;phone;category;name;quantity;price, and if \
      there are any discount;venue;bonuses. Rows of one number stand together; prices are what was \
      charged; a receipt without a phone has no client. In whatever order they stand, receipts are \
      booked in the order of their times, as if each had been rung up then: the total up to that \
      time decides the tier, bonuses get the delay and the term of that day, and what has burnt \
      since has burnt. Groups and programs are those that a client has now. A receipt older than \
      others that the client has already counts for totals from now on and changes nothing that \
      those accrued. With --no-accrual receipts are history: totals and statistics count, bonuses \
      do not.

      A row of reactions is at;message;kind: when, the message's number or the name under which the \
      gateway knows it (msg_STORE_8), and delivered, opened or clicked.
      """
  )

  @Argument(help: "What to import.")
  var subject: ImportJob.Subject

  @Argument(help: "The file; - is standard input.")
  var file: String

  @Flag(help: "Tell what would be done and save nothing.")
  var dryRun = false

  @Flag(help: "Of clients: create the groups that the club does not have.")
  var createGroups = false

  @Flag(help: "Give those who are registered the welcome SMS and bonus of their groups.")
  var welcome = false

  @Flag(help: "Of receipts: register the buyers whose phones nobody has.")
  var registerUnknown = false

  @Flag(help: "Of receipts: book history, which counts for totals and not for bonuses.")
  var noAccrual = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Which heading a column has in the file.", valueName: "column=heading")
  )
  var map: [ColumnMapping] = []

  @Option(help: "The encoding, where it is not recognised.")
  var encoding: String?

  @Option(help: "What stands between cells, where it is not recognised: semicolon, comma or tab.")
  var separator: SeparatorName?

  @Option(help: "How the result is told.")
  var format = Format.text

  @Flag(help: "Tell of every row.")
  var verbose = false

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func validate() throws {
    if subject != .clients, createGroups {
      throw ValidationError("--create-groups is for clients.")
    }
    if subject == .reactions, welcome {
      throw ValidationError("--welcome is for clients and receipts.")
    }
    if subject != .receipts, registerUnknown || noAccrual {
      throw ValidationError("--register-unknown and --no-accrual are for receipts.")
    }
  }

  func run() throws {
    try withStore { desk, open in
      var options = ImportOptions(staff: desk.staff)
      options.createsGroups = createGroups
      options.welcomes = welcome
      options.registersUnknown = registerUnknown
      options.booking = noAccrual ? .withoutBonuses : .withBonuses
      options.isDryRun = dryRun
      var job = ImportJob(subject, path: file, options: options)
      job.temporaryFolder = desk.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
      job.encoding = try textEncoding(open.words)
      job.separator = separator?.separator
      job.mappings = map
      job.style = format == .json ? .json : verbose ? .everyRow : .refusedRows
      let watch = StopWatch()
      let words = FileWords(from: desk.resources)
      let status = try job.run(on: open, words: words, isStopped: { watch.isStopped })
      guard status == 0 else { throw ExitCode(status) }
    }
  }

  private func textEncoding(_ words: Words) throws -> TextEncoding? {
    guard let encoding else { return nil }
    if let known = TextEncoding(named: encoding) { return known }
    let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    throw CommandFailure(
      words("import.file.encodingUnknown", ["encoding": .text(encoding), "known": .text(known)]),
      status: .usage
    )
  }
}

extension ImportJob.Subject: ExpressibleByArgument {}

extension ColumnMapping: ExpressibleByArgument {
  /// Reads what follows `--map`.
  public init?(argument: String) {
    self.init(option: argument)
  }
}
