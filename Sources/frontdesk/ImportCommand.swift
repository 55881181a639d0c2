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

  static let configuration = CommandConfiguration.said("import")

  @Argument(help: .said("import.subject", value: "subject"))
  var subject: ImportJob.Subject

  @Argument(help: .said("import.file", value: "file"))
  var file: String

  @Flag(help: .said("import.dryRun"))
  var dryRun = false

  @Flag(help: .said("import.createGroups"))
  var createGroups = false

  @Flag(help: .said("import.welcome"))
  var welcome = false

  @Flag(help: .said("import.registerUnknown"))
  var registerUnknown = false

  @Flag(help: .said("import.noAccrual"))
  var noAccrual = false

  @Option(parsing: .singleValue, help: .said("import.map", value: "column-heading"))
  var map: [ColumnMapping] = []

  @Option(help: .said("import.encoding", value: "encoding"))
  var encoding: String?

  @Option(help: .said("import.separator", value: "separator"))
  var separator: SeparatorName?

  @Option(help: .said("common.format", value: "format"))
  var format = Format.text

  @Flag(help: .said("import.verbose"))
  var verbose = false

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func validate() throws {
    if subject != .clients, createGroups {
      throw ValidationError.said("onlyClients", ["option": "--create-groups"])
    }
    if subject == .reactions, welcome {
      throw ValidationError.said("notReactions", ["option": "--welcome"])
    }
    if subject != .receipts, registerUnknown || noAccrual {
      let option = registerUnknown ? "--register-unknown" : "--no-accrual"
      throw ValidationError.said("onlyReceipts", ["option": .text(option)])
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
      let folding = dryRun ? nil : CommandFolding(desk)
      let status = try job.run(on: open, words: words) {
        folding?.look()
        return watch.isStopped
      }
      if let folding { try open.end(folding, tellingTo: .errors) }
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
