import ArgumentParser
import CommandContract
import Exchange
import Localization
import LoyaltyStore
import Runtime

struct ApplyCommand: StoreCommand {
  static let configuration = CommandConfiguration.said("apply")

  @Argument(help: .said("apply.file", value: "file"))
  var file: String?

  @Flag(help: .said("apply.atFromInput"))
  var atFromInput = false

  @Flag(help: .said("common.dryRun"))
  var dryRun = false

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore { desk, open in
      let name = file ?? "-"
      let sentence = RowSentence(open.words, refusal: open.refusalSentence)
      let source: FileSource
      do {
        source = try FileSource(path: name)
      } catch let failure as FileSource.Failure {
        throw CommandFailure(sentence(failure, file: name))
      }
      if let damage = open.damage { try Output.errors.line(damage) }
      var applier = open.applier(of: desk, takesTime: atFromInput, isDryRun: dryRun)
      let folding = dryRun ? nil : CommandFolding(desk)
      try applier.run(
        input: {
          folding?.look()
          return try source.piece()
        },
        output: { try Output.standard.write($0) }
      )
      if open.store.holdsErased {
        try MessageFiles.forget(open.store)
        if let done = try Store.compact(at: desk.place, desk.patientOptions(to: .errors)) {
          try Output.errors.line(open.words("cli.erased.folded"))
          try Output.errors.tell(done, of: open.words)
        }
      }
      if let folding { try open.end(folding, tellingTo: .errors) }
      guard applier.exitStatus == 0 else { throw ExitCode(applier.exitStatus) }
    }
  }
}

extension FileSource {
  /// What is there, as soon as there is something; empty at the end.
  fileprivate func piece() throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = try read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }
}
