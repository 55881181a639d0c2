import ArgumentParser
import Exchange
import Localization
import Runtime

struct ImportCommand: StoreCommand {
  /// What can be imported.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case clients
  }

  /// How the result is told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import clients from a CSV file.",
    discussion: """
      UTF-8 and windows-1251, any of ; , and tab, headings in English, Russian or Ukrainian. Rows \
      that are refused go into FILE.refused.csv, to be mended and imported. Importing a file again \
      changes nothing. The exit status is 0 when nothing was refused, else 2.
      """
  )

  @Argument(help: "What to import.")
  var subject: Subject

  @Argument(help: "The file; - is standard input.")
  var file: String

  @Flag(help: "Tell what would be done and save nothing.")
  var dryRun = false

  @Flag(help: "Create the groups that the club does not have.")
  var createGroups = false

  @Flag(help: "Queue the welcome SMS of the clients' groups.")
  var welcome = false

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

  func run() throws {
    try withStore { desk, open in
      var options = ImportOptions(staff: desk.staff)
      options.createsGroups = createGroups
      options.welcomes = welcome
      options.isDryRun = dryRun
      var job = ImportJob(path: file, options: options)
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

extension ColumnMapping: ExpressibleByArgument {
  /// Reads what follows `--map`.
  public init?(argument: String) {
    self.init(option: argument)
  }
}
