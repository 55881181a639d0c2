import ArgumentParser
import Foundation
import Runtime

/// Options that every command takes, before or behind its name.
struct CommonOptions: ParsableArguments {
  @Option(help: .said("common.store", value: "dir"))
  var store: String?

  @Option(help: .said("common.language", value: "language"))
  var language: String?

  @Option(name: .customLong("as"), help: .said("common.as", value: "name"))
  var staff: String?

  @Option(help: .said("common.venue", value: "venue"))
  var venue: String?

  @Flag(help: .said("common.networkDisk"))
  var networkDisk = false

  /// Where to work, taking what was given in front of the command where it is not given behind it.
  func desk(_ front: CommonOptions? = nil) throws(CommandFailure) -> Desk {
    try Desk(
      store: store ?? front?.store,
      language: language ?? front?.language,
      staff: staff ?? front?.staff,
      venue: venue ?? front?.venue,
      allowsNetwork: networkDisk || front?.networkDisk == true,
      environment: ProcessInfo.processInfo.environment
    )
  }
}

/// A command that works on an open store.
protocol StoreCommand: ParsableCommand {
  /// The options of the command itself.
  var common: CommonOptions { get }
  /// The program's own options, which stand in front of the command.
  var program: FrontDesk { get }
}

extension StoreCommand {
  /// Opens the store and works on it, turning what goes wrong into a sentence and a status.
  ///
  /// - Parameters:
  ///   - isPatient: Whether it waits for the store's files, and says so.
  ///   - work: What it does.
  /// - Throws: `CommandFailure`, or the exit status.
  func withStore(isPatient: Bool = false, _ work: (Desk, OpenDesk) throws -> Void) throws {
    let desk = try common.desk(program.common)
    let open = try desk.open(isPatient ? desk.patientOptions(to: .errors) : nil)
    do {
      try open.tellRepairs(to: .errors)
      defer { open.leaveIndexes() }
      try work(desk, open)
    } catch let exit as ExitCode {
      throw exit
    } catch {
      throw open.failure(error)
    }
  }

  /// Where the desk stands: what the options and `$FRONTDESK_VENUE` say, else the only venue.
  func venue(on open: OpenDesk) -> String? {
    let venue = DeskVenue(
      option: common.venue ?? program.common.venue,
      environment: ProcessInfo.processInfo.environment
    )
    return venue.name(on: open)
  }
}
